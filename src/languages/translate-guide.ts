import { type GuideStep } from '../contract/guide.ts';
import { isMarkedByHand } from '../contract/guide-verdict.ts';
import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

export type GuideTexts = Texts<'guide'> & { readonly language: Language };

/** One form for every number, or the forms that `Intl.PluralRules` names, and `zero` for none. */
type CountedText =
  string | (Readonly<Record<'one' | 'other', string>> & { readonly zero?: string });

const texts = await loadTexts('guide');

/** Every text of the guide, for the window, which loads them with its screen, and the terminal. */
export function guideTexts(language: Language): GuideTexts {
  return { ...texts[language], language };
}

/** The name of a value that is pasted, as the guide calls it. */
export function translateGuideSetting(
  name: keyof GuideTexts['values'],
  language: Language,
): string {
  return texts[language].values[name];
}

/** Fills `{{placeholder}}`s; one without a value stays visible. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Fills a text in the form that its number asks for: `number`, or `days`. */
export function fillCounted(
  text: CountedText,
  language: Language,
  values: Readonly<Record<string, string | number>>,
): string {
  if (typeof text === 'string') return fillText(text, values);
  const count = Number(values['number'] ?? values['days']);
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return fillText(count === 0 ? (text.zero ?? text.other) : text[form], values);
}

/** How many steps are done, and how many of them by the user's word alone. */
export function guideProgress(steps: readonly GuideStep[], texts: GuideTexts): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const number = steps.filter(isMarkedByHand).length;
  const values = { done, all: steps.length, number };
  return number === 0
    ? fillText(texts.progress, values)
    : fillCounted(texts.progressByHand, texts.language, values);
}

/** The message that asks an administrator of the tenant for consent; subject first. */
export function consentMessage(
  language: Language,
  values: Readonly<{ name: string; address: string; applicationId: string; odooUrl: string }>,
): { readonly subject: string; readonly body: string } {
  const { subject, body } = texts[language].message;
  return { subject: fillText(subject, values), body: fillText(body, values) };
}

import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

export type GuideTexts = Texts<'guide'>;

const texts = await loadTexts('guide');

/** Every text of the guide, for the window, which loads them with its screen, and the terminal. */
export function guideTexts(language: Language): GuideTexts {
  return texts[language];
}

/** Fills `{{placeholder}}`s; one without a value stays visible. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The message that asks an administrator of the tenant for consent; subject first. */
export function consentMessage(
  language: Language,
  values: Readonly<{ name: string; address: string; applicationId: string; odooUrl: string }>,
): { readonly subject: string; readonly body: string } {
  const { subject, body } = texts[language].message;
  return { subject: fillText(subject, values), body: fillText(body, values) };
}

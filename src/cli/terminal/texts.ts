import i18next from 'i18next';
import { type Language } from '../../contract/settings.ts';
import { formatDay } from '../../languages/format-values.ts';
import { completeCommands } from './printed-commands.ts';
import { codes, languages, loadTexts } from '../../languages/languages.ts';

// Loaded before anything else of the command line, for --help too: no schema and none of the
// window's texts here, which window-texts.ts adds for the commands that print them.
const terminal = await loadTexts('terminal');
const texts = i18next.createInstance();
await texts.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: Object.fromEntries(codes.map((code) => [code, { terminal: terminal[code] }])),
  defaultNS: 'terminal',
  interpolation: { escapeValue: false },
});

/** i18next's key types are the window's; the keys used here are checked by texts.test.ts. */
const find = texts.t.bind(texts) as unknown as (
  key: string | readonly string[],
  values?: Readonly<Record<string, unknown>>,
) => string;

/** A text whose commands run as they are printed, in the place and for the client of this one. */
export function lookUp(
  key: string | readonly string[],
  values?: Readonly<Record<string, unknown>>,
): string {
  return completeCommands(endOnce(find(key, values), values));
}

/** “S.p.A.” at the end of a sentence brings its full stop with it. */
function endOnce(text: string, values: Readonly<Record<string, unknown>> = {}): string {
  return Object.values(values)
    .filter((value) => typeof value === 'string' && /[^.]\.$/.test(value))
    .reduce<string>(
      (sentence, value) =>
        sentence.replaceAll(`${String(value)}.`, (twice, at: number) =>
          /^\.|^\S/.test(sentence.slice(at + twice.length)) ? twice : String(value),
        ),
      text,
    );
}

/** Adds texts that are shared with the windows, under a prefix of their own: `ui:steps.dns`. */
export function addTexts(prefix: string, resources: Readonly<Record<Language, object>>): void {
  for (const [language, content] of Object.entries(resources)) {
    texts.addResourceBundle(language, prefix, content);
  }
}

/** The system's language where Collega speaks it, else English. */
export function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  // `C` names no language: macOS sets C.UTF-8 for a language without a region, ssh hands it on.
  const named = locale === undefined || /^(?:C|POSIX)(?:\.|$)/u.test(locale) ? null : locale;
  const tag = named ?? new Intl.PluralRules().resolvedOptions().locale;
  return knownLanguage(tag.split(/[-_.]/u)[0]?.toLowerCase());
}

function knownLanguage(code: string | undefined): Language {
  return codes.find((known) => known === code) ?? 'en';
}

export async function setLanguage(language: Language): Promise<void> {
  await texts.changeLanguage(language);
}

/** The language that was chosen with `setLanguage`. */
export function currentLanguage(): Language {
  return knownLanguage(texts.language);
}

/** A sentence of the command line in the user's language. */
export function translate(
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return lookUp(key, values);
}

/** With its date, in the language spoken: when something was tested or read may be long ago. */
export function formatMoment(time: Date): string {
  const { locale } = languages[currentLanguage()];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** Hours and minutes in the language spoken; of another day with its date, or it would seem new. */
export function formatTime(time: Date, now = new Date()): string {
  const today = time.toDateString() === now.toDateString();
  const { locale } = languages[currentLanguage()];
  return new Intl.DateTimeFormat(locale, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(time);
}

/** A calendar day (ISO 8601), as the language spoken writes it; `-` where there is none. */
export function formatDate(day: string | null): string {
  return day === null ? '-' : formatDay(day, languages[currentLanguage()].locale);
}

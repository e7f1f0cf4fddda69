import { createInstance } from 'i18next';
import { type ReportBundle } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { formatDay, formatDuration } from '../../languages/format-values.ts';
import { inForceLines } from '../../languages/trust-texts.ts';
import { codes, languages, loadTexts } from '../../languages/languages.ts';

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const [report, ui] = await Promise.all([loadTexts('report'), loadTexts('ui')]);
const translator = createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['report', 'ui'],
  defaultNS: 'report',
  resources: Object.fromEntries(
    codes.map((code) => [code, { report: report[code], ui: ui[code] }]),
  ),
  // Values are put in as they are; the writer of a page escapes the whole sentence.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** What a report says in one language. Moments are in UTC: readers sit in another time zone. */
export interface ReportTexts {
  readonly language: Language;
  /** A sentence of report.json, or `ui:…` where the window says the same. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly dateTime: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** From milliseconds. */
  readonly duration: (milliseconds: number) => string;
}

export function textsIn(language: Language): ReportTexts {
  // i18next's key types are the window's; the keys used here are checked by report-texts.test.ts.
  const translate = translator.getFixedT(language) as unknown as Translate;
  const { locale } = languages[language];
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return {
    language,
    say: (key, values = {}) => translate(key, { replace: values }),
    dateTime: (iso) => `${moment.format(new Date(iso))} UTC`,
    day: (iso) => formatDay(iso, locale),
    duration: (milliseconds) => formatDuration(milliseconds, locale),
  };
}

/** The proxies and added authorities as the window names them; older reports do not say. */
export function networkLines(
  { network }: ReportBundle['collega'],
  { say }: Pick<ReportTexts, 'say'>,
): string[] {
  return network === null ? [] : inForceLines(network, (key, values) => say(`ui:${key}`, values));
}

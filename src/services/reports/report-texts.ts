import { createInstance } from 'i18next';
import { type Language } from '../../contract/settings.ts';
import enReport from '../../languages/en/report.json' with { type: 'json' };
import enUi from '../../languages/en/ui.json' with { type: 'json' };
import itReport from '../../languages/it/report.json' with { type: 'json' };
import itUi from '../../languages/it/ui.json' with { type: 'json' };

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const translator = createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['report', 'ui'],
  defaultNS: 'report',
  resources: { en: { report: enReport, ui: enUi }, it: { report: itReport, ui: itUi } },
  // Values are put in as they are; whoever writes a page escapes the whole sentence.
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
  const locale = language === 'en' ? 'en-GB' : 'it-IT';
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    language,
    say: (key, values = {}) => translate(key, { replace: values }),
    dateTime: (iso) => `${moment.format(new Date(iso))} UTC`,
    day: (iso) => calendar.format(new Date(`${iso}T00:00:00Z`)),
    duration: (milliseconds) => formatDuration(milliseconds, locale),
  };
}

/** Milliseconds below one second, seconds with one digit above. */
function formatDuration(milliseconds: number, locale: string): string {
  const inSeconds = milliseconds >= 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inSeconds ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: inSeconds ? 1 : 0,
  }).format(inSeconds ? milliseconds / 1000 : milliseconds);
}

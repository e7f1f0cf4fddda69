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

/**
 * What a report says in one language. Moments are in this computer's time, with its distance from
 * UTC, and in UTC: readers sit in another time zone, and logs of servers are in UTC.
 */
export interface ReportTexts {
  readonly language: Language;
  /** A sentence of report.json, or `ui:…` where the window says the same. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly dateTime: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** From milliseconds. */
  readonly duration: (milliseconds: number) => string;
}

export function textsIn(language: Language, timeZone = localTimeZone()): ReportTexts {
  // i18next's key types are the window's; the keys used here are checked by report-texts.test.ts.
  const translate = translator.getFixedT(language) as unknown as Translate;
  const { locale } = languages[language];
  return {
    language,
    // The form of a plural is chosen by `count`, which `replace` hides.
    say: (key, values = {}) => translate(key, { replace: values, count: values['count'] }),
    dateTime: formatMomentIn(locale, timeZone),
    day: (iso) => formatDay(iso, locale),
    duration: (milliseconds) => formatDuration(milliseconds, locale),
  };
}

function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `23 Nov 2026, 11:05:00 UTC+01:00 (10:05:00 UTC)`, with the day where UTC has another. */
function formatMomentIn(locale: string, timeZone: string): (iso: string) => string {
  const styles = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  const local = new Intl.DateTimeFormat(locale, { ...styles, timeZone });
  const utc = new Intl.DateTimeFormat(locale, { ...styles, timeZone: 'UTC' });
  const utcTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: 'UTC' });
  const day = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const [localDay, utcDay] = [day(timeZone), day('UTC')];
  const offset = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (iso) => {
    const at = new Date(iso);
    const name = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    const fromUtc = (name ?? 'GMT').replace('GMT', 'UTC');
    if (/^UTC(?:[+-]00:00)?$/.test(fromUtc)) return `${utc.format(at)} UTC`;
    const inUtc = (localDay.format(at) === utcDay.format(at) ? utcTime : utc).format(at);
    return `${local.format(at)} ${fromUtc} (${inUtc} UTC)`;
  };
}

/** The proxies and added authorities as the window names them; older reports do not say. */
export function networkLines(
  { network }: ReportBundle['collega'],
  { say }: Pick<ReportTexts, 'say'>,
): string[] {
  return network === null ? [] : inForceLines(network, (key, values) => say(`ui:${key}`, values));
}

/** The authority as Microsoft names it, with the tenant where there is one. */
export function nameAuthority(
  authority: ReportBundle['azureApp']['authority'],
  { say }: ReportTexts,
): string {
  const label = say(`ui:azureApp.authorities.${authority.kind}.label`);
  return `${label} (${authority.kind === 'tenant' ? authority.tenant : authority.kind})`;
}

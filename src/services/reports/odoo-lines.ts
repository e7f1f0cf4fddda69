import { isoOfOdoo } from '../../contract/odoo-time.ts';
import { type ReportedOdoo } from '../../contract/reports.ts';
import { countSeverities, describeInterval } from '../../languages/count-words.ts';
import { type ReportTexts } from './report-texts.ts';

type Mails = NonNullable<ReportedOdoo['mails']>;

/** Enough to recognise them; the HTML report has all. */
const namedLines = 5;

/** Of Odoo's set-up as it was read, the sender review included. */
export function verdictOfDifferences({
  differences,
  senders,
}: ReportedOdoo): 'failed' | 'warning' | 'passed' {
  const all = [...differences, ...senders];
  if (all.some(({ severity }) => severity === 'error')) return 'failed';
  return all.length > 0 ? 'warning' : 'passed';
}

/** In one sentence, with the time: how things stand in Odoo now is not known. */
export function describeDifferences(odoo: ReportedOdoo, { say, dateTime }: ReportTexts): string {
  const all = [...odoo.differences, ...odoo.senders];
  const time = dateTime(odoo.snapshot.readAt);
  if (all.length === 0) return say('ui:odoo.differences.none', { time });
  const counts = countSeverities(all, (key, values) => say(`ui:${key}`, values));
  return say('odoo.found', { counts, time });
}

export function describeMailCounts(mails: Mails, { say, dateTime }: ReportTexts): string {
  return say('ui:odoo.mails.counts', {
    failed: mails.failed,
    notifications: mails.notifications,
    waiting: mails.waiting.count,
    time: dateTime(mails.readAt),
  });
}

export function describeJob(job: Mails['jobs'][number], { say, dateTime }: ReportTexts): string {
  const { name, nextCall, trouble, active } = job;
  const interval = describeInterval(job.interval, (key, values) => say(`ui:${key}`, values));
  const state = trouble ?? (active ? 'runs' : 'idle');
  const at = isoOfOdoo(nextCall);
  const next = at === null ? (nextCall ?? '–') : dateTime(at);
  return say(`ui:odoo.mails.jobs.${state}`, { name, interval, next });
}

/** For a ticket: the verdict and the errors, then why mails failed. */
export function describeOdoo(odoo: ReportedOdoo | null, texts: ReportTexts): string[][] {
  if (odoo === null) return [];
  const { say } = texts;
  const wrong = [...odoo.differences, ...odoo.senders].filter(
    ({ severity }) => severity === 'error',
  );
  const { mails } = odoo;
  return [
    [
      `- Odoo ${odoo.snapshot.version}: ${describeDifferences(odoo, texts)}`,
      ...shorten(wrong.map(({ title, code }) => `  ${title} [${code}]`)),
    ],
    mails === null
      ? [`- ${say('odoo.mailsNotRead')}`]
      : [
          `- ${describeMailCounts(mails, texts)}`,
          ...shorten(
            mails.groups.map(
              ({ count, finding, reason }) =>
                `  ${count} × ${finding === null ? reason : `${finding.title} [${finding.code}]`}`,
            ),
          ),
        ],
  ];
}

function shorten(lines: readonly string[]): string[] {
  const left = lines.length - namedLines;
  return left > 1 ? [...lines.slice(0, namedLines), `  … +${left}`] : [...lines];
}

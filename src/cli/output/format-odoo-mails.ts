import { headingOf, type OdooFailedMails, type OdooMailGroup } from '../../contract/odoo-mails.ts';
import { isoOfOdoo } from '../../contract/odoo-time.ts';
import { describeInterval } from '../../languages/count-words.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTime, translate } from '../terminal/texts.ts';
import { lookUpOfWindow } from '../terminal/window-texts.ts';
import { formatFinding } from './print-report.ts';

/** Counts, then each cause with its explanation, then the scheduled actions that move mail. */
export function formatOdooMails(mails: OdooFailedMails): string {
  const { failed, notifications, waiting, groups, jobs, fetching } = mails;
  return [
    translate('odoo.mails.head', {
      failed,
      notifications,
      waiting: waiting.count,
      time: formatTime(new Date(mails.readAt)),
    }),
    ...(waiting.oldestAt === null
      ? []
      : [translate('odoo.mails.oldestWaiting', { time: formatTime(new Date(waiting.oldestAt)) })]),
    ...groups.flatMap((group) => ['', formatGroup(group)]),
    '',
    ...jobs.map((job) =>
      translate(`odoo.mails.jobs.${job.trouble ?? (job.active ? 'runs' : 'idle')}`, {
        name: keepOnOneLine(job.name),
        interval: describeInterval(keepOnOneLine(job.interval), lookUpOfWindow),
        next: nextCallOf(job),
      }),
    ),
    ...fetching.flatMap(({ name, state, since, message, finding }) => [
      translate(`odoo.mails.fetching.${state}`, {
        server: keepOnOneLine(name),
        since: since === null ? '-' : formatTime(new Date(since)),
        message: keepOnOneLine(message),
      }),
      ...(finding === null ? [] : [formatFinding(finding)]),
    ]),
  ].join('\n');
}

function nextCallOf({ nextCall }: OdooFailedMails['jobs'][number]): string {
  const at = isoOfOdoo(nextCall);
  return at === null ? keepOnOneLine(nextCall ?? '-') : formatTime(new Date(at));
}

function formatGroup({ count, firstAt, lastAt, ...group }: OdooMailGroup): string {
  const { finding, reason, server, senders, examples } = group;
  const time = (at: string | null): string => (at === null ? '-' : formatTime(new Date(at)));
  const heading = headingOf({ firstAt, lastAt });
  return [
    translate(`odoo.mails.${heading}`, {
      count,
      first: time(firstAt),
      last: time(lastAt),
    }),
    `  ${translate(`odoo.mails.server.${server.how}`, {
      server: 'name' in server ? keepOnOneLine(server.name) : '',
    })}`,
    ...(senders.length === 0
      ? []
      : [`  ${translate('odoo.mails.senders')} ${senders.map(keepOnOneLine).join(', ')}`]),
    finding === null
      ? `  ${translate('odoo.mails.notRecognised')} ${keepOnOneLine(reason)}`
      : formatFinding(finding),
    ...examples.map(({ at, from, to, document }) =>
      [`    ${time(at)}`, keepOnOneLine(`${from} -> ${to}`), keepOnOneLine(document ?? '')]
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}

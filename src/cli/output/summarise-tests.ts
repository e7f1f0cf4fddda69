import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { causesOf } from '../../contract/group-causes.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { groupAppFindings } from '../../services/diagnosis/group-app-findings.ts';
import { formatFinding } from './print-report.ts';
import { findingsOf, hasPassed, isProven, type TestedServer } from './tested-server.ts';
import { formatTable } from '../terminal/text-table.ts';
import { translate } from '../terminal/texts.ts';
import { formatOwner } from '../terminal/window-texts.ts';

/** More names would hide what they have in common. */
const namedServers = 10;

/** As in a report: what must be acted upon first. */
const order = { failed: 0, cancelled: 1, warning: 2, passed: 3 } as const;

const marks = { passed: '✓', warning: '!', failed: '✗', cancelled: '·' } as const;

/**
 * What the tests of several servers come to: each failing Azure app once, with all the servers that
 * it stops (row 99 of failures.md), then a line a server and the sum.
 */
export function summariseTests(
  servers: readonly MailServer[],
  tested: readonly TestedServer[],
  columns: number | null,
): string {
  // Of a failed message that outlasts its test, how it ended.
  const reports = new Map(
    tested.map(({ server, report, standing = report }) => [server.id, standing]),
  );
  const outcomeOf = ({ id }: MailServer) => reports.get(id)?.outcome ?? 'cancelled';
  const bySeverity = servers.toSorted(
    (one, other) => order[outcomeOf(one)] - order[outcomeOf(other)],
  );
  const rows = bySeverity.flatMap((server) => {
    const report = reports.get(server.id);
    const outcome = outcomeOf(server);
    const { findings = [] } = report ?? {};
    const [first, ...others] = causesOf(findings);
    return [
      [
        `${marks[outcome]} ${server.name}`,
        translate(`directions.${server.direction}`),
        formatOutcome(report),
        first?.title ?? '',
        first === undefined ? '' : formatOwner(first.owner),
      ],
      // Two causes may be of two people: each has a line, under its server.
      ...others.map(({ title, owner }) => ['', '', '', title, formatOwner(owner)]),
    ];
  });
  const headings = ['server', 'direction', 'result', 'finding', 'owner'].map((column) =>
    translate(`tests.columns.${column}`),
  );
  return [
    ...formatAlarms(tested),
    formatTable(headings, rows, columns),
    '',
    sumTests(servers, tested),
  ].join('\n');
}

/** Without a sign-in nothing has passed: the server can be reached. */
function formatOutcome(report: ConnectionTestReport | undefined): string {
  if (report === undefined) return translate('tests.notBegun');
  const reached = report.scope === 'network' && hasPassed(report);
  return translate(reached ? 'tests.reached' : `tests.outcome.${report.outcome}`);
}

/** `5 servers: 3 passed (1 with warnings), 1 failed, 1 not tested` */
export function sumTests(servers: readonly MailServer[], tested: readonly TestedServer[]): string {
  const ended = tested.filter(({ report }) => report.outcome !== 'cancelled');
  const good = ended.filter(isProven);
  const warned = good.filter(({ report }) => report.outcome === 'warning').length;
  const failed = ended.length - good.length;
  const notTested = servers.length - ended.length;
  const networkAlone = tested.some(({ report }) => report.scope === 'network');
  const counts = [
    translate(networkAlone ? 'tests.sumReached' : 'tests.sumPassed', { count: good.length }) +
      (warned === 0 ? '' : ` (${translate('tests.sumWarned', { count: warned })})`),
    translate('tests.sumFailed', { count: failed }),
    ...(notTested === 0 ? [] : [translate('tests.sumNotTested', { count: notTested })]),
  ];
  const sum = `${translate('tests.servers', { count: servers.length })}: ${counts.join(', ')}`;
  return networkAlone ? `${sum}. ${translate('tests.networkAlone')}` : sum;
}

function formatAlarms(tested: readonly TestedServer[]): string[] {
  const { alarms } = groupAppFindings(
    tested.map((each) => ({ subject: each.server, findings: findingsOf(each) })),
  );
  return alarms.flatMap(({ finding, subjects }) => {
    const names = [...new Set(subjects.map(({ name }) => name))];
    const more = names.length - namedServers;
    const servers = [...names.slice(0, namedServers), ...(more > 0 ? [`… +${more}`] : [])];
    const head = translate('alarm', { count: subjects.length, servers: servers.join(', ') });
    return [head, formatFinding(finding), ''];
  });
}

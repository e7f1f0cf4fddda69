import { type Client } from '../../../contract/clients.ts';
import { type ConnectionTestReport, type TestSummary } from '../../../contract/connection-tests.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import {
  isReportOutdated as isOutdated,
  standingFailure,
  type StateNow,
} from '../../../contract/test-basis.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { type TestRun } from '../../window-services/test-runs.ts';
import { useTestRun } from './use-test-run.ts';

/** What is to be shown of a server's tests. */
export type LatestResult =
  | Extract<TestRun, { state: 'running' | 'refused' }>
  | {
      readonly state: 'report';
      readonly report: ConnectionTestReport;
      /** Something that it depends on has changed since. */
      readonly outdated: boolean;
      /** It passed, and the server does not work all the same: an earlier message failed. */
      readonly standing: TestSummary | null;
    };

/** The test of a server: running now in this window, or the newest result, wherever the test was run. */
export function useLatestResult(client: Client, server: MailServer): LatestResult | null {
  const run = useTestRun(server.id);
  const stored = useQueryCall('connectionTests.last', { serverId: server.id });
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const latest = newestOf(run, stored.data ?? null);
  if (latest === null || 'state' in latest) return latest;
  if (links.data === undefined) {
    return { state: 'report', report: latest, outdated: false, standing: null };
  }
  const now = { client, server, links: links.data };
  return {
    state: 'report',
    report: latest,
    outdated: isReportOutdated(latest, now),
    standing: standingFailure(latest, server, stateOf(now)),
  };
}

type Newest = Exclude<LatestResult, { state: 'report' }> | ConnectionTestReport;

/** A test of this window is shown until a later one was run elsewhere: list, command line. */
export function newestOf(
  run: TestRun | undefined,
  stored: ConnectionTestReport | null,
): Newest | null {
  if (run === undefined) return stored;
  if (run.state === 'running') return run;
  const own = run.state === 'refused' ? run : run.report;
  return stored !== null && stored.startedAt > own.startedAt ? stored : own;
}

/** Whether the server still has what a network test reached; no link and no Azure app is asked. */
function isReached({ server: tested }: ConnectionTestReport, server: MailServer): boolean {
  return (
    tested.host === server.host &&
    tested.port === server.port &&
    tested.encryption === server.encryption
  );
}

interface RecordsNow {
  readonly client: Pick<Client, 'azureApp'>;
  readonly server: MailServer;
  readonly links: readonly MailboxLink[];
}

function stateOf({ client, server, links }: RecordsNow): Omit<StateNow, 'server'> {
  const mailbox = server.username.toLowerCase();
  const link = links.find((each) => each.mailbox === mailbox) ?? null;
  return { link, azureApp: client.azureApp };
}

/** A result that is not the one kept with the server belongs to what the server was before. */
export function isReportOutdated(report: ConnectionTestReport, now: RecordsNow): boolean {
  if (report.outcome === 'cancelled') return false;
  if (report.scope === 'network') return !isReached(report, now.server);
  return isOutdated(report, now.server, stateOf(now));
}

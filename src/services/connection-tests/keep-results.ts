import { type TestSummary } from '../../contract/connection-tests.ts';
import { lacksToken, messageOutcome } from '../../contract/kind-of-test.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { isSameTarget } from '../clients/mail-servers/same-target.ts';
import { type ClientRecords, type Records } from '../store/records/records.ts';
import { type ReportStore } from './report-store.ts';
import { type FinishedTest } from './test-many.ts';

/**
 * Keeps the reports of tests that have ended, and their summaries with the servers: all in one
 * change of the records, since each one rewrites the whole file. A cancelled test leaves the result
 * before it, and so does one that a failed message outlasts, or that ran where the token is not; a server that was deleted while its test ran has nothing left to keep a result with.
 */
export function keepResults(
  services: { readonly records: Records; readonly reports: ReportStore },
  clientId: string,
  finished: readonly FinishedTest[],
): void {
  const kept = new Map(
    finished
      .filter(({ report }) => report.outcome !== 'cancelled' && !lacksToken(report))
      .map((each) => [each.server.id, each]),
  );
  if (kept.size === 0) return;
  const { records, reports } = services;
  const isThere = (): boolean => records.read().clients.some(({ id }) => id === clientId);
  if (!isThere()) return;
  const there = records.of(clientId).mailServers.filter(({ id, lastTest }) => {
    const test = kept.get(id);
    if (test === undefined) return false;
    if (!messageStillFails(lastTest, test)) return true;
    kept.delete(id);
    return false;
  });
  if (there.length === 0) return;
  for (const server of there) {
    const test = kept.get(server.id);
    if (test !== undefined) reports.save(server, test.report);
  }
  const keep = (draft: ClientRecords): void => {
    const still = new Set(draft.mailServers.map(({ id }) => id));
    // Deleted by another Collega after the look above: the report would never be removed again.
    for (const server of there) if (!still.has(server.id)) reports.remove(server);
    draft.mailServers = draft.mailServers.map((server) => {
      const test = kept.get(server.id);
      // Pointed elsewhere while the test ran: the result is another server's, or another mailbox's.
      return test !== undefined && isSameTarget(server, test.server)
        ? withResult(server, test)
        : server;
    });
  };
  try {
    records.updateClient(clientId, 'mail-servers', keep);
  } catch (error) {
    if (isThere()) throw error;
    // The client itself was deleted by another Collega after the look above.
    reports.removeWithFolder(there);
  }
}

/**
 * Whether a failed message to oneself stays the server's last result: a test without one has passed,
 * and nothing that the result depends on has changed. A test that fails is the newest failure.
 */
export function messageStillFails(
  lastTest: TestSummary | null,
  { report, basis }: Pick<FinishedTest, 'report' | 'basis'>,
): boolean {
  if (lastTest?.messageFailed !== true || lastTest.basis !== basis) return false;
  const passed = report.outcome === 'passed' || report.outcome === 'warning';
  return passed && messageOutcome(report) !== 'arrived';
}

/** Test & Confirm moves an incoming server to Confirmed once it has passed (odoo.md 3b). */
function withResult(server: MailServer, { report, basis }: FinishedTest): MailServer {
  const lastTest = {
    outcome: report.outcome,
    startedAt: report.startedAt,
    durationMs: report.durationMs,
    findingCodes: report.findings.map(({ code }) => code),
    basis,
    ...(messageOutcome(report) === 'failed' ? { messageFailed: true as const } : {}),
  };
  const passed = report.outcome === 'passed' || report.outcome === 'warning';
  return server.direction === 'incoming' && passed
    ? { ...server, lastTest, confirmed: true }
    : { ...server, lastTest };
}

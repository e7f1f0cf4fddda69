import { type AzureApp } from './azure-app.ts';
import { type ConnectionTestReport, type TestSummary } from './connection-tests.ts';
import { lacksToken, messageOutcome } from './kind-of-test.ts';
import { type MailServer, type MailServerFields } from './mail-servers.ts';
import { type MailboxLink } from './mailbox-links.ts';

/** What the result of a connection test depends on. */
export interface TestedState {
  readonly server: MailServerFields;
  /** Null while the mailbox is not linked. */
  readonly link: Pick<MailboxLink, 'account' | 'kind' | 'linkedAt'> | null;
  readonly azureApp: Pick<AzureApp, 'applicationId' | 'authority' | 'cloud' | 'secretExpiresOn'> & {
    readonly credentialsChangedAt?: string | null | undefined;
  };
}

/**
 * One line of everything that decides a test's result and can be changed here. Kept with the result
 * and compared later. The secret is not in it: a new one is seen by the time of the change.
 */
export function testBasis({ server, link, azureApp }: TestedState): string {
  return JSON.stringify([
    server.direction,
    server.host.toLowerCase(),
    server.port,
    server.encryption,
    server.username.toLowerCase(),
    server.direction === 'outgoing' ? server.fromFilter : null,
    link === null ? null : [link.account.username, link.kind, link.linkedAt],
    azureApp.applicationId,
    azureApp.authority.kind === 'tenant' ? azureApp.authority.tenant : azureApp.authority.kind,
    azureApp.cloud,
    azureApp.secretExpiresOn,
    // Not there in earlier versions, whose results still hold.
    ...(azureApp.credentialsChangedAt ? [azureApp.credentialsChangedAt] : []),
  ]);
}

type TestResult = Pick<TestSummary, 'outcome' | 'basis'> &
  Partial<Pick<TestSummary, 'findingCodes'>>;

/** The state now, with the health of the link. */
export interface StateNow extends Omit<TestedState, 'link'> {
  readonly link: Pick<MailboxLink, 'account' | 'kind' | 'linkedAt' | 'health'> | null;
}

/**
 * Whether a result says nothing about the present any more: something it depends on was changed, or
 * it passed with a link that is gone or refused by now (results of earlier versions have no basis),
 * or it failed for want of a token that is there. Another program, such as the command line, does not
 * have what this one keeps in memory alone.
 */
export function isOutdated(
  { outcome, basis, findingCodes = [] }: TestResult,
  now: StateNow,
): boolean {
  if (basis !== undefined && basis !== testBasis(now)) return true;
  const linked = now.link?.health.state === 'valid';
  if (linked && findingCodes.includes('mailbox-not-linked')) return true;
  const passed = outcome === 'passed' || outcome === 'warning';
  return passed && !linked;
}

/** The server's last result while it still holds; null when there is none, or it is outdated. */
export function currentTest(server: MailServer, now: Omit<StateNow, 'server'>): TestSummary | null {
  const { lastTest } = server;
  return lastTest === null || isOutdated(lastTest, { ...now, server }) ? null : lastTest;
}

type PlainReport = Pick<
  ConnectionTestReport,
  'startedAt' | 'outcome' | 'steps' | 'scope' | 'findings'
>;

/**
 * The failed message to oneself that a later test without one leaves as the server's last result,
 * though it passed; null where there is none.
 */
export function standingFailure(
  report: PlainReport,
  server: MailServer,
  now: Omit<StateNow, 'server'>,
): TestSummary | null {
  const last = currentTest(server, now);
  if (last?.messageFailed !== true || report.startedAt <= last.startedAt) return null;
  if (report.scope === 'network' || report.outcome === 'cancelled') return null;
  return report.outcome === 'failed' || messageOutcome(report) !== null ? null : last;
}

/**
 * Whether a kept report says nothing about the present any more: one that is not the server's last
 * result was made before the server pointed to where it points now.
 */
export function isReportOutdated(
  report: PlainReport,
  server: MailServer,
  now: Omit<StateNow, 'server'>,
): boolean {
  const { startedAt, outcome } = report;
  if (outcome === 'cancelled' || standingFailure(report, server, now) !== null) return false;
  // Never kept as the server's last result: it says how things are until the token is here.
  if (lacksToken(report)) return now.link !== null;
  const { lastTest } = server;
  return lastTest?.startedAt !== startedAt || isOutdated(lastTest, { ...now, server });
}

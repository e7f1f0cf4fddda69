import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { type MailServer } from '../../contract/mail-servers.ts';

export interface TestedServer {
  /** As it was before its test. */
  readonly server: MailServer;
  readonly report: ConnectionTestReport;
  /** It passed without a message, and what counts is this one, whose message failed. */
  readonly standing?: ConnectionTestReport;
}

/** Whether the server works: its test has passed, and no failed message outlasts it. */
export function isProven({ report, standing }: TestedServer): boolean {
  return hasPassed(report) && standing === undefined;
}

/** What stands in the way of a server: of its test, or of the failed message that outlasts it. */
export function findingsOf({ report, standing }: TestedServer): readonly Finding[] {
  return (standing ?? report).findings;
}

/** Whether a test has passed, if with warnings. */
export function hasPassed({ outcome }: Pick<ConnectionTestReport, 'outcome'>): boolean {
  return outcome === 'passed' || outcome === 'warning';
}

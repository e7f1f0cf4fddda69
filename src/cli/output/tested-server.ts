import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { type MailServer } from '../../contract/mail-servers.ts';

export interface TestedServer {
  /** As it was before its test. */
  readonly server: MailServer;
  readonly report: ConnectionTestReport;
}

/** Whether the server works, if with warnings. */
export function hasPassed({ outcome }: Pick<ConnectionTestReport, 'outcome'>): boolean {
  return outcome === 'passed' || outcome === 'warning';
}

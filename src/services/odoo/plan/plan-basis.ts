import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type OdooDifference } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type OdooStep } from '../../../contract/odoo-plan.ts';
import { type OdooTestResult } from '../../../contract/odoo-tests.ts';

/** A step before it is put into words. */
export type PlannedStep = Omit<
  OdooStep,
  'id' | 'left' | 'title' | 'riskText' | 'blockedText' | 'warningText' | 'leftText'
>;

export interface PlanBasis {
  readonly snapshot: OdooSnapshot;
  readonly differences: readonly OdooDifference[];
  readonly servers: readonly MailServer[];
  readonly links: readonly MailboxLink[];
  /** Collega's last test of a server; null where there is none. */
  readonly lastTest: (server: MailServer) => OdooTestResult['collega'];
  /** Whether Odoo may send this server's token to its host. */
  readonly mayHandTokenTo: (server: MailServer) => boolean;
}

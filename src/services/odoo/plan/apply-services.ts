import { type Finding } from '../../../contract/findings.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type Secret } from '../../secret.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { type RunEntry } from './run-journal.ts';

/** Collega's own words for a result; the key of its text in `odoo-plan.json`. */
export type StepMessage =
  | 'changed'
  | 'depends'
  | 'not-as-written'
  | 'lost'
  | 'read-back'
  | 'credentials-differ'
  | 'host-differs'
  | 'confirm-module'
  | 'blocked';

export type HandedToken =
  | { readonly kind: 'token'; readonly token: Secret }
  /** Null where the mailbox is not linked any more. */
  | { readonly kind: 'refused'; readonly finding: Finding | null };

export interface ApplyServices {
  readonly api: OdooApi;
  readonly secret: Secret | null;
  readonly server: (serverId: string) => MailServer | null;
  /** One extra refresh of the mailbox's link: a token of Odoo's own. */
  readonly tokenFor: (server: MailServer) => Promise<HandedToken>;
  /** Whether Odoo's ID, secret and endpoint are the client's by now. */
  readonly hasOwnCredentials: () => Promise<boolean>;
  readonly journal: { note(entry: RunEntry): (change: Partial<RunEntry>) => void };
  readonly say: (message: StepMessage) => string;
  /** What Odoo's own test of this server met; null where its words are not recognised. */
  readonly explain: (words: string, server: MailServer) => Finding | null;
}

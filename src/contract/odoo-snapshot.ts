import { z } from 'zod';
import { isoDateTime } from './identifiers.ts';

/** Whether Odoo's client secret is Collega's: asked by a domain, never read. */
export const secretComparison = z.enum(['same', 'different', 'missing', 'unknown']);
export type SecretComparison = z.infer<typeof secretComparison>;

/** A record's number in Odoo's database. */
export const odooRecordNumber = z.number().int().positive();
const recordNumber = odooRecordNumber;
const text = z.string().nullable();

const serverFields = {
  /** The record's number in Odoo's database. */
  id: recordNumber,
  name: z.string(),
  active: z.boolean(),
  /** Odoo's priority: the smaller number is chosen, or fetched, first. */
  sequence: z.number().int().nullable(),
  host: text,
  port: z.number().int().nullable(),
  /** As Collega names it; null for what Odoo names otherwise. `strict` kinds count as their own. */
  encryption: z.enum(['none', 'starttls', 'implicit']).nullable(),
  username: text,
  /** A refresh token is stored: the only condition of Odoo's tag "Outlook Token Valid". */
  hasToken: z.boolean(),
  /** Odoo's time of the last change, UTC; a token refresh by Odoo moves it too. */
  writeDate: text,
};

/** One `ir.mail_server`. */
export const odooOutgoing = z.strictObject({
  ...serverFields,
  /** `login`, `certificate`, `cli`, `gmail`, `outlook` */
  authentication: z.string(),
  fromFilter: text,
  /** Odoo 19: the user whose personal server this is. */
  owner: z.strictObject({ id: recordNumber, name: z.string() }).nullable(),
  /** Names of the e-mail templates that name this server, where Odoo tells (18 and later). */
  pinnedBy: z.array(z.string()),
});
export type OdooOutgoing = z.infer<typeof odooOutgoing>;

/** One `fetchmail.server`. */
export const odooIncoming = z.strictObject({
  ...serverFields,
  /** `imap`, `pop`, `local`, `gmail`, `outlook` */
  authentication: z.string(),
  /** Odoo's status bar: Not Confirmed, Confirmed. Says nothing about today. */
  state: z.enum(['draft', 'done']).nullable(),
  /** When Odoo last fetched; moves even when each fetch fails (18). */
  fetchedAt: text,
  /** Odoo 19: since when fetching fails, and Odoo's words. */
  error: z.strictObject({ since: text, message: z.string() }).nullable(),
});
export type OdooIncoming = z.infer<typeof odooIncoming>;

export const odooAliasDomain = z.strictObject({
  id: recordNumber,
  name: z.string(),
  bounceAlias: text,
  catchallAlias: text,
  defaultFrom: text,
});
export type OdooAliasDomain = z.infer<typeof odooAliasDomain>;

/** A scheduled action of Odoo that moves mail. */
export const odooJob = z.strictObject({
  /** `queue` sends waiting mails, `fetch` reads the incoming servers. */
  kind: z.enum(['queue', 'fetch']),
  name: z.string(),
  active: z.boolean(),
  /** Moves although fetching failed (18). */
  lastCall: text,
  /** Far in the past: no worker runs scheduled actions. */
  nextCall: text,
  /** As Odoo says it: `5 minutes`. */
  interval: z.string(),
  /** Stays 0 when fetching fails; null until 17. */
  failures: z.number().int().nullable(),
});
export type OdooJob = z.infer<typeof odooJob>;

/**
 * What was read of a client's Odoo at one moment: no secret and no token. Published as
 * docs/odoo-snapshot.schema.json.
 */
export const odooSnapshot = z.strictObject({
  schema: z.literal('collega.odoo-snapshot/1'),
  readAt: isoDateTime,
  /** As the server says it, e.g. `18.0` or `saas~18.2+e`. */
  version: z.string(),
  edition: z.enum(['community', 'enterprise', 'unknown']),
  url: z.string(),
  database: z.string(),
  databaseUuid: text,
  /** A copy for testing: Odoo has switched its mail off. */
  neutralized: z.boolean(),
  rights: z.enum(['administrator', 'limited']),
  /** `missing`: there is no such module on this Odoo. */
  outlookModule: z.enum(['installed', 'not-installed', 'missing', 'unknown']),
  applicationId: text,
  secret: secretComparison,
  /** `microsoft_outlook.endpoint`; null: Odoo's default. */
  endpoint: text,
  webBaseUrl: text,
  webBaseUrlFrozen: z.boolean(),
  /** "Use Custom Email Servers" is ticked. */
  customServers: z.boolean(),
  /** System parameters that decide senders until Odoo 16. */
  senderParameters: z.strictObject({
    defaultFrom: text,
    catchallDomain: text,
    bounceAlias: text,
    catchallAlias: text,
    defaultFromFilter: text,
  }),
  outgoing: z.array(odooOutgoing),
  incoming: z.array(odooIncoming),
  aliasDomains: z.array(odooAliasDomain),
  companies: z.array(
    z.strictObject({
      id: recordNumber,
      name: z.string(),
      email: text,
      aliasDomainId: recordNumber.nullable(),
    }),
  ),
  /** Mails that Odoo could not send, and mails that wait. */
  mails: z.strictObject({ exception: z.number().int(), outgoing: z.number().int() }),
  /** Null: not read, because another secret took its request. */
  jobs: z.array(odooJob).nullable(),
  /** Models and fields that this Odoo does not have, as `model` or `model.field`. */
  missing: z.array(z.string()),
});
export type OdooSnapshot = z.infer<typeof odooSnapshot>;

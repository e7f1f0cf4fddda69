import { z } from 'zod';
import { command, query } from './call.ts';
import { isoDateTime, recordId } from './identifiers.ts';
import { secretField } from './secret-fields.ts';

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

/** What a difference between Collega and an Odoo is; the key of its texts in `odoo.json`. */
export const odooDifferenceCode = z.enum([
  'outlook-module-not-installed',
  'outlook-module-missing',
  'neutralized-database',
  'application-id-missing',
  'application-id-differs',
  'secret-missing',
  'secret-differs',
  'secret-not-compared',
  'endpoint-differs',
  'endpoint-without-slash',
  'redirect-uri-differs',
  'web-base-url-not-frozen',
  'custom-servers-off',
  'server-not-in-odoo',
  'server-not-in-collega',
  'server-archived-in-odoo',
  'server-archived-in-collega',
  'authentication-not-outlook',
  'password-at-microsoft',
  'token-to-foreign-host',
  'host-differs',
  'port-differs',
  'encryption-differs',
  'filter-differs',
  'priority-differs',
  'no-token',
  'incoming-not-confirmed',
  'incoming-fails',
]);
export type OdooDifferenceCode = z.infer<typeof odooDifferenceCode>;

/** Odoo's models that a difference or a step is about; settings are `ir.config_parameter`. */
export const odooModel = z.enum([
  'ir.config_parameter',
  'ir.mail_server',
  'fetchmail.server',
  'ir.module.module',
]);
export type OdooModel = z.infer<typeof odooModel>;

/** One thing that Collega and Odoo hold differently, or that is wrong in Odoo alone. */
export const odooDifference = z.strictObject({
  code: odooDifferenceCode,
  severity: z.enum(['error', 'warning', 'info']),
  /** Odoo's model; with `recordId` the record, without it the settings. */
  model: odooModel,
  recordId: recordNumber.nullable(),
  /** Collega's record, where there is one. */
  serverId: recordId.nullable(),
  /** Name of the server, or of the system parameter. */
  name: z.string(),
  /** Odoo's field; null where the difference is the record itself. */
  field: z.string().nullable(),
  /** Never a secret. Null: not set, or not there. */
  collega: text,
  odoo: text,
  /** In the language asked for. */
  title: z.string(),
  consequence: z.string(),
  fix: z.string(),
});
export type OdooDifference = z.infer<typeof odooDifference>;

/** A client's Odoo as it was connected: all but the key, which stays in the vault. */
export const odooConnection = z.strictObject({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  version: z.string(),
  edition: z.enum(['community', 'enterprise', 'unknown']),
  databaseUuid: text,
  /** A copy for testing: nothing is written to it. */
  neutralized: z.boolean(),
  /** `limited`: signed in without the right to Odoo's mail servers. */
  rights: z.enum(['administrator', 'limited']),
  transport: z.enum(['jsonrpc', 'json2']),
  /** A password works where two-factor authentication is off; a key can be revoked by itself. */
  credential: z.enum(['api-key', 'password']),
  /** Odoo's date of the only key of this user; null: not known, or it does not expire. */
  keyExpiresAt: text,
  connectedAt: isoDateTime,
});
export type OdooConnection = z.infer<typeof odooConnection>;

/** Why an Odoo could not be asked; the key of its texts in `odoo.json`. */
export const odooTroubleCode = z.enum([
  'unreachable',
  'timed-out',
  'cut-off',
  'redirected',
  'not-odoo',
  'too-large',
  'access-denied',
  'no-rights',
  'unknown-database',
  'unknown-model',
  'unknown-method',
  'unknown-field',
  'missing-record',
  'busy',
  'user-error',
  'server-error',
  'database-needed',
  'not-connected',
  'other-database',
  'neutralized',
  'plan-outdated',
  'nothing-to-undo',
]);
export type OdooTroubleCode = z.infer<typeof odooTroubleCode>;

export const odooTrouble = z.strictObject({
  code: odooTroubleCode,
  title: z.string(),
  cause: z.string(),
  fix: z.string(),
  /** Odoo's, a proxy's or the system's own words, masked. */
  evidence: z.array(z.string()),
  /** Databases to choose from. */
  databases: z.array(z.string()),
});
export type OdooTrouble = z.infer<typeof odooTrouble>;

/** The answer of a call that Odoo did not answer as hoped. */
export const failedAtOdoo = z.strictObject({
  outcome: z.literal('failed'),
  trouble: odooTrouble,
});
const failed = failedAtOdoo;

/** Odoo's own test of one server beside Collega's view of it. */
export const odooTestResult = z.strictObject({
  /** Odoo's record. */
  recordId: recordNumber,
  server: z.string(),
  direction: z.enum(['outgoing', 'incoming']),
  odoo: z.strictObject({
    passed: z.boolean(),
    /** Odoo's sentence, masked. */
    message: z.string(),
  }),
});
export type OdooTestResult = z.infer<typeof odooTestResult>;

export const ofClient = z.strictObject({ clientId: recordId });

export const odooCalls = {
  /** Null where the client's Odoo is not connected. */
  'odoo.connection': query(ofClient, odooConnection.nullable(), { shows: ['odoo', 'vault'] }),
  'odoo.connect': command(
    z.strictObject({
      clientId: recordId,
      url: z.string().trim().min(1, { error: 'required' }).max(2000, { error: 'too-long' }),
      /** Null: the only database that the server lists. */
      database: z.string().trim().min(1, { error: 'required' }).max(200).nullable(),
      login: z.string().trim().min(1, { error: 'required' }).max(320, { error: 'too-long' }),
      key: secretField(z.string().min(1, { error: 'required' }).max(512, { error: 'too-long' })),
    }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('connected'), connection: odooConnection }),
      failed,
    ]),
    { changes: ['odoo', 'vault'] },
  ),
  /** Forgets address, key and snapshot on this machine. The key in Odoo stays. */
  'odoo.disconnect': command(ofClient, z.null(), { changes: ['odoo', 'vault'] }),
  /** Reads the client's Odoo and keeps what it read. */
  'odoo.read': command(
    ofClient,
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('read'), snapshot: odooSnapshot }),
      failed,
    ]),
    { changes: ['odoo'] },
  ),
  /** What was read last; null where nothing was. */
  'odoo.snapshot': query(ofClient, odooSnapshot.nullable(), { shows: ['odoo'] }),
  /** The client beside what was read last; null where nothing was. */
  'odoo.compare': query(
    ofClient,
    z.strictObject({ readAt: isoDateTime, differences: z.array(odooDifference) }).nullable(),
    { shows: ['odoo', 'clients', 'mail-servers', 'mailbox-links'] },
  ),
  /** Odoo's own test of one of its servers: Test Connection, or Test & Confirm. */
  'odoo.test': command(
    ofClient.extend({ direction: z.enum(['outgoing', 'incoming']), recordId: recordNumber }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('tested'), result: odooTestResult }),
      failed,
    ]),
    // Test & Confirm moves the state; a refresh of a token moves the record's date.
    { changes: ['odoo'] },
  ),
};

import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { isoDateTime, recordId } from './identifiers.ts';
import { odooRecordNumber, odooSnapshot } from './odoo-snapshot.ts';
import { secretField } from './secret-fields.ts';

const text = z.string().nullable();

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
  'tokens-without-credentials',
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
  recordId: odooRecordNumber.nullable(),
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

/** A fault of how Odoo chooses the server of a mail, in Odoo's own records. */
export const odooSenderFinding = finding.extend({
  /** Records of `ir.mail_server` in which it can be mended. */
  recordIds: z.array(odooRecordNumber),
  /** Mended in the alias domain or the system parameters too. */
  inSettings: z.boolean(),
});
export type OdooSenderFinding = z.infer<typeof odooSenderFinding>;

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
  'not-tls',
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
    z
      .strictObject({
        readAt: isoDateTime,
        differences: z.array(odooDifference),
        /** The sender rules' review of Odoo's own servers; errors first. */
        senders: z.array(odooSenderFinding),
      })
      .nullable(),
    { shows: ['odoo', 'clients', 'mail-servers', 'mailbox-links'] },
  ),
};

import { z } from 'zod';
import { command } from './call.ts';
import { testOutcome } from './connection-tests.ts';
import { finding } from './findings.ts';
import { isoDateTime, recordId } from './identifiers.ts';
import { failedAtOdoo, ofClient } from './odoo.ts';
import { odooRecordNumber } from './odoo-snapshot.ts';

/** How Odoo's test of a server and Collega's last test of the same mailbox fit together. */
export const odooTestComparison = z.enum([
  'both-passed',
  'same-cause',
  /** Odoo goes on after a refused sign-in, and reports what follows from it (odoo.md 3). */
  'odoo-hides-cause',
  'odoo-fails-to-connect',
  'odoo-fails-at-token',
  'odoo-fails-otherwise',
  'collega-fails-to-connect',
  'collega-fails-otherwise',
  'different-causes',
  /** Never tested here, or something was changed since then. */
  'collega-not-tested',
  /** Collega has no server for this record. */
  'not-in-collega',
]);
export type OdooTestComparison = z.infer<typeof odooTestComparison>;

const odooAnswer = z.strictObject({
  passed: z.boolean(),
  /** Odoo's sentence, masked. */
  message: z.string(),
  /** Odoo's sentence explained; null where it passed or is not recognised. */
  finding: finding.nullable(),
});
export type OdooAnswer = z.infer<typeof odooAnswer>;

/** Odoo's own test of one server, beside Collega's last test of the server it stands for. */
export const odooTestResult = z.strictObject({
  /** Odoo's record. */
  recordId: odooRecordNumber,
  server: z.string(),
  direction: z.enum(['outgoing', 'incoming']),
  odoo: odooAnswer,
  /** Null where there is no such server, or it was never tested. */
  collega: z
    .strictObject({
      serverId: recordId,
      outcome: testOutcome,
      at: isoDateTime,
      outdated: z.boolean(),
      finding: finding.nullable(),
    })
    .nullable(),
  comparison: odooTestComparison,
  /** The comparison in words, in the language of the run. */
  explanation: z.string(),
});
export type OdooTestResult = z.infer<typeof odooTestResult>;

/** What a throw-away record of Odoo showed of Odoo's way to the mail server. */
export const odooProbeResult = z.strictObject({
  direction: z.enum(['outgoing', 'incoming']),
  server: z.string(),
  odoo: odooAnswer,
  /** The record could not be removed: it stays archived in Odoo under this number. */
  leftBehind: odooRecordNumber.nullable(),
});
export type OdooProbeResult = z.infer<typeof odooProbeResult>;

export const odooTestCalls = {
  /** Odoo's own test of one of its servers: Test Connection, or Test & Confirm. */
  'odoo.test': command(
    ofClient.extend({
      direction: z.enum(['outgoing', 'incoming']),
      recordId: odooRecordNumber,
      /** Runs Collega's own test of the same server first. */
      ownTest: z.boolean().default(true),
    }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('tested'), result: odooTestResult }),
      failedAtOdoo,
    ]),
    // Test & Confirm moves the state; a refresh of a token moves the record's date.
    { changes: ['odoo', 'mail-servers', 'mailbox-links'] },
  ),
  /**
   * Tests from where Odoo stands, without touching the set-up: an archived record with an access
   * token alone is created, tested and removed (odoo-api.md 3.6).
   */
  'odoo.probe': command(
    ofClient.extend({ serverId: recordId }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('probed'), result: odooProbeResult }),
      /** No token could be had for the mailbox. */
      z.strictObject({ outcome: z.literal('no-token'), finding }),
      /** The token would leave for a host that is not Microsoft's and was not allowed. */
      z.strictObject({ outcome: z.literal('foreign-host'), host: z.string() }),
      failedAtOdoo,
    ]),
    { changes: ['odoo'] },
  ),
};

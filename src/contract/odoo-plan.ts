import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { isoDateTime, recordId } from './identifiers.ts';
import { failedAtOdoo, odooModel, ofClient } from './odoo.ts';
import { odooRecordNumber } from './odoo-snapshot.ts';

const text = z.string().nullable();

/** What one step of a plan does; the key of its texts in `odoo-plan.json`. */
export const odooStepKind = z.enum([
  'install-module',
  'set-parameter',
  'create-server',
  'set-field',
  'hand-over',
  'own-test',
  'activate',
]);
export type OdooStepKind = z.infer<typeof odooStepKind>;

/** Why a step cannot be done. */
export const odooBlock = z.enum([
  'no-link',
  'link-broken',
  /** Odoo 19 and later refresh with User.Read, which this link has no consent for. */
  'link-lacks-user-read',
  /** Odoo would send the token to a host that is not one of Microsoft's. */
  'foreign-host',
  /** Odoo would send token and secret to another authority than the client's. */
  'foreign-endpoint',
]);
export type OdooBlock = z.infer<typeof odooBlock>;

/** What a step may break (odoo-api.md 5); the key of its text in `odoo-plan.json`. */
export const odooRisk = z.enum([
  'module',
  'credentials',
  'endpoint',
  'base-url',
  'setting',
  'new-server',
  'sender-choice',
  'connection',
  'token',
  'replaced-token',
  'test',
  'activate',
]);
export type OdooRisk = z.infer<typeof odooRisk>;

/** What speaks against a step that brings a server into use: Collega's own test of that server. */
export const odooStepWarning = z.strictObject({
  code: z.enum(['test-failed', 'test-outdated', 'not-tested']),
  /** When it was tested last. */
  at: isoDateTime.nullable(),
});
export type OdooStepWarning = z.infer<typeof odooStepWarning>;

/** Why a step that could be done, and that no test speaks against, is not proposed. */
export const odooLeft = z.enum([
  /** Without the token of a step before it nothing good comes of it. */
  'needs-token',
  /** Odoo has a token that may work already. */
  'has-token',
  'irreversible',
  /** Collega’s record of Odoo’s address may be the wrong one. */
  'other-address',
]);
export type OdooLeft = z.infer<typeof odooLeft>;

export const odooStep = z.strictObject({
  /** The same as long as the step is the same: what `apply` takes. */
  id: z.string().max(300),
  kind: odooStepKind,
  model: odooModel,
  /** Odoo's record; null for settings and for a server that is yet to be created. */
  recordId: odooRecordNumber.nullable(),
  /** Collega's server, where the step belongs to one. */
  serverId: recordId.nullable(),
  name: z.string(),
  field: text,
  /** Never a secret: whether there is one is said in words. Null: not set. */
  before: text,
  after: text,
  risk: odooRisk,
  undo: z.enum(['restores', 'archives', 'impossible', 'nothing-to-undo']),
  /** Chosen unless the user decides otherwise. */
  proposed: z.boolean(),
  blocked: odooBlock.nullable(),
  /** A step with a warning is not proposed. */
  warning: odooStepWarning.nullable(),
  /** Null where it is proposed, blocked or warned of. */
  left: odooLeft.nullable(),
  /** Odoo's time of the record's last change when the plan was made. */
  writeDate: text,
  /** In the language asked for. */
  title: z.string(),
  riskText: z.string(),
  blockedText: text,
  warningText: text,
  leftText: text,
});
export type OdooStep = z.infer<typeof odooStep>;

export const odooPlan = z.strictObject({
  readAt: isoDateTime,
  /** Of everything shown: what `apply` must be given back. */
  fingerprint: z.string().max(100),
  steps: z.array(odooStep),
  /** Titles of differences that no step mends. */
  byHand: z.array(z.string()),
});
export type OdooPlan = z.infer<typeof odooPlan>;

export const odooStepOutcome = z.enum([
  'done',
  /** Odoo refused, or its own test failed. */
  'failed',
  /** The record was changed in Odoo since it was read: nothing was written. */
  'changed',
  /** Left out, because a step it depends on did not succeed. */
  'skipped',
]);

export const odooStepResult = z.strictObject({
  stepId: z.string(),
  title: z.string(),
  outcome: odooStepOutcome,
  /** Odoo's or Collega's words, masked; empty where there is nothing to say. */
  message: z.string(),
  /** What stands behind Odoo's words, where they are recognised. */
  finding: finding.nullable(),
});
export type OdooStepResult = z.infer<typeof odooStepResult>;

/** What was written to an Odoo in one go. No secret and no token. */
export const odooRun = z.strictObject({
  appliedAt: isoDateTime,
  undoneAt: isoDateTime.nullable(),
  entries: z.array(
    z.strictObject({
      kind: odooStepKind,
      model: odooModel,
      recordId: odooRecordNumber.nullable(),
      name: z.string(),
      field: text,
      before: text,
      after: text,
      undo: odooStep.shape.undo,
      /**
       * Of a token that was handed over: when the access token that Odoo had got with it by the end
       * of the run expires, in seconds; 0: none yet. Absent in runs of earlier versions.
       */
      tokenStamp: z.number().nullable().optional(),
      /** `begun`: whether Odoo received it was not known when Collega ended. */
      state: z.enum(['begun', 'done', 'undone']),
    }),
  ),
});
export type OdooRun = z.infer<typeof odooRun>;

const results = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('applied'), results: z.array(odooStepResult) }),
  failedAtOdoo,
]);

export const odooPlanCalls = {
  /** Reads Odoo and says what would make it as Collega's records are. Writes nothing. */
  'odoo.plan': command(
    ofClient,
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('planned'), plan: odooPlan }),
      failedAtOdoo,
    ]),
    { changes: ['odoo'] },
  ),
  /** Reads Odoo again and does the chosen steps, if the plan is still the one that was shown. */
  'odoo.apply': command(
    ofClient.extend({
      fingerprint: z.string().max(100),
      stepIds: z.array(z.string().max(300)).min(1).max(10_000),
      /** Installing a module cannot be undone: it is confirmed by itself. */
      installModule: z.boolean(),
    }),
    results,
    { changes: ['odoo', 'mailbox-links'] },
  ),
  /** Puts back what the last `apply` wrote, as far as that is possible. */
  'odoo.undo': command(ofClient, results, { changes: ['odoo'] }),
  /** What was written last, newest first. */
  'odoo.runs': query(ofClient, z.array(odooRun), { shows: ['odoo'] }),
};

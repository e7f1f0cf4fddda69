import { z } from 'zod';
import { fieldProblemCodes } from './field-problem-codes.ts';

/** Why one field was refused. */
export const fieldProblemCode = z.enum(fieldProblemCodes);
export type FieldProblemCode = z.infer<typeof fieldProblemCode>;

export const fieldProblem = z.strictObject({ field: z.string(), problem: fieldProblemCode });
export type FieldProblem = z.infer<typeof fieldProblem>;

/** Every expected failure of a call, as a value. Bugs arrive as `unexpected` with a log reference. */
export const failure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid-input'), problems: z.array(fieldProblem).min(1) }),
  /** More than a call may carry in. `limit`: characters. */
  z.strictObject({ kind: z.literal('input-too-large'), limit: z.number().int() }),
  z.strictObject({
    kind: z.literal('not-found'),
    what: z.enum(['client', 'mail-server', 'mailbox-link', 'sign-in', 'connection-test', 'backup']),
  }),
  z.strictObject({
    kind: z.literal('azure-app-incomplete'),
    problems: z.array(fieldProblem).min(1),
  }),
  z.strictObject({ kind: z.literal('sandbox-not-running') }),
  z.strictObject({ kind: z.literal('already-running') }),
  z.strictObject({
    kind: z.literal('vault-locked'),
    reason: z.enum([
      'passphrase-needed',
      'wrong-passphrase',
      'other-backend',
      'key-store-refused',
      'closed',
      'damaged',
      'newer-format',
    ]),
  }),
  /** Settings that decide where secrets go are not as they were confirmed: nothing is sent. */
  z.strictObject({ kind: z.literal('settings-changed') }),
  z.strictObject({ kind: z.literal('not-saved'), path: z.string(), code: z.string() }),
  /** A file or folder of Collega's that is damaged or refused; it is left as it is. */
  z.strictObject({ kind: z.literal('unreadable'), path: z.string(), code: z.string() }),
  z.strictObject({
    kind: z.literal('report-unreadable'),
    reason: z.enum(['not-a-report', 'newer-format', 'wrong-field', 'too-large']),
    /** Path of the first field that is wrong, e.g. `servers.0.test.steps.3.status`. */
    field: z.string(),
  }),
  z.strictObject({
    kind: z.literal('client-file-unreadable'),
    reason: z.enum(['not-a-client', 'is-a-report', 'newer-format', 'wrong-fields', 'too-large']),
    /** Paths as in the file, e.g. `servers.0.port`; empty unless fields are wrong. */
    problems: z.array(fieldProblem).max(20),
  }),
  /** A client's file whose servers are at hosts beyond Microsoft's: import names and asks first. */
  z.strictObject({
    kind: z.literal('foreign-hosts'),
    hosts: z
      .array(z.strictObject({ host: z.string(), servers: z.number().int().positive() }))
      .min(1),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('unknown-call'), name: z.string() }),
  z.strictObject({ kind: z.literal('refused-sender') }),
  z.strictObject({ kind: z.literal('unexpected'), reference: z.string() }),
]);
export type Failure = z.infer<typeof failure>;

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

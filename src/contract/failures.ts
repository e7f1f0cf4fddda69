import { z } from 'zod';

/**
 * Why one field was refused. The code is the key of a text in the language files
 * (`fieldProblems.<code>`), so that every shell names the field and the remedy in its own language.
 */
export const fieldProblemCode = z.enum([
  'required',
  'too-long',
  'not-a-guid',
  'secret-is-a-guid',
  'secret-has-spaces',
  'not-a-tenant',
  'not-an-email-address',
  'not-a-host-name',
  'not-a-port',
  'not-an-https-address',
  'name-taken',
  'priority-out-of-range',
  'encryption-not-for-outlook',
  'passphrase-too-short',
  'not-a-certificate',
  'not-an-authority',
  'invalid',
]);
export type FieldProblemCode = z.infer<typeof fieldProblemCode>;

export const fieldProblem = z.strictObject({ field: z.string(), problem: fieldProblemCode });
export type FieldProblem = z.infer<typeof fieldProblem>;

/** Every expected failure of a call, as a value. Bugs arrive as `unexpected` with a log reference. */
export const failure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid-input'), problems: z.array(fieldProblem).min(1) }),
  z.strictObject({
    kind: z.literal('not-found'),
    what: z.enum(['client', 'mail-server', 'mailbox-link', 'sign-in', 'connection-test']),
  }),
  z.strictObject({
    kind: z.literal('azure-app-incomplete'),
    problems: z.array(fieldProblem).min(1),
  }),
  z.strictObject({ kind: z.literal('sandbox-not-running') }),
  z.strictObject({ kind: z.literal('already-running') }),
  z.strictObject({
    kind: z.literal('vault-locked'),
    reason: z.enum(['passphrase-needed', 'wrong-passphrase', 'other-backend', 'damaged']),
  }),
  z.strictObject({ kind: z.literal('not-saved'), path: z.string(), code: z.string() }),
  /** A file or folder of Collega's that is damaged or refused; it is left as it is. */
  z.strictObject({ kind: z.literal('unreadable'), path: z.string(), code: z.string() }),
  z.strictObject({
    kind: z.literal('report-unreadable'),
    reason: z.enum(['not-a-report', 'newer-format', 'wrong-field', 'too-large']),
    /** Path of the first field that is wrong, e.g. `servers.0.test.steps.3.status`. */
    field: z.string(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('unknown-call'), name: z.string() }),
  z.strictObject({ kind: z.literal('refused-sender') }),
  z.strictObject({ kind: z.literal('unexpected'), reference: z.string() }),
]);
export type Failure = z.infer<typeof failure>;

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** Key of a failure's sentence in the language files (`ui`), filled with the failure's own fields. */
export function failureTextKey(failure: Failure) {
  switch (failure.kind) {
    case 'not-found':
      return `failures.notFound.${failure.what}` as const;
    case 'vault-locked':
      return `failures.vaultLocked.${failure.reason}` as const;
    case 'report-unreadable':
      return `failures.reportUnreadable.${failure.reason}` as const;
    default:
      return `failures.${failure.kind}` as const;
  }
}

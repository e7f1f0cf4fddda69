import { z } from 'zod';
import { stepIds } from './step-ids.ts';

export const stepId = z.enum(stepIds);
export type StepId = z.infer<typeof stepId>;

/** Who must act. `nobody` means: wait, it is on Microsoft's side or passes by itself. */
export const owner = z.enum([
  'mailbox-user',
  'entra-admin',
  'exchange-admin',
  'network-admin',
  'odoo-admin',
  'nobody',
]);
export type Owner = z.infer<typeof owner>;

/** Someone outside the owner's reach whose part it also is: the owner asks them. */
export const alsoActs = z.enum(['program-developer', 'recipient-admin', 'microsoft-support']);
export type AlsoActs = z.infer<typeof alsoActs>;

/**
 * `seen`: the other side said so itself, by a sentence or a number of its own. `likely`: a code in
 * its context says so. `possible`: only the stage is known.
 */
export const certainty = z.enum(['seen', 'likely', 'possible']);
export type Certainty = z.infer<typeof certainty>;

/** One explained failure or warning. */
export const finding = z.strictObject({
  /** Stable, kebab-case: `smtp-auth-disabled-for-mailbox`. Key of the texts in `findings`. */
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  severity: z.enum(['error', 'warning']),
  step: stepId.nullable(),
  /** Rows of docs/failures.md that this finding covers. */
  rows: z.array(z.number().int().positive()),
  owner,
  alsoActs: alsoActs.optional(),
  /** Missing in findings that were kept before it was known. */
  certainty: certainty.optional(),
  /** Texts in the language of the run; the window renders them again from code and params. */
  title: z.string(),
  cause: z.string(),
  fix: z.string(),
  params: z.record(z.string(), z.string()),
  /** Filled in and ready to paste. */
  commands: z.array(z.string()),
  links: z.array(z.url()),
  /** The server's own words, verbatim but for masked secrets. */
  evidence: z.array(z.string()),
});
export type Finding = z.infer<typeof finding>;

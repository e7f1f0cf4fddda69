import { z } from 'zod';
import { query } from './call.ts';
import { ofClient } from './odoo.ts';

/**
 * The key of the practice Odoos: the same on every computer, and of use nowhere else. A brand, so that
 * only what was read from the practice tenant can be answered here, and no key of the vault.
 */
export const practiceOdooKey = z
  .string()
  .regex(/^[0-9a-f]{40}$/)
  .brand<'PracticeOdooKey'>();

/** What is typed into the form to connect a practice Odoo. */
export const practiceOdoos = z.strictObject({
  /** One a version. */
  odoos: z.array(z.strictObject({ version: z.number().int(), url: z.string() })).min(1),
  /** Each has a trouble that its name tells. */
  databases: z.array(z.string()).min(1),
  login: z.string(),
  key: practiceOdooKey,
});
export type PracticeOdoos = z.infer<typeof practiceOdoos>;

export const odooPracticeCalls = {
  /** Null for any client but the practice client, and while the practice tenant does not run. */
  'odoo.practice': query(ofClient, practiceOdoos.nullable(), { shows: ['clients'] }),
};

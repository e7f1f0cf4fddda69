import { z } from 'zod';
import { command, query } from './call.ts';

/** A file that was found damaged. */
export const damagedFile = z.strictObject({
  file: z.enum(['records', 'vault']),
  /** Names it among others of the same file. */
  stamp: z.string().max(40),
  /** Where it lies now. */
  path: z.string(),
  /** The last good state of it: when it was saved, and how many clients or entries it holds. */
  backup: z.strictObject({ savedAt: z.iso.datetime(), holds: z.int() }).nullable(),
});
export type DamagedFile = z.infer<typeof damagedFile>;

const which = damagedFile.pick({ file: true, stamp: true });

export const storageCalls = {
  /** What was set aside, oldest first. */
  'storage.damagedFiles': query(z.strictObject({}), z.array(damagedFile), {
    shows: ['clients', 'vault'],
  }),
  /** Puts the last good state back; what is there now becomes the backup. */
  'storage.restoreBackup': command(which, z.array(damagedFile), {
    changes: ['vault', 'clients', 'mail-servers', 'mailbox-links', 'settings'],
  }),
  /** Removes a damaged file and its backup for good. */
  'storage.deleteDamaged': command(which, z.array(damagedFile), { changes: ['vault'] }),
};

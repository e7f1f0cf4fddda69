import { z } from 'zod';
import { command, query } from './call.ts';
import { recordId } from './identifiers.ts';

/** A file that was found damaged. */
export const damagedFile = z.strictObject({
  file: z.enum(['records', 'vault']),
  /** Whose folder it lies in; null for the data folder's own. */
  clientId: recordId.nullable(),
  /** Names it among others of the same file; empty for one that still lies in its place. */
  stamp: z.string().max(40),
  /** Where it lies now. */
  path: z.string(),
  /**
   * The last good state of it: when it was saved, and how many clients (of one client's records:
   * mail servers) or vault entries it holds.
   */
  backup: z.strictObject({ savedAt: z.iso.datetime(), holds: z.int() }).nullable(),
});
export type DamagedFile = z.infer<typeof damagedFile>;

const which = damagedFile.pick({ file: true, clientId: true, stamp: true });

export const storageCalls = {
  /** What was set aside, oldest first of each file, and what lies damaged in its place. */
  'storage.damagedFiles': query(
    /** `everywhere`: each client's part of the vault is read; otherwise those that were met. */
    z.strictObject({ everywhere: z.boolean().default(false) }),
    z.array(damagedFile),
    { shows: ['clients', 'vault'] },
  ),
  /** Puts the last good state back; what is there now becomes the backup. */
  'storage.restoreBackup': command(which, z.array(damagedFile), {
    changes: ['vault', 'clients', 'mail-servers', 'mailbox-links', 'settings'],
  }),
  /** Removes a damaged file and its backup for good; of a vault in its place, a client's part alone. */
  'storage.deleteDamaged': command(which, z.array(damagedFile), { changes: ['vault'] }),
};

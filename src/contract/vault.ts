import { z } from 'zod';
import { command, query } from './call.ts';

/** Where the data key of the vault rests. */
export const vaultBackend = z.enum(['os-key-store', 'passphrase', 'memory']);
export type VaultBackend = z.infer<typeof vaultBackend>;

export const vaultStatus = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), backend: vaultBackend }),
  z.strictObject({
    state: z.literal('locked'),
    reason: z.enum(['passphrase-needed', 'other-backend', 'damaged']),
  }),
]);
export type VaultStatus = z.infer<typeof vaultStatus>;

export const passphrase = z
  .string()
  .min(8, { error: 'passphrase-too-short' })
  .max(1024, { error: 'too-long' });

export const vaultCalls = {
  'vault.status': query(z.strictObject({}), vaultStatus),
  /** Opens a vault that was sealed with a passphrase. */
  'vault.unlock': command(z.strictObject({ passphrase }), vaultStatus),
  /** Moves a vault that lives in memory only to the disk, sealed with this passphrase. */
  'vault.setPassphrase': command(z.strictObject({ passphrase }), vaultStatus),
};

import { writeFileSync } from 'atomically';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail, FailureError } from '../failure-error.ts';
import { withFileLock } from '../storage/with-file-lock.ts';

const sealedKey = z.discriminatedUnion('backend', [
  z.strictObject({
    backend: z.literal('os-key-store'),
    /** Name of the secret store that sealed it: another one cannot open it. */
    store: z.string(),
    sealed: z.string(),
  }),
  z.strictObject({ backend: z.literal('passphrase'), salt: z.string(), sealed: z.string() }),
]);
export type SealedKey = z.infer<typeof sealedKey>;

const vaultFile = z.strictObject({
  schema: z.literal('collega.vault/1'),
  /** Random identity of the data key, part of what every entry authenticates. */
  keyId: z.uuid(),
  key: sealedKey,
  entries: z.record(z.string(), z.string()),
});
export type VaultFile = z.infer<typeof vaultFile>;

/** Answers null when there is no file yet, `damaged` when it cannot be understood. */
export function readVaultFile(path: string): VaultFile | 'damaged' | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    // It is there and cannot be read (a folder, no right to it): as with damage, hands off.
    return 'damaged';
  }
  try {
    return vaultFile.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/** Atomic: a temporary file, fsync, rename; readable by this user alone. */
export function writeVaultFile(path: string, content: VaultFile): void {
  try {
    writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`, { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    fail({ kind: 'not-saved', path, code });
  }
}

/**
 * Reads, changes and writes the file while no other Collega does; a change that answers null writes
 * nothing.
 */
export function changeVaultFile(path: string, change: () => VaultFile | null): void {
  try {
    withFileLock(path, () => {
      const content = change();
      if (content !== null) writeVaultFile(path, content);
    });
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    fail({ kind: 'not-saved', path, code });
  }
}

/**
 * Writes a vault's first file, unless another Collega has made one meanwhile: that one is answered,
 * and left as it is.
 */
export function placeVaultFile(path: string, first: VaultFile): VaultFile | 'damaged' | null {
  const found: (VaultFile | 'damaged')[] = [];
  changeVaultFile(path, () => {
    const meanwhile = readVaultFile(path);
    if (meanwhile === null) return first;
    found.push(meanwhile);
    return null;
  });
  return found[0] ?? null;
}

import { keepOldFormat, removeOldFormats } from '../storage/old-formats.ts';
import { replaceFile } from '../storage/replace-file.ts';
import { KnownVaultFile } from './known-vault-file.ts';
import {
  isVaultFile,
  presentNumber,
  withVaultLock,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

/**
 * Reads, changes and writes the file durably; a change that answers null writes nothing. With
 * `forget` nothing of what was there before stays in the backup.
 * @throws FailureError `not-saved` when the disk refuses
 */
export function changeVaultFile(
  path: string,
  known: KnownVaultFile,
  change: (found: VaultFile | NoVaultFile) => VaultFile | null,
  { forget = false } = {},
): void {
  withVaultLock(path, () => {
    const { found, format } = known.loadLocked();
    const content = change(isVaultFile(found) ? copyOf(found) : found);
    if (content === null) return;
    if (format > 0) keepOldFormat(path, format, presentNumber);
    const text = `${JSON.stringify(content, null, 1)}\n`;
    replaceFile(path, text);
    if (forget) {
      replaceFile(path, text);
      removeOldFormats(path);
    }
    known.noteWritten(text, content, presentNumber);
  });
}

/** What a change may work on; the known one is shared. */
function copyOf(file: VaultFile): VaultFile {
  return { ...file, slots: [...file.slots], entries: { ...file.entries } };
}

/**
 * Writes a vault's first file, unless another Collega has made one meanwhile: that one is answered,
 * and left as it is.
 */
export function placeVaultFile(path: string, first: VaultFile): VaultFile | NoVaultFile {
  const found: (VaultFile | NoVaultFile)[] = [];
  changeVaultFile(path, new KnownVaultFile(path), (meanwhile) => {
    if (meanwhile === null) return first;
    found.push(meanwhile);
    return null;
  });
  return found[0] ?? null;
}

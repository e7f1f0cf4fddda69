import { keepOldFormat, removeOldFormats } from '../storage/old-formats.ts';
import { replaceFile } from '../storage/replace-file.ts';
import { type KnownVaultFile } from './known-vault-file.ts';
import {
  isVaultFile,
  numberOf,
  withVaultLock,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

interface WriteOptions {
  /** Nothing of what was there before stays in the backup. */
  readonly forget?: boolean;
}

/**
 * Reads, changes and writes the file durably; a change that answers null writes nothing.
 * @throws FailureError `not-saved` when the disk refuses
 */
export function changeVaultFile(
  path: string,
  known: KnownVaultFile<VaultFile>,
  change: (found: VaultFile | NoVaultFile) => VaultFile | null,
  options?: WriteOptions,
): void {
  withVaultLock(path, () => {
    const { found, format } = known.loadLocked();
    const content = change(isVaultFile(found) ? copyOf(found) : found);
    if (content !== null) writeVaultFile(path, known, { content, over: format }, options);
  });
}

/**
 * The caller holds the lock. Writes the file. What was of an earlier format, `over`, is kept under a
 * name of its own.
 */
export function writeVaultFile(
  path: string,
  known: KnownVaultFile<VaultFile>,
  { content, over }: { readonly content: VaultFile; readonly over: number },
  { forget = false }: WriteOptions = {},
): void {
  const format = numberOf(content);
  if (over > 0) keepOldFormat(path, over, format);
  const text = `${JSON.stringify(content, null, 1)}\n`;
  replaceFile(path, text);
  // A backup of the undivided format would, put back later, undo what the clients' parts hold since.
  if (forget || (over > 0 && over < format)) replaceFile(path, text);
  if (forget) removeOldFormats(path);
  known.noteWritten(text, content, format);
}

/** The caller holds the lock. What vaults of earlier formats have left holds the clients' entries. */
export function forgetUndivided(path: string, known: KnownVaultFile<VaultFile>): void {
  const { found } = known.loadLocked();
  if (!removeOldFormats(path) || !isVaultFile(found)) return;
  writeVaultFile(path, known, { content: found, over: numberOf(found) }, { forget: true });
}

/** What a change may work on; the known one is shared. */
export function copyOf<File extends VaultFile>(file: File): File {
  return { ...file, slots: [...file.slots], entries: { ...file.entries } };
}

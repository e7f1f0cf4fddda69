import { writeVaultFile } from './change-vault-file.ts';
import { KnownVaultFile } from './known-vault-file.ts';
import {
  parseVaultFile,
  withVaultLock,
  type DividedVaultFile,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

/**
 * Writes a vault's first file, unless another Collega has made one meanwhile: that one is answered,
 * and left as it is. `fill` adds entries first; parts that no vault names open nothing.
 */
export function placeVaultFile(
  path: string,
  first: DividedVaultFile,
  fill: (first: DividedVaultFile) => void = () => undefined,
): VaultFile | NoVaultFile {
  return withVaultLock(path, () => {
    const known = new KnownVaultFile(path, parseVaultFile);
    const meanwhile = known.loadLocked().found;
    if (meanwhile !== null) return meanwhile;
    fill(first);
    writeVaultFile(path, known, { content: first, over: 0 });
    return null;
  });
}

import { readFileSync, rmSync } from 'node:fs';
import { type VaultStatus } from '../../../contract/vault.ts';
import { fail } from '../../failure-error.ts';
import { backupOf, replaceFile } from '../storage/replace-file.ts';
import { listSetAside, setAside, type SetAside } from '../storage/set-aside.ts';
import { type Vault } from './vault.ts';
import { isVaultFile, readVaultFile, withVaultLock, type NoVaultFile } from './vault-file.ts';
import { parseVaultPart, type VaultPart } from './vault-part.ts';

/**
 * Puts the last good state in the place of a damaged vault, which is set aside. What was saved by
 * the very last change is not in it. @throws FailureError `not-found` when there is no good backup
 */
export function restoreBackup(vault: Vault): Promise<VaultStatus> {
  const { path } = vault;
  withVaultLock(path, () => {
    if (isVaultFile(readVaultFile(path))) return;
    if (!isVaultFile(readVaultFile(backupOf(path)))) fail({ kind: 'not-found', what: 'backup' });
    const { backup } = setAside(path);
    putBack(path, backup);
  });
  return vault.reopen();
}

/** Puts the last good state of a vault that was set aside back in its place. */
export function restoreSetAside(vault: Vault, stamp: string): Promise<VaultStatus> {
  const { path } = vault;
  withVaultLock(path, () => {
    putBack(path, listSetAside(path).find((each) => each.stamp === stamp)?.backup ?? null);
  });
  return vault.reopen();
}

/** Sets a vault that cannot be opened aside, and begins an empty one. Only when asked to. */
export function startEmpty(vault: Vault): Promise<VaultStatus> {
  const status = vault.status();
  if (status.state === 'open' || status.reason === 'newer-format') return Promise.resolve(status);
  withVaultLock(vault.path, () => {
    if (readVaultFile(vault.path) !== null) setAside(vault.path);
  });
  return vault.reopen();
}

/**
 * Puts the last good state of one client's part back: of a damaged one in its place (an empty stamp),
 * which is set aside, or of one that was. @throws FailureError `not-found`
 */
export function restorePart(vault: Vault, clientId: string, stamp: string): void {
  const path = vault.pathOf(clientId) ?? fail({ kind: 'not-found', what: 'backup' });
  withVaultLock(vault.path, () => {
    if (stamp !== '') {
      const aside = listSetAside(path).find((each) => each.stamp === stamp);
      putBack(path, aside?.backup ?? null, readPart);
      return;
    }
    if (isVaultFile(readPart(path))) return;
    if (!isVaultFile(readPart(backupOf(path)))) fail({ kind: 'not-found', what: 'backup' });
    putBack(path, setAside(path).backup, readPart);
  });
}

/** What was set aside of a client's part, oldest first. */
export function listPartsSetAside(vault: Vault, clientId: string): SetAside[] {
  const path = vault.pathOf(clientId);
  return path === null ? [] : listSetAside(path);
}

function readPart(path: string): VaultPart | NoVaultFile {
  try {
    return parseVaultPart(readFileSync(path, 'utf8')).found;
  } catch {
    return 'damaged';
  }
}

function putBack(
  path: string,
  backup: string | null,
  read: (path: string) => object | NoVaultFile = readVaultFile,
): void {
  if (backup === null || !isVaultFile(read(backup))) fail({ kind: 'not-found', what: 'backup' });
  replaceFile(path, readFileSync(backup, 'utf8'));
  rmSync(backup, { force: true });
}

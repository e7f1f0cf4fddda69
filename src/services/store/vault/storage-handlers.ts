import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type DamagedFile } from '../../../contract/storage.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { parseRecordsText } from '../records/records-content.ts';
import { type Records } from '../records/records.ts';
import { restoreSetAside } from './restore-vault.ts';
import { type Vault } from './vault.ts';
import { isVaultFile, readVaultFile } from './vault-file.ts';
import { backupOf } from '../storage/replace-file.ts';
import { listSetAside } from '../storage/set-aside.ts';

type StorageCalls = Extract<keyof Handlers, `storage.${string}`>;

export function createStorageHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
}): Pick<Handlers, StorageCalls> {
  const { records, vault } = services;
  const pathOf = (file: DamagedFile['file']): string =>
    file === 'records' ? records.path : vault.path;
  const list = (): DamagedFile[] =>
    (['records', 'vault'] as const).flatMap((file) => describeDamaged(file, pathOf(file)));
  return {
    'storage.damagedFiles': list,

    'storage.restoreBackup': async ({ file, stamp }) => {
      if (file === 'records') records.restore(stamp);
      else await restoreSetAside(vault, stamp);
      return list();
    },

    'storage.deleteDamaged': ({ file, stamp }) => {
      const wanted = listSetAside(pathOf(file)).find((each) => each.stamp === stamp);
      for (const path of [wanted?.damaged, wanted?.backup]) {
        if (typeof path === 'string') rmSync(path, { force: true });
      }
      return list();
    },
  };
}

function describeDamaged(file: DamagedFile['file'], path: string): DamagedFile[] {
  const aside = listSetAside(path).map(({ stamp, damaged, backup }) => ({
    file,
    stamp,
    path: damaged,
    backup: backup === null ? null : describeBackup(file, backup),
  }));
  const stillThere = file === 'vault' && readVaultFile(path) === 'damaged';
  const backup = describeBackup('vault', backupOf(path));
  // A damaged vault is left in its place until somebody chooses: another one would be begun there.
  return stillThere ? [...aside, { file, stamp: '', path, backup }] : aside;
}

/** Null where there is no backup that could be put back. */
function describeBackup(file: DamagedFile['file'], path: string): DamagedFile['backup'] {
  if (!existsSync(path)) return null;
  const holds = file === 'records' ? countClients(path) : countEntries(path);
  return holds === null ? null : { savedAt: statSync(path).mtime.toISOString(), holds };
}

function countClients(path: string): number | null {
  const found = parseRecordsText(readFileSync(path, 'utf8'));
  return found.kind === 'content' ? found.content.clients.length : null;
}

function countEntries(path: string): number | null {
  const found = readVaultFile(path);
  return isVaultFile(found) ? Object.keys(found.entries).length : null;
}

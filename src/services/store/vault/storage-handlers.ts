import { readFileSync, rmSync, statSync } from 'node:fs';
import { type DamagedFile } from '../../../contract/storage.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { fail } from '../../failure-error.ts';
import { type Records } from '../records/records.ts';
import { listPartsSetAside, restorePart, restoreSetAside } from './restore-vault.ts';
import { type Vault } from './vault.ts';
import { isVaultFile, parseVaultFile } from './vault-file.ts';
import { parseVaultPart } from './vault-part.ts';
import { backupOf } from '../storage/replace-file.ts';
import { listSetAside, type SetAside } from '../storage/set-aside.ts';

type StorageCalls = Extract<keyof Handlers, `storage.${string}`>;
type Which = Pick<DamagedFile, 'file' | 'clientId'>;

export function createStorageHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
}): Pick<Handlers, StorageCalls> {
  const { records, vault } = services;

  const setAsideOf = ({ file, clientId }: Which): SetAside[] => {
    if (file === 'records') {
      return listSetAside(clientId === null ? records.path : records.pathOf(clientId));
    }
    return clientId === null ? listSetAside(vault.path) : listPartsSetAside(vault, clientId);
  };

  /** How much a text holds; null where it is nothing that could be put back. */
  const countIn = ({ file, clientId }: Which, text: string): number | null => {
    if (file === 'records') return records.countIn(text, clientId);
    const { found } = clientId === null ? parseVaultFile(text) : parseVaultPart(text);
    return isVaultFile<object>(found) && 'entries' in found
      ? Object.keys(found.entries).length
      : null;
  };

  const describeBackup = (which: Which, path: string): DamagedFile['backup'] => {
    try {
      const holds = countIn(which, readFileSync(path, 'utf8'));
      return holds === null ? null : { savedAt: statSync(path).mtime.toISOString(), holds };
    } catch {
      return null;
    }
  };

  /** What still lies in its place: of a vault and its parts, another one would be begun there. */
  const inPlace = (which: Which, path: string): DamagedFile => ({
    ...which,
    stamp: '',
    path,
    backup: describeBackup(which, backupOf(path)),
  });

  const list = (everywhere: boolean): DamagedFile[] => {
    const clients = records.read().clients.map(({ id }) => id);
    const files = [null, ...clients].flatMap((clientId): Which[] => [
      { file: 'records', clientId },
      { file: 'vault', clientId },
    ]);
    const aside = files.flatMap((which) =>
      setAsideOf(which).map(({ stamp, damaged: path, backup }) => ({
        ...which,
        stamp,
        path,
        backup: backup === null ? null : describeBackup(which, backup),
      })),
    );
    const parts = vault.damagedParts(everywhere ? clients : null);
    return [
      ...aside,
      ...(vault.isDamaged ? [inPlace({ file: 'vault', clientId: null }, vault.path)] : []),
      ...parts.map(({ clientId, path }) => inPlace({ file: 'vault', clientId }, path)),
    ];
  };

  return {
    'storage.damagedFiles': ({ everywhere }) => list(everywhere),

    'storage.restoreBackup': async ({ file, clientId, stamp }) => {
      if (file === 'records') records.restore(stamp, clientId);
      else if (clientId !== null) restorePart(vault, clientId, stamp);
      else await restoreSetAside(vault, stamp);
      return list(false);
    },

    'storage.deleteDamaged': ({ stamp, ...which }) => {
      const { clientId } = which;
      if (stamp === '' && clientId !== null) {
        if (which.file !== 'vault') fail({ kind: 'not-found', what: 'backup' });
        vault.removeDamagedPart(clientId);
      }
      const wanted = setAsideOf(which).find((each) => each.stamp === stamp);
      for (const path of [wanted?.damaged, wanted?.backup]) {
        if (typeof path === 'string') rmSync(path, { force: true });
      }
      return list(false);
    },
  };
}

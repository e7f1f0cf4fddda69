import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Forgotten } from '../../contract/vault.ts';
import {
  overwriteAndEmpty,
  overwriteAndRemove,
  type RemovedFile,
} from '../storage/overwrite-file.ts';
import { openerOf } from './key-slots.ts';
import { type Vault } from './vault.ts';
import { withVaultLock } from './vault-file.ts';

/**
 * Removes all that Collega has kept in its folder: keys first, so that what a backup program has
 * copied cannot be opened by them any more; then every file, written over and removed.
 */
export async function forgetEverything(places: {
  readonly vault: Vault;
  readonly recordsPath: string;
  readonly dataFolder: string;
}): Promise<Forgotten> {
  const { vault, recordsPath, dataFolder } = places;
  const slots = await vault.forgetKeys();
  const keys = slots
    .filter(({ slot }) => slot.backend !== 'passphrase')
    .map(({ slot, removed }) => ({ opener: openerOf(slot), removed }));
  const files = withVaultLock(vault.path, () => {
    const own = namesIn(dataFolder).filter(
      (name) =>
        (isOf(vault.path, name) || isOf(recordsPath, name)) &&
        // These are held just now, and empty of anything but a number.
        !/\.lock(\.takeover)?$/u.test(name),
    );
    const tests = join(dataFolder, 'tests');
    return [
      ...own.map((name) => overwriteAndRemove(join(dataFolder, name))),
      ...namesIn(tests).map((name) => overwriteAndRemove(join(tests, name))),
      ...namesIn(dataFolder)
        .filter(isLog)
        .map((name) => forgetLog(join(dataFolder, name))),
    ];
  });
  await vault.reopen();
  return { files, keys };
}

/** Whether a name is of this file: itself, its backup, copies of old formats, what was set aside. */
function isOf(path: string, name: string): boolean {
  return name === basename(path) || name.startsWith(`${basename(path)}.`);
}

function isLog(name: string): boolean {
  return /^collega.*\.log/u.test(name);
}

/** The present log is open and goes on; older ones go. */
function forgetLog(path: string): RemovedFile {
  return path.endsWith('collega.log') ? overwriteAndEmpty(path) : overwriteAndRemove(path);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { readdirSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Forgotten } from '../../../contract/vault.ts';
import {
  overwriteAndEmpty,
  overwriteAndRemove,
  type RemovedFile,
} from '../storage/overwrite-file.ts';
import { removeAbandonedProfiles } from '../storage/abandoned-profiles.ts';
import { type Records } from '../records/records.ts';
import { clientFolder, listClientFolders } from '../storage/client-folder.ts';
import { openerOf } from './key-slots.ts';
import { type Vault } from './vault.ts';
import { withVaultLock } from './vault-file.ts';

/**
 * Removes all that Collega has kept in its folder: keys first, so that what a backup program has
 * copied cannot be opened by them any more; then every file, written over and removed. Records and
 * vault go while no other Collega writes either: of a link that is being saved, nothing is left or
 * the link is refused.
 */
export async function forgetEverything(places: {
  readonly vault: Vault;
  readonly records: Records;
  readonly dataFolder: string;
}): Promise<Forgotten> {
  const { vault, records, dataFolder } = places;
  const slots = await vault.forgetKeys();
  const keys = slots
    .filter(({ slot }) => slot.backend !== 'passphrase')
    .map(({ slot, removed }) => ({ opener: openerOf(slot), removed }));
  const { removed, rest, folders } = records.hold(() =>
    withVaultLock(vault.path, () => {
      const folders = listClientFolders(dataFolder).map((id) => clientFolder(dataFolder, id));
      const ofClients = folders.flatMap(filesIn);
      return {
        removed: [
          ...filesIn(dataFolder).filter(
            (path) =>
              (isOf(vault.path, basename(path)) || isOf(records.path, basename(path))) &&
              // These are held just now, and empty of anything but a number.
              !/\.lock(\.takeover)?$/u.test(path),
          ),
          ...ofClients,
        ].map(overwriteAndRemove),
        // Listed now, removed later: thousands take longer than a lock may be held, and a report that
        // is saved from now on is of a server that is not forgotten.
        rest: [
          ...[dataFolder, ...folders].flatMap((folder) => filesIn(join(folder, 'tests'))),
          ...filesIn(dataFolder).filter((path) => isLog(basename(path))),
        ],
        folders,
      };
    }),
  );
  const files = [...removed, ...rest.map(forgetFile)];
  // Of a sign-in window that was killed: cookies of a Microsoft session.
  await removeAbandonedProfiles();
  folders.forEach(removeEmptyFolders);
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

/** The present log is open and goes on; older ones, and reports, go. */
function forgetFile(path: string): RemovedFile {
  return path.endsWith('collega.log') ? overwriteAndEmpty(path) : overwriteAndRemove(path);
}

/** Files alone, by path: folders are looked into on purpose. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

/** Of a client: a file that came meanwhile, or could not be removed, keeps its folder. */
function removeEmptyFolders(folder: string): void {
  for (const each of [join(folder, 'tests'), folder]) {
    try {
      rmdirSync(each);
    } catch {
      // Not empty, or not there.
    }
  }
}

import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordId } from '../../../contract/identifiers.ts';
import { FailureError } from '../../failure-error.ts';
import { waitOutHolders } from './wait-out-holders.ts';

const nameOfAll = 'clients';
/** Marks a folder that goes unless the list of clients names it: one that is made, or is forgotten. */
const markName = 'unlisted';

/**
 * One client's own folder, `clients/<id>/`: its records, its part of the vault, its tests' results,
 * and whatever else is kept of it alone. Forgetting the client removes the folder with all that is
 * in it. A new kind of file needs nothing but a name in this folder, a zod schema with a number at
 * the file's edge, and `replaceFile` under `withFileLock` (docs/adr/0011-one-folder-per-client.md).
 * @throws ZodError for what is no ID: no name may lead out of the folder
 */
export function clientFolder(dataFolder: string, clientId: string): string {
  return join(dataFolder, nameOfAll, recordId.parse(clientId));
}

/** The IDs that have a folder, in no order; empty where none can be read. */
export function listClientFolders(dataFolder: string): string[] {
  try {
    return readdirSync(join(dataFolder, nameOfAll)).filter(
      (name) => recordId.safeParse(name).success,
    );
  } catch {
    return [];
  }
}

/**
 * The caller holds the records' lock. Runs work that changes whether the list of clients names this
 * one. Its folder, which is made if it is not there, is marked meanwhile, and goes or stays as the
 * list then says: whatever is killed between the folder and the list leaves nothing behind.
 * @throws Node's error when the disk refuses
 */
export function withFolderMarked(
  dataFolder: string,
  clientId: string,
  steps: {
    readonly work: () => void;
    readonly readClients: () => readonly { readonly id: string }[];
  },
): void {
  markUnlisted(dataFolder, clientId);
  try {
    steps.work();
  } finally {
    followList(dataFolder, clientId, steps.readClients);
  }
}

function followList(
  dataFolder: string,
  clientId: string,
  readClients: () => readonly { readonly id: string }[],
): void {
  try {
    removeUnlisted(dataFolder, readClients(), [clientId]);
  } catch (error) {
    // A list that cannot be read leaves the mark; what failed before matters more.
    if (!(error instanceof FailureError)) throw error;
  }
}

function markUnlisted(dataFolder: string, clientId: string): void {
  const folder = clientFolder(dataFolder, clientId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A name that is there, a planted link too, marks the folder as well and is not written through.
  if (isMarked(folder)) return;
  writeFileSync(join(folder, markName), '', { mode: 0o600, flag: 'wx' });
}

/** Whether any folder is marked: what a killed Collega left, or another one is doing. */
export function hasUnlisted(dataFolder: string): boolean {
  return listClientFolders(dataFolder).some((id) => isMarked(clientFolder(dataFolder, id)));
}

/**
 * The caller holds the records' lock. Removes the folders that are marked and not among these
 * clients, and the marks of those that are. Never a folder without a mark: a list that was damaged,
 * or has come back from a backup, may name too few. What is held (Windows) goes the next time.
 */
export function removeUnlisted(
  dataFolder: string,
  clients: readonly { readonly id: string }[],
  only: readonly string[] = listClientFolders(dataFolder),
): void {
  const listed = new Set(clients.map(({ id }) => id));
  for (const id of only) {
    const folder = clientFolder(dataFolder, id);
    if (!isMarked(folder)) continue;
    try {
      if (listed.has(id)) rmSync(join(folder, markName), { force: true });
      else removeFolder(folder);
    } catch {
      // The mark stays.
    }
  }
}

/** The mark goes last: a removal that is killed is finished the next time. */
function removeFolder(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name !== markName)) {
    waitOutHolders(() => rmSync(join(folder, name), { recursive: true, force: true }));
  }
  waitOutHolders(() => rmSync(folder, { recursive: true, force: true }));
}

function isMarked(folder: string): boolean {
  return lstatSync(join(folder, markName), { throwIfNoEntry: false }) !== undefined;
}

import { lstatSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './with-file-lock.ts';

/** Begins the name of a window's profile; the number of the process that made it follows. */
export const profilePrefix = 'collega-window-';

/** Names of the profiles of this process that are in use. */
export const ownProfiles = new Set<string>();

/** An open window writes to its profile all the time. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/**
 * Removes the profiles of Collegas, and of browsers, that were killed: one of a sign-in window may
 * hold the cookies of a Microsoft session. Removal goes by path, so a folder in which another user
 * may write is left: its owner could swap a subfolder for a link into this user's files while it is
 * being emptied.
 */
export async function removeAbandonedProfiles(folder = tmpdir()): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.startsWith(profilePrefix));
  for (const name of names) {
    const owner = Number(name.slice(profilePrefix.length).split('-')[0]);
    const path = join(folder, name);
    const inUse = owner === process.pid ? ownProfiles.has(name) : owner > 0 && isRunning(owner);
    // Windows gives a number out again soon: what was not written to for a day is abandoned.
    if (inUse && !isOlderThan(path, abandonedAfterMs)) continue;
    if (!isPrivateFolder(path)) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A real folder of this user's that no other user may write to. Windows' own is each user's. */
function isPrivateFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  const user = process.getuid?.();
  return user === undefined || (found.uid === user && (found.mode & 0o022) === 0);
}

/** By what was last changed inside: a folder's own time stands still while its files are written. */
function isOlderThan(folder: string, ageMs: number): boolean {
  try {
    const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
    return paths.every((path) => Date.now() - statSync(path).mtimeMs > ageMs);
  } catch {
    return false;
  }
}

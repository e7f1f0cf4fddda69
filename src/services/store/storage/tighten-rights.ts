import { chmodSync, lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import { type Logger } from '../../shell/ports/logger.ts';
import { clientFolder, listClientFolders } from './client-folder.ts';
import { codeOf } from './code-of.ts';

/** Collega's own files by name; whatever else lies in the folder is not touched. */
const ownFile = /^(records\.json|vault\.json|sandbox\.json|collega\b.*\.log)/u;
const forOthers = 0o077;
const stickyBit = 0o1000;

/**
 * Takes the rights of others from a data folder that was there already, and from Collega's files in
 * it: `mkdir` gives its mode to new folders alone, and an archive or a copy brings 0755 and 0644.
 * What belongs to another user, or is refused, is said in the log, as is a folder that serves others too
 * (`/tmp`, the home folder). Windows' folders have their rights from the profile.
 * @throws Node's error when the folder is not there
 */
export function tightenRights(
  folder: string,
  logger: Logger,
  // Only for tests: root may change everything.
  user: number | null = process.getuid?.() ?? null,
): void {
  if (user === null) return;
  const tighten = (path: string, isShared: (stats: Stats) => boolean): void => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // The rights of a link say nothing, and what it leads to is not for us to change.
    if (stats === undefined || stats.isSymbolicLink()) return;
    if ((stats.mode & forOthers) === 0) return;
    const detail = { path, mode: (stats.mode & 0o7777).toString(8).padStart(4, '0') };
    if (stats.uid !== user || isShared(stats)) {
      logger.warn('others may open this, and its rights are not ours to change', detail);
      return;
    }
    try {
      chmodSync(path, stats.mode & 0o7700);
      logger.warn('others could open this: its rights were tightened', detail);
    } catch (error) {
      logger.warn('others may open this: its rights could not be changed', {
        ...detail,
        reason: codeOf(error),
      });
    }
  };
  // The folder itself may be reached by a link: that is how it was named.
  const own = realpathSync(folder);
  const never = () => false;
  tighten(own, ({ mode }) => (mode & stickyBit) !== 0 || servesOthers(own));
  for (const name of namesIn(own).filter((name) => ownFile.test(name))) {
    tighten(join(own, name), never);
  }
  const tests = join(own, 'tests');
  tighten(tests, never);
  for (const name of namesIn(tests)) tighten(join(tests, name), never);
  // The reports of all clients are thousands: the rights of their folder keep others from them.
  tighten(join(own, 'clients'), never);
  for (const id of listClientFolders(own)) {
    const folder = clientFolder(own, id);
    tighten(folder, never);
    for (const name of namesIn(folder)) tighten(join(folder, name), never);
  }
}

/** A user may name such a folder for the data; without its rights nothing else would work. */
function servesOthers(folder: string): boolean {
  return [parse(folder).root, resolve(homedir())].includes(folder);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupOf, flushFolder } from './replace-file.ts';
import { waitOutHolders } from './wait-out-holders.ts';

/** A damaged file that was moved out of the way, and the last good state of it. */
export interface SetAside {
  /** Names it among others of the same file, e.g. `20261123T101500Z`. */
  readonly stamp: string;
  readonly damaged: string;
  /** Null when there was none. */
  readonly backup: string | null;
}

/**
 * Moves a damaged file out of the way, and its backup with it: the next changes would replace it.
 * The caller holds the file's lock.
 * @throws Node's error when the disk refuses
 */
export function setAside(path: string): SetAside {
  const stamp = freeStamp(path, compact(statSync(path).mtime));
  const backup = backupOf(path);
  const kept = existsSync(backup) ? goodName(path, stamp) : null;
  if (kept !== null) waitOutHolders(() => renameSync(backup, kept));
  waitOutHolders(() => renameSync(path, damagedName(path, stamp)));
  flushFolder(dirname(path));
  return { stamp, damaged: damagedName(path, stamp), backup: kept };
}

/** What was set aside of this file and is still there, oldest first. */
export function listSetAside(path: string): SetAside[] {
  const start = basename(damagedName(path, ''));
  return namesIn(dirname(path))
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => {
      const stamp = name.slice(start.length);
      const good = goodName(path, stamp);
      const backup = existsSync(good) ? good : null;
      return { stamp, damaged: join(dirname(path), name), backup };
    });
}

function damagedName(path: string, stamp: string): string {
  return `${path}.set-aside-${stamp}`;
}

function goodName(path: string, stamp: string): string {
  return `${path}.good-${stamp}`;
}

function compact(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/gu, '');
}

function freeStamp(path: string, wanted: string): string {
  let stamp = wanted;
  for (let number = 2; existsSync(damagedName(path, stamp)); number += 1) {
    stamp = `${wanted}-${number}`;
  }
  return stamp;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

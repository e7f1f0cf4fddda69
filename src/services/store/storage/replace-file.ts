import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keepCopy } from './keep-copy.ts';
import { waitOutHolders } from './wait-out-holders.ts';
import { writeFlushed } from './write-flushed.ts';

/** Where the last good state of a file rests. */
export function backupOf(path: string): string {
  return `${path}.bak`;
}

/**
 * Replaces a file whole, readable by this user alone: written beside it, flushed, renamed over it,
 * and the folder flushed too, so that a loss of power shows either the old or the new one. What it
 * replaces stays as its backup. The caller holds the file's lock: the name of the new file is
 * always the same, so that a killed process leaves nothing that piles up.
 * @throws Node's error when the disk refuses; the old file is then as it was
 */
export function replaceFile(path: string, text: string): void {
  replace(path, text, () => keepCopy(path, backupOf(path)));
}

/** As above, for what can be made again and needs no backup. */
export function replaceWithoutBackup(path: string, text: string): void {
  replace(path, text, () => undefined);
}

function replace(path: string, text: string, keepBackup: () => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // A file that lies elsewhere, behind a link, keeps the link.
  const target = followLink(path);
  const next = `${target}.new`;
  try {
    writeFlushed(next, Buffer.from(text, 'utf8'));
    keepBackup();
    waitOutHolders(() => renameSync(next, target));
  } catch (error) {
    removeUnfinished(next);
    throw error;
  }
  flushFolder(dirname(target));
}

function removeUnfinished(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder of that name is not ours; what refused the file is what matters.
  }
}

function followLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Makes a rename durable. Windows has no such thing, and some network drives refuse it. */
export function flushFolder(folder: string): void {
  let opened: number;
  try {
    opened = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(opened);
  } catch {
    // The rename itself has succeeded: what was asked for is done.
  } finally {
    closeSync(opened);
  }
}

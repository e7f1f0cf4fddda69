import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { waitOutHolders } from './wait-out-holders.ts';

const chunkBytes = 64 * 1024;

/** How a file was forgotten. */
export interface RemovedFile {
  readonly path: string;
  /** Its bytes were written over in place. What the disk itself keeps elsewhere is beyond reach. */
  readonly overwritten: boolean;
  readonly removed: boolean;
}

/** Writes random bytes over a file, flushes them, and removes it. Throws nothing: it answers. */
export function overwriteAndRemove(path: string): RemovedFile {
  const overwritten = overwrite(path);
  try {
    waitOutHolders(() => rmSync(path));
    return { path, overwritten, removed: true };
  } catch {
    return { path, overwritten, removed: false };
  }
}

/** As above for a file that is still written to: it is emptied and stays. */
export function overwriteAndEmpty(path: string): RemovedFile {
  const overwritten = overwrite(path);
  return { path, overwritten, removed: overwritten };
}

function overwrite(path: string): boolean {
  try {
    const size = statSync(path).size;
    const file = waitOutHolders(() => openSync(path, 'r+'));
    try {
      for (let at = 0; at < size;) {
        at += writeSync(file, randomBytes(Math.min(chunkBytes, size - at)), 0, null, at);
      }
      fsyncSync(file);
      ftruncateSync(file, 0);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
}

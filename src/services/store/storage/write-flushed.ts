import { closeSync, fchmodSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { codeOf } from './code-of.ts';
import { waitOutHolders } from './wait-out-holders.ts';

/**
 * Writes a new file and flushes it. What has its name is removed first, and the file is made or
 * refused in one step (O_EXCL, which follows no link): a link that was planted under this name must
 * not lead the content elsewhere.
 *
 * A full disk may take a part and report no error: the rest must be tried until it is refused. The
 * library used before did not look at what was taken, and put half a file in place.
 */
export function writeFlushed(path: string, bytes: Buffer): void {
  removeName(path);
  const file = waitOutHolders(() => openSync(path, 'wx', 0o600));
  try {
    fchmodSync(file, 0o600);
    for (let at = 0; at < bytes.length;) {
      const taken = writeSync(file, bytes, at);
      if (taken === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      at += taken;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A folder of that name is not ours: Node's error says so, and it stays. */
function removeName(path: string): void {
  try {
    waitOutHolders(() => unlinkSync(path));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

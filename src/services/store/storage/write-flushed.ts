import { closeSync, fchmodSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * A full disk may take a part and report no error: the rest must be tried until it is refused. The
 * library used before did not look at what was taken, and put half a file in place.
 */
export function writeFlushed(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w', 0o600);
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

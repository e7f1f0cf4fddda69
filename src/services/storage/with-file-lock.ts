import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { isRunning } from './is-running.ts';

/** How long another Collega may hold the lock before this one gives up; a change takes milliseconds. */
const patienceMs = 5_000;
/** A lock older than this was left by a process that was killed, whatever its number says. */
const staleMs = 10_000;
const pauseMs = 5;

/**
 * Runs a change of a file while no other Collega (window and command line, two windows) changes it:
 * both read, change and write the whole file, and the later one would undo the earlier one's work.
 * @throws Node's error when the lock cannot be made, or one with code `ELOCKED` when it stays taken
 */
export function withFileLock<Value>(path: string, change: () => Value): Value {
  const lock = `${path}.lock`;
  takeLock(lock);
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): void {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      // `wx` creates the file or fails, as one step of the file system.
      const file = openSync(lock, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else if (performance.now() > deadline) {
      throw Object.assign(new Error(`${lock} is held by another Collega`), { code: 'ELOCKED' });
    } else Atomics.wait(sleeper, 0, 0, pauseMs);
  }
}

/** Something to wait on for a few milliseconds: changes are synchronous, as is what they wait for. */
const sleeper = new Int32Array(new SharedArrayBuffer(4));

function isAbandoned(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleMs) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    // An empty file belongs to one that is just about to write its number.
    return holder > 0 && holder !== process.pid && !isRunning(holder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

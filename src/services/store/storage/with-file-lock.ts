import { randomUUID } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './code-of.ts';
import { machineIdentity } from './machine-identity.ts';
import { sleepInPlace, isHeldOnWindows, waitOutHolders } from './wait-out-holders.ts';

/** How long another Collega may hold the lock before this one gives up; a change takes milliseconds. */
const timeoutMs = 5_000;
/** A lock older than this was left by a process that was killed, whatever its number says. */
const staleMs = 10_000;
/** The holder's number is written right after the lock is made, unless it was killed in between. */
const unsignedMs = 1_000;
const pauseMs = 5;

/**
 * Runs a change of a file while no other Collega (window and command line, two windows) changes it:
 * both read, change and write the whole file, and the later one would undo the earlier one's work.
 * @throws Node's error when the lock cannot be made, or one with code `ELOCKED` when it stays taken
 */
export function withFileLock<Value>(path: string, change: () => Value): Value {
  const lock = `${path}.lock`;
  const mine = `${process.pid} ${machineIdentity()} ${randomUUID()}`;
  // The folder of the file may be new, or have been moved away meanwhile.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  takeLock(lock, mine);
  try {
    return change();
  } finally {
    // A machine that slept for long finds its lock taken over: that one is the other's.
    if (readLock(lock) === mine) remove(lock);
  }
}

function remove(lock: string): void {
  waitOutHolders(() => rmSync(lock, { force: true }));
}

function takeLock(lock: string, mine: string): void {
  const deadline = performance.now() + timeoutMs;
  while (!create(lock, mine)) {
    if (isAbandoned(lock)) removeAbandoned(lock, mine);
    else if (performance.now() > deadline) {
      throw Object.assign(new Error(`${lock} is held by another Collega`), { code: 'ELOCKED' });
    } else sleepInPlace(pauseMs);
  }
}

/** `wx` creates the file or fails, as one step of the file system. */
function create(lock: string, mine: string): boolean {
  let file: number;
  try {
    file = openSync(lock, 'wx', 0o600);
  } catch (error) {
    // On Windows one that is just being removed is neither there nor free.
    if (codeOf(error) === 'EEXIST' || isHeldOnWindows(error)) return false;
    throw error;
  }
  try {
    writeSync(file, mine);
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

/**
 * Removes a dead process's lock, one Collega at a time and after looking again: of two that found
 * it, the later one would otherwise remove the new lock of the earlier one, and both would write.
 */
function removeAbandoned(lock: string, mine: string): void {
  const guard = `${lock}.takeover`;
  if (!create(guard, mine)) {
    if (isAbandoned(guard)) remove(guard);
    else sleepInPlace(pauseMs);
    return;
  }
  try {
    if (isAbandoned(lock)) remove(lock);
  } finally {
    remove(guard);
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const found = waitOutHolders(() => lstatSync(lock));
    // No Collega makes a link: one that leads nowhere would keep the name taken for good.
    if (found.isSymbolicLink()) return true;
    const age = Date.now() - found.mtimeMs;
    const [pid = '', machine = ''] = (readLock(lock) ?? '').split(' ');
    const holder = Number.parseInt(pid, 10);
    if (Number.isNaN(holder)) return age > unsignedMs;
    if (age > staleMs) return true;
    // A number means nothing on another machine, in WSL or in a container: age alone decides there.
    return machine === machineIdentity() && holder !== process.pid && !isRunning(holder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function readLock(lock: string): string | null {
  try {
    return waitOutHolders(() => readFileSync(lock, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether a process of this number exists, of any user. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Another user's process answers EPERM, and is there.
    return codeOf(error) === 'EPERM';
  }
}

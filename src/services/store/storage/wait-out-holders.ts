import { codeOf } from './code-of.ts';

/** A scanner takes a moment for a small file; only a refusal is waited for at all. */
const timeoutMs = 5_000;
const pauseMs = 10;
/** Whether Windows refused a file because another process holds it, or is just removing it. */
export function isHeldOnWindows(error: unknown): boolean {
  return process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '');
}

/**
 * Runs a step on a file, and again for 5 seconds at most while Windows refuses it: there, a file that
 * is open cannot be renamed, replaced or removed, and one that is being removed cannot be opened. A
 * virus scanner, an indexer or the other Collega holds it for a moment. Elsewhere open files are no
 * hindrance, and the same codes mean what they say.
 * @throws Node's error, at once or when the time is over
 */
export function waitOutHolders<Value>(step: () => Value): Value {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return step();
    } catch (error) {
      if (!isHeldOnWindows(error) || performance.now() > deadline) throw error;
      sleepInPlace(pauseMs);
    }
  }
}

/** Something to wait on; it is never notified. */
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Waits some milliseconds without giving way: changes of files are synchronous, as are their waits. */
export function sleepInPlace(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}

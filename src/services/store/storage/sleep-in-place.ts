/** Something to wait on; it is never notified. */
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Waits some milliseconds without giving way: changes of files are synchronous, as are their waits. */
export function sleepInPlace(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}

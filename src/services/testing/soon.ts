import { AssertionError } from 'node:assert';

/** Milliseconds, below the time of a test: what takes a few of them takes a second where all is slow. */
const defaultTimeoutMs = 15_000;

/**
 * Waits for what must come, and fails as an assertion when it does not: a test that merely runs out
 * of time does not say what it has missed.
 */
export async function soon<Value>(
  promise: Promise<Value>,
  timeoutMs = defaultTimeoutMs,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new AssertionError({ message: `nothing came for ${timeoutMs / 1000} seconds` });
    timer = setTimeout(() => reject(error), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

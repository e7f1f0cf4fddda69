import { AssertionError } from 'node:assert';

/** Milliseconds: what these tests wait for takes a few of them, on the slowest machine a second. */
const patience = 15_000;

/**
 * Waits for what must come, and fails as an assertion when it does not: a test that merely runs out
 * of time does not say what it has missed.
 */
export async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new AssertionError({ message: `nothing came for ${patience / 1000} seconds` });
    timer = setTimeout(() => reject(error), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

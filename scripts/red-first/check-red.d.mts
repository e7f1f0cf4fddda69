import { type RedTest } from './read-removals.mjs';

/** One test as it ran. */
export interface TestResult {
  readonly file: string;
  /** The suites around it, and its own. */
  readonly title: readonly string[];
  /** As vitest calls it: passed, failed, skipped … */
  readonly state: string;
  readonly messages: readonly string[];
}

/**
 * What a test says about a removal. `red`: an assertion failed, as it must. `green`: nothing was
 * noticed. `broken`: it failed for another reason (a time-out, a wrong program, it did not run), which
 * proves nothing. `skipped`: this machine lacks something.
 */
export interface Verdict {
  readonly state: 'red' | 'green' | 'broken' | 'skipped';
  readonly why: string;
}

export function checkRed(wanted: RedTest, results: readonly TestResult[]): Verdict;

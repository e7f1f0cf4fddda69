import { defineConfig } from 'vitest/config';

/** One after the other: the conversations measure this process's memory. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 30_000,
    fileParallelism: false,
    passWithNoTests: false,
  },
});

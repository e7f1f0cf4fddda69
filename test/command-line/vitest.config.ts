import { defineConfig } from 'vitest/config';

/** Runs the built command line as a process of its own, against the sandbox and scripted servers. */
export default defineConfig({
  test: {
    include: ['test/command-line/**/*.test.ts'],
    root: `${import.meta.dirname}/../..`,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

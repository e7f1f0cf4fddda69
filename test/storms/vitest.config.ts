import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/storms/**/*.test.ts'],
    // Generous: 500 processes are started and killed, on a machine that may be busy.
    testTimeout: 900_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});

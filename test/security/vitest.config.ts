import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;
const doubles = resolve(here, '../electron/electron-double');

/** Proofs of the security rules (rules.json): read from the source, with the double, in a browser. */
export default defineConfig({
  resolve: { alias: { electron: resolve(doubles, 'current-electron.ts') } },
  test: {
    root: resolve(here, '../..'),
    include: ['test/security/**/*.test.ts'],
    globalSetup: resolve(here, '../electron/build-when-missing.ts'),
    // Bundles are loaded by Node itself, with hooks that a worker thread would share.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

/** Runs the built main bundle, and single files of src/main, against the double of Electron. */
export default defineConfig({
  resolve: { alias: { electron: resolve(here, 'electron-double/current-electron.ts') } },
  test: {
    root: resolve(here, '../..'),
    include: ['test/electron/**/*.test.ts'],
    exclude: ['test/electron/real/**'],
    globalSetup: resolve(here, 'build-when-missing.ts'),
    // Bundles are loaded by Node itself, with hooks that a worker thread would share.
    pool: 'forks',
    testTimeout: 20_000,
    passWithNoTests: false,
  },
});

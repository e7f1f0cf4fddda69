import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Runs electron-builder once, with a counterfeit Electron, and reads what it has packed. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/packaging/**/*.test.ts'],
    globalSetup: resolve(import.meta.dirname, 'pack-once.ts'),
    passWithNoTests: false,
  },
});

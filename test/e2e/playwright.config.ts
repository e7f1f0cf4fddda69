import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

const artefacts = join(import.meta.dirname, '..', '..', 'artefacts', 'e2e');

/** End-to-end tests: the built renderer in a real Chromium, through the portable shell. */
export default defineConfig({
  testDir: '.',
  outputDir: join(artefacts, 'results'),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A busy machine of a CI may be five times slower than a desk's.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['html', { outputFolder: join(artefacts, 'report'), open: 'never' }]],
});

import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

const artefacts = join(import.meta.dirname, '..', '..', 'artefacts', 'picture-runs');

/** `npm run pictures`: no suite of `npm test`, since it takes minutes and people look at the outcome. */
export default defineConfig({
  testDir: '.',
  outputDir: artefacts,
  fullyParallel: true,
  workers: 2,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
});

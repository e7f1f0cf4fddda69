import { defineConfig } from '@playwright/test';

/**
 * Tests in a real Electron. Where its binary is missing, the run says so and ends well:
 * `npx playwright test -c test/electron/playwright.config.ts`.
 */
export default defineConfig({
  testDir: '..',
  testMatch: ['electron/real/*.spec.ts', 'security/electron/*.spec.ts'],
  globalSetup: './real/skip-without-electron.ts',
  outputDir: '../../artefacts/electron',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
});

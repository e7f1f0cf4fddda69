import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../../src/portable/find-browser.ts';

/** The user's own browser, apart from Collega's windows; reaches this machine alone. */
export async function openOwnBrowser(): Promise<{
  readonly page: Page;
  readonly consoleLines: readonly string[];
  readonly close: () => Promise<void>;
}> {
  const browser = findBrowser(process.platform, {
    ...process.env,
    COLLEGA_BROWSER: process.env['COLLEGA_TEST_BROWSER'],
  });
  if (browser === null) throw new Error('no browser: run npm test');
  const launched = await chromium.launch({
    executablePath: browser.executablePath,
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
  });
  const page = await launched.newPage();
  const consoleLines: string[] = [];
  page.on('console', (line) => consoleLines.push(line.text()));
  return { page, consoleLines, close: () => launched.close() };
}

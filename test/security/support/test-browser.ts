import { findBrowser, type InstalledBrowser } from '../../../src/portable/find-browser.ts';
import { type BrowserSettings } from '../../../src/portable/launch-browser.ts';

/** The browser that the machine of the tests has. */
export function testBrowser(): InstalledBrowser {
  const browser = findBrowser(process.platform, {
    ...process.env,
    COLLEGA_BROWSER: process.env['COLLEGA_TEST_BROWSER'],
  });
  if (browser === null) throw new Error('no browser: run npm test');
  return browser;
}

/**
 * How the tests open it. `hosts`: names that are reached on this machine at a port, everything else
 * is not found.
 */
export function testBrowserSettings(hosts: Readonly<Record<string, number>> = {}): BrowserSettings {
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  return {
    browser: testBrowser(),
    // Chromium refuses to run as root with its process sandbox: only tests switch it off.
    processSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    headless: true,
    extraArguments: [
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
    ],
  };
}

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type BrowserSettings, type PassedOver } from '../../../src/portable/launch-browser.ts';
import { readPolicyFolders } from '../../../src/portable/policies/read-policies.ts';
import { openWindow } from '../support/open-window.ts';
import { ownChildren } from '../support/own-children.ts';
import { testBrowser, testBrowserSettings } from '../support/test-browser.ts';

/**
 * Debian's Chromium reads its organisation's rules below /etc/chromium. The browser of a test sees a
 * folder of the test there, in a mount namespace of its own: no other browser of this machine does.
 */
const rulesFolder = '/etc/chromium';
const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  testBrowser().executablePath.endsWith('/chromium') &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', rulesFolder]).status === 0;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

/** A browser under these rules, and what Collega would read of them. */
function browserUnder(name: string, rules: object) {
  const root = join(folder, name);
  const managed = join(root, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  writeFileSync(join(managed, 'rules.json'), JSON.stringify(rules));
  const script = join(root, 'chromium');
  const { executablePath } = testBrowser();
  const inside = `mount --bind '${root}' ${rulesFolder} && exec '${executablePath}' "$@"`;
  writeFileSync(
    script,
    `#!/bin/sh\nexec unshare -m sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`,
  );
  chmodSync(script, 0o755);
  return {
    settings: {
      ...testBrowserSettings(),
      browser: { name: 'Chromium', executablePath: script },
    },
    readPolicies: () => Promise.resolve(readPolicyFolders([managed])),
  };
}

test('where rules forbid the first browser, the next one is the window', async () => {
  const managed = { name: 'Google Chrome', executablePath: join(folder, 'managed') };
  const passed: PassedOver[] = [];
  const settings: BrowserSettings = {
    ...testBrowserSettings(),
    browser: managed,
    others: [testBrowser()],
    readPolicies: (browser) =>
      Promise.resolve(browser === managed ? { RemoteDebuggingAllowed: false } : {}),
    onPassedOver: (each) => passed.push(each),
  };
  const app = await openWindow(settings);
  onTestFinished(() => app.end());
  expect(await app.page.title()).not.toBe('');
  expect(passed).toMatchObject([
    { browser: managed, reason: { kind: 'policy', policy: 'RemoteDebuggingAllowed' } },
  ]);
});

describe.skipIf(!canMount)('portable policy: rules that forbid the window', () => {
  test('a rule that Collega cannot see leaves no browser behind that never answers', async () => {
    const { settings } = browserUnder('unseen', { RemoteDebuggingAllowed: false });
    const readPolicies = () => Promise.resolve({});
    const opening = openWindow({ ...settings, readPolicies, launchTimeoutMs: 5_000 });
    await expect(opening).rejects.toMatchObject({ reason: { kind: 'no-answer' } });
  });

  test.each([
    ['RemoteDebuggingAllowed', false],
    ['DeveloperToolsAvailability', 2],
    ['BrowserSignin', 2],
  ])('%s = %j is named, before a browser is started', async (policy, value) => {
    const { settings, readPolicies } = browserUnder(policy, { [policy]: value });
    await expect(openWindow({ ...settings, readPolicies })).rejects.toMatchObject({
      reason: { kind: 'policy', policy },
    });
  });

  test('a browser that ends at once is told apart', async () => {
    const { settings } = browserUnder('headless', { HeadlessMode: 2 });
    const opening = openWindow({ ...settings, readPolicies: () => Promise.resolve({}) });
    await expect(opening).rejects.toMatchObject({ reason: { kind: 'ended' } });
  });

  test('a list of blocked addresses is told apart', async () => {
    const { settings, readPolicies } = browserUnder('blocked', {
      URLBlocklist: ['app.collega.invalid'],
    });
    await expect(openWindow({ ...settings, readPolicies })).rejects.toMatchObject({
      reason: { kind: 'address-blocked' },
    });
  });

  test('where the first browser blocks the window’s address, the next one shows it', async () => {
    const { settings, readPolicies } = browserUnder('blocked-first', {
      URLBlocklist: ['app.collega.invalid'],
    });
    const passed: PassedOver[] = [];
    const app = await openWindow({
      ...settings,
      others: [testBrowser()],
      readPolicies,
      onPassedOver: (each) => passed.push(each),
    });
    onTestFinished(() => app.end());
    expect(await app.page.title()).not.toBe('');
    expect(passed).toMatchObject([
      { browser: settings.browser, reason: { kind: 'address-blocked' } },
    ]);
  });

  test('no browser is left of all these tries', async () => {
    // One that does not answer is asked to close, and killed half a minute later (Playwright).
    await vi.waitFor(() => expect(ownChildren()).toEqual([]), { timeout: 80_000, interval: 200 });
  }, 90_000);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forbiddingPolicy } from './forbidding-policy.ts';
import { readPolicyFolders, readRegistry } from './read-policies.ts';

test.each([
  ['RemoteDebuggingAllowed', { RemoteDebuggingAllowed: false }],
  ['RemoteDebuggingAllowed', { Other: 1, RemoteDebuggingAllowed: 0 }],
  ['DeveloperToolsAvailability', { DeveloperToolsAvailability: 2 }],
  ['BrowserSignin', { BrowserSignin: 2 }],
  ['UserDataDir', { UserDataDir: 'C:\\Profiles' }],
])('%s forbids the window: %j', (name, policies) => {
  expect(forbiddingPolicy(policies)).toBe(name);
});

test.each([
  [{}],
  [{ RemoteDebuggingAllowed: true }],
  [{ RemoteDebuggingAllowed: 1 }],
  [{ DeveloperToolsAvailability: 0 }],
  [{ BrowserSignin: 1 }],
  [{ UserDataDir: '' }],
  [{ HomepageLocation: 'https://example.com' }],
])('%j forbids nothing', (policies) => {
  expect(forbiddingPolicy(policies)).toBeNull();
});

test('the answer of `reg query` is read by name, type and value', () => {
  const text = [
    '',
    String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome`,
    '    RemoteDebuggingAllowed    REG_DWORD    0x0',
    String.raw`    UserDataDir    REG_SZ    ${'${local_app_data}'}\Chrome Data`,
    '    BrowserSignin    REG_DWORD    0x2',
    '',
    String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome\URLBlocklist`,
    '',
  ].join('\r\n');
  expect(readRegistry(text)).toEqual({
    RemoteDebuggingAllowed: 0,
    UserDataDir: String.raw`${'${local_app_data}'}\Chrome Data`,
    BrowserSignin: 2,
  });
});

test('rules of all files of a folder count, damaged ones and missing folders do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  writeFileSync(join(folder, 'a.json'), '{"BrowserSignin": 2, "RemoteDebuggingAllowed": true}');
  writeFileSync(join(folder, 'b.json'), '{"RemoteDebuggingAllowed": false}');
  writeFileSync(join(folder, 'c.json'), 'damaged');
  writeFileSync(join(folder, 'd.txt'), '{"UserDataDir": "x"}');
  expect(readPolicyFolders([join(folder, 'missing'), folder])).toEqual({
    BrowserSignin: 2,
    RemoteDebuggingAllowed: false,
  });
});

import { userInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { forbiddingPolicy } from './forbidding-policy.ts';
import { type RunTool } from '../../services/shell/run-system-tool.ts';
import { readPolicies } from './read-policies.ts';

const chrome = { name: 'Google Chrome', executablePath: 'chrome' };
const edge = { name: 'Microsoft Edge', executablePath: 'msedge' };
const chromium = { name: 'Chromium', executablePath: 'chromium' };

/** A system's tool that knows some arguments; for others it ends with an error, as the real ones. */
function toolKnowing(answers: Readonly<Record<string, string>>): { run: RunTool; asked: string[] } {
  const asked: string[] = [];
  const run: RunTool = (command, args) => {
    asked.push([command, ...args].join(' '));
    const known = Object.entries(answers).find(([last]) => args.at(-1) === last);
    return known === undefined
      ? Promise.reject(new Error('Command failed with exit code 1'))
      : Promise.resolve(known[1]);
  };
  return { run, asked };
}

describe('Windows: the registry, as reg.exe prints it', () => {
  const print = (key: string, lines: readonly string[]): string =>
    ['', key, ...lines.map((line) => `    ${line}`), '', `${key}\\URLBlocklist`, ''].join('\r\n');

  test.each([
    [chrome, String.raw`SOFTWARE\Policies\Google\Chrome`],
    [edge, String.raw`SOFTWARE\Policies\Microsoft\Edge`],
    [chromium, String.raw`SOFTWARE\Policies\Chromium`],
  ])('$name keeps its rules below %s, of the user and of the machine', async (browser, place) => {
    const key = `HKLM\\${place}`;
    const { run, asked } = toolKnowing({
      [key]: print(`HKEY_LOCAL_MACHINE\\${place}`, ['RemoteDebuggingAllowed    REG_DWORD    0x0']),
    });
    const policies = await readPolicies('win32', browser, run);
    expect(forbiddingPolicy(policies)).toBe('RemoteDebuggingAllowed');
    expect(asked.map((line) => line.replace(/^.*\\System32\\/u, ''))).toEqual([
      `reg.exe query HKCU\\${place}`,
      `reg.exe query ${key}`,
    ]);
  });

  const place = String.raw`SOFTWARE\Policies\Google\Chrome`;
  const read = (machine: readonly string[], user: readonly string[] = []) =>
    readPolicies(
      'win32',
      chrome,
      toolKnowing({
        [`HKLM\\${place}`]: print(`HKEY_LOCAL_MACHINE\\${place}`, machine),
        [`HKCU\\${place}`]: print(`HKEY_CURRENT_USER\\${place}`, user),
      }).run,
    );

  test('the rule of the machine wins over that of the user', async () => {
    const allowed = 'RemoteDebuggingAllowed    REG_DWORD    0x1';
    const forbidden = 'RemoteDebuggingAllowed    REG_DWORD    0x0';
    expect(forbiddingPolicy(await read([allowed], [forbidden]))).toBeNull();
    expect(forbiddingPolicy(await read([forbidden], [allowed]))).toBe('RemoteDebuggingAllowed');
  });

  test.each([
    ['RemoteDebuggingAllowed    REG_SZ    0', 'RemoteDebuggingAllowed'],
    ['DeveloperToolsAvailability    REG_SZ    2', 'DeveloperToolsAvailability'],
    [String.raw`UserDataDir    REG_EXPAND_SZ    %LOCALAPPDATA%\Chrome`, 'UserDataDir'],
    ['BrowserSignin    REG_DWORD    0x1', null],
  ])('%s: %s', async (line, policy) => {
    expect(forbiddingPolicy(await read([line]))).toBe(policy);
  });

  test('the nameless value is called otherwise in every language, and is no rule', async () => {
    const lines = [
      '(Predefinito)    REG_SZ    (valore non impostato)',
      '(Standard)    REG_SZ    x',
      'BrowserSignin    REG_DWORD    0x2',
    ];
    expect(await read(lines)).toEqual({ BrowserSignin: 2 });
  });
});

describe('macOS: the managed preferences, as plutil prints them', () => {
  const folder = '/Library/Managed Preferences';
  const print = (entries: string): string =>
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
    `<plist version="1.0">\n<dict>\n${entries}\n</dict>\n</plist>\n`;

  test.each([
    [chrome, 'com.google.Chrome'],
    [edge, 'com.microsoft.Edge'],
    [chromium, 'org.chromium.Chromium'],
  ])('$name: %s, of the user and of the machine', async (browser, domain) => {
    const { run, asked } = toolKnowing({
      [`${folder}/${domain}.plist`]: print('\t<key>RemoteDebuggingAllowed</key>\n\t<false/>'),
    });
    const policies = await readPolicies('darwin', browser, run);
    expect(forbiddingPolicy(policies)).toBe('RemoteDebuggingAllowed');
    expect(asked).toEqual([
      `/usr/bin/plutil -convert xml1 -o - ${folder}/${userInfo().username}/${domain}.plist`,
      `/usr/bin/plutil -convert xml1 -o - ${folder}/${domain}.plist`,
    ]);
  });

  test('switches, numbers and texts are read among what has no form in JSON', async () => {
    const { run } = toolKnowing({
      [`${folder}/com.google.Chrome.plist`]: print(
        [
          '<key>Since</key><date>2026-11-01T00:00:00Z</date>',
          '<key>RemoteDebuggingAllowed</key><true/>',
          '<key>DeveloperToolsAvailability</key><integer>2</integer>',
          '<key>UserDataDir</key><string>${users}/Chrome</string>',
          '<key>Blob</key><data>AAAA</data>',
        ].join('\n\t'),
      ),
    });
    expect(await readPolicies('darwin', chrome, run)).toEqual({
      RemoteDebuggingAllowed: true,
      DeveloperToolsAvailability: '2',
      UserDataDir: '${users}/Chrome',
    });
  });

  test('the rule of the machine wins over that of the user', async () => {
    const { run } = toolKnowing({
      [`${folder}/com.google.Chrome.plist`]: print('<key>RemoteDebuggingAllowed</key><true/>'),
      [`${folder}/${userInfo().username}/com.google.Chrome.plist`]: print(
        '<key>RemoteDebuggingAllowed</key><false/>',
      ),
    });
    expect(forbiddingPolicy(await readPolicies('darwin', chrome, run))).toBeNull();
  });
});

describe.each(['win32', 'darwin'] as const)(
  '%s: nothing is known, and the window is tried',
  (os) => {
    test.each<[string, RunTool]>([
      ['the key or the file is not there', toolKnowing({}).run],
      [
        'the tool is missing',
        () => Promise.reject(Object.assign(new Error('spawn ENOENT'), { code: 'ENOENT' })),
      ],
      [
        'the tool takes too long, and is stopped',
        () =>
          Promise.reject(Object.assign(new Error('killed'), { killed: true, signal: 'SIGTERM' })),
      ],
      ['the tool prints something else', () => Promise.resolve('\u0000\ufffd garbage <key>')],
    ])('when %s', async (_when, run) => {
      expect(await readPolicies(os, chrome, run)).toEqual({});
    });

    // Neither tool is here: the real runner says so by itself.
    test.runIf(process.platform === 'linux')('when this system has no such tool', async () => {
      expect(await readPolicies(os, chrome)).toEqual({});
    });
  },
);

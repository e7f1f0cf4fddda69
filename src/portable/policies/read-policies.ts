import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type InstalledBrowser } from '../find-browser.ts';
import { type BrowserPolicies } from './forbidding-policy.ts';

const run = promisify(execFile);

/** Long for a system's own tool; without an answer nothing is known, and the window is tried. */
const toolTimeoutMs = 3_000;

/** Where each browser's rules are kept. */
const places = {
  chrome: {
    linux: ['/etc/opt/chrome/policies/managed'],
    windows: String.raw`SOFTWARE\Policies\Google\Chrome`,
    mac: 'com.google.Chrome',
  },
  edge: {
    linux: ['/etc/opt/edge/policies/managed'],
    windows: String.raw`SOFTWARE\Policies\Microsoft\Edge`,
    mac: 'com.microsoft.Edge',
  },
  chromium: {
    linux: ['/etc/chromium/policies/managed', '/etc/chromium-browser/policies/managed'],
    windows: String.raw`SOFTWARE\Policies\Chromium`,
    mac: 'org.chromium.Chromium',
  },
} as const;

/**
 * Reads the organisation's rules for a browser: JSON files on Linux, the registry on Windows, a
 * managed profile on macOS. What cannot be read is taken as not set: the browser then says so itself.
 */
export async function readPolicies(
  platform: NodeJS.Platform,
  browser: InstalledBrowser,
): Promise<BrowserPolicies> {
  const place = places[kindOf(browser)];
  switch (platform) {
    case 'win32': {
      const texts = await Promise.all(
        ['HKCU', 'HKLM'].map((hive) => outputOf('reg', ['query', `${hive}\\${place.windows}`])),
      );
      // The machine's rules win over the user's.
      return Object.assign({}, ...texts.map(readRegistry)) as BrowserPolicies;
    }
    case 'darwin': {
      const folder = '/Library/Managed Preferences';
      const files = [join(folder, userInfo().username), folder].map((each) =>
        join(each, `${place.mac}.plist`),
      );
      const texts = await Promise.all(
        files.map((file) => outputOf('plutil', ['-convert', 'json', '-o', '-', file])),
      );
      return Object.assign({}, ...texts.map(readObject)) as BrowserPolicies;
    }
    default:
      return readPolicyFolders(place.linux);
  }
}

function kindOf({ name, executablePath }: InstalledBrowser): keyof typeof places {
  const text = `${name} ${executablePath}`.toLowerCase();
  if (text.includes('edge')) return 'edge';
  return text.includes('google') ? 'chrome' : 'chromium';
}

/** All rules of these folders; the last file in the alphabet wins, as in Chromium. */
export function readPolicyFolders(folders: readonly string[]): BrowserPolicies {
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  return Object.assign({}, ...files.map((file) => readObject(readText(file)))) as BrowserPolicies;
}

/** Reads the answer of `reg query`: `    Name    REG_DWORD    0x0`. */
export function readRegistry(text: string): BrowserPolicies {
  const lines = text.matchAll(/^\s+(\w+)\s+REG_(DWORD|SZ)\s+(.*?)\s*$/gmu);
  return Object.fromEntries(
    [...lines].map(([, name = '', type, value = '']) => [
      name,
      type === 'DWORD' ? Number(value) : value,
    ]),
  );
}

function readObject(text: string): BrowserPolicies {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function outputOf(command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(command, [...args], { timeout: toolTimeoutMs, windowsHide: true });
    return stdout;
  } catch {
    return '';
  }
}

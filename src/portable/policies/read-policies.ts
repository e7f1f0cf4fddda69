import { readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { runSystemTool, windowsTool, type RunTool } from '../../services/shell/run-system-tool.ts';
import { type InstalledBrowser } from '../find-browser.ts';
import { type BrowserPolicies } from './forbidding-policy.ts';

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
 * Reads the organisation's rules for a browser: JSON files on Linux, the registry on Windows
 * (`SOFTWARE\Policies`, the same for 32 and 64 bits), a managed profile on macOS. What cannot be
 * read is taken as not set: the browser then says so itself.
 */
export async function readPolicies(
  platform: NodeJS.Platform,
  browser: InstalledBrowser,
  tool: RunTool = runSystemTool,
): Promise<BrowserPolicies> {
  const place = places[kindOf(browser)];
  const outputOf = (command: string, args: readonly string[]): Promise<string> =>
    tool(command, args).catch(() => '');
  switch (platform) {
    case 'win32': {
      const reg = windowsTool('reg.exe');
      const texts = await Promise.all(
        ['HKCU', 'HKLM'].map((hive) => outputOf(reg, ['query', `${hive}\\${place.windows}`])),
      );
      // The machine's rules win over the user's.
      return Object.assign({}, ...texts.map(readRegistry)) as BrowserPolicies;
    }
    case 'darwin': {
      const folder = '/Library/Managed Preferences';
      const files = [`${folder}/${userName()}`, folder].map((each) => `${each}/${place.mac}.plist`);
      // Not as JSON: plutil refuses that for the whole file if it holds one date.
      const texts = await Promise.all(
        files.map((file) => outputOf('/usr/bin/plutil', ['-convert', 'xml1', '-o', '-', file])),
      );
      return Object.assign({}, ...texts.map(readPropertyList)) as BrowserPolicies;
    }
    default:
      return readPolicyFolders(place.linux);
  }
}

/** Empty for a user whom the system does not know; the machine's own rules are read all the same. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
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

/**
 * Reads the answer of `reg query`: `    Name    REG_DWORD    0x0`. Names and types are the same in
 * every language; the nameless value, whose name is translated, stands in brackets and is no rule.
 */
export function readRegistry(text: string): BrowserPolicies {
  const lines = text.matchAll(/^\s+(\w+)\s+REG_(DWORD|SZ|EXPAND_SZ)\s+(.*?)\s*$/gmu);
  return Object.fromEntries(
    [...lines].map(([, name = '', type, value = '']) => [
      name,
      type === 'DWORD' ? Number(value) : value,
    ]),
  );
}

/** Reads the switches, numbers and texts of a property list in XML, as plutil writes it. */
export function readPropertyList(text: string): BrowserPolicies {
  const entries = text.matchAll(
    /<key>(\w+)<\/key>\s*(?:<(true|false)\/>|<(?:integer|string)>([^<]*)<\/)/gu,
  );
  return Object.fromEntries(
    [...entries].map(([, name = '', toggle, value = '']) => [
      name,
      toggle === undefined ? value : toggle === 'true',
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

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser that Collega can use as its window. */
export interface InstalledBrowser {
  readonly name: string;
  readonly executablePath: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Finds Chrome, Edge or Chromium where they are usually installed; `COLLEGA_BROWSER` names another
 * one. Answers null when there is none.
 */
export function findBrowser(platform: NodeJS.Platform, env: Env): InstalledBrowser | null {
  const chosen = env['COLLEGA_BROWSER'];
  const candidates =
    chosen === undefined || chosen === ''
      ? candidatesOf(platform, env)
      : [{ name: chosen, executablePath: chosen }];
  return candidates.find(({ executablePath }) => isExecutable(executablePath)) ?? null;
}

function candidatesOf(platform: NodeJS.Platform, env: Env): InstalledBrowser[] {
  switch (platform) {
    case 'win32':
      return windowsCandidates(env);
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => ({
        name,
        executablePath: `/Applications/${name}.app/Contents/MacOS/${name}`,
      }));
    default:
      return linuxCandidates(env);
  }
}

function windowsCandidates(env: Env): InstalledBrowser[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((root) => root !== undefined);
  const places = [
    { name: 'Google Chrome', path: ['Google', 'Chrome', 'Application', 'chrome.exe'] },
    { name: 'Microsoft Edge', path: ['Microsoft', 'Edge', 'Application', 'msedge.exe'] },
    { name: 'Chromium', path: ['Chromium', 'Application', 'chrome.exe'] },
  ];
  return places.flatMap(({ name, path }) =>
    roots.map((root) => ({ name, executablePath: join(root, ...path) })),
  );
}

function linuxCandidates(env: Env): InstalledBrowser[] {
  const names = [
    ['Google Chrome', 'google-chrome-stable'],
    ['Google Chrome', 'google-chrome'],
    ['Microsoft Edge', 'microsoft-edge-stable'],
    ['Microsoft Edge', 'microsoft-edge'],
    ['Chromium', 'chromium'],
    ['Chromium', 'chromium-browser'],
  ] as const;
  const folders = (env['PATH'] ?? '/usr/bin').split(delimiter);
  return names.flatMap(([name, file]) =>
    folders.map((folder) => ({ name, executablePath: join(folder, file) })),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

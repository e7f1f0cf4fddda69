import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** A browser that Collega can use as its window. */
export interface InstalledBrowser {
  readonly name: string;
  readonly executablePath: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The first of `findBrowsers`; null when there is none. */
export function findBrowser(platform: NodeJS.Platform, env: Env): InstalledBrowser | null {
  return findBrowsers(platform, env)[0] ?? null;
}

/**
 * Finds Chrome, Edge and Chromium where they are usually installed, one of each kind;
 * `COLLEGA_BROWSER` names another one, and then no other is used.
 */
export function findBrowsers(platform: NodeJS.Platform, env: Env): InstalledBrowser[] {
  const chosen = env['COLLEGA_BROWSER'];
  const candidates =
    chosen === undefined || chosen === ''
      ? candidatesOf(platform, env)
      : [{ name: chosen, executablePath: programOf(platform, chosen) }];
  const found = candidates.filter(({ executablePath }) => isExecutable(executablePath));
  return found.filter(({ name }, index) => found.findIndex((each) => each.name === name) === index);
}

/** macOS shows an application as one thing, and people name that: its program is inside. */
function programOf(platform: NodeJS.Platform, path: string): string {
  if (platform !== 'darwin' || !/\.app\/?$/u.test(path)) return path;
  const folder = path.replace(/\/$/u, '');
  return join(folder, 'Contents', 'MacOS', basename(folder, '.app'));
}

function candidatesOf(platform: NodeJS.Platform, env: Env): InstalledBrowser[] {
  switch (platform) {
    case 'win32':
      return windowsCandidates(env);
    case 'darwin':
      // Without an administrator's rights an application is put into the folder of one's own.
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
        ['/Applications', join(env['HOME'] ?? '', 'Applications')].map((folder) => ({
          name,
          executablePath: join(folder, `${name}.app`, 'Contents', 'MacOS', name),
        })),
      );
    default:
      return linuxCandidates(env);
  }
}

function windowsCandidates(env: Env): InstalledBrowser[] {
  // ProgramW6432: where a Node of 32 bits sees its own folder under the first name.
  const roots = ['PROGRAMFILES', 'ProgramW6432', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
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
    // A folder passes too, and so does a shortcut of Windows; neither can be started.
    return !path.toLowerCase().endsWith('.lnk') && statSync(path).isFile();
  } catch {
    return false;
  }
}

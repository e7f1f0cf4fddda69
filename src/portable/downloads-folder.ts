import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSystemTool, windowsTool, type RunTool } from '../services/shell/run-system-tool.ts';

/** The user's folder for downloads where there is one, else the home folder. */
export async function findDownloadsFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  run: RunTool = runSystemTool,
): Promise<string> {
  const named = await readNamed(platform, env, home, run);
  return [named, join(home, 'Downloads')].find((path) => path !== null && existsSync(path)) ?? home;
}

function readNamed(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  run: RunTool,
): string | null | Promise<string | null> {
  switch (platform) {
    case 'win32':
      return readKnownFolder(env, run);
    // Always ~/Downloads: the Finder shows it under another name alone.
    case 'darwin':
      return null;
    default:
      return readUserDirs(env, home);
  }
}

const shellFolders = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders`;
/** FOLDERID_Downloads (KNOWNFOLDERID), which its user may have moved to another drive. */
const downloadsId = '{374DE290-123F-4565-9164-39C4925E467B}';

async function readKnownFolder(
  env: Readonly<Record<string, string | undefined>>,
  run: RunTool,
): Promise<string | null> {
  const args = ['query', shellFolders, '/v', downloadsId];
  const text = await run(windowsTool('reg.exe'), args).catch(() => '');
  const value = /REG_(?:EXPAND_)?SZ\s+(.*?)\s*$/mu.exec(text)?.[1];
  return (
    value?.replaceAll(/%([^%]+)%/gu, (whole, name: string) => env[name.toUpperCase()] ?? whole) ??
    null
  );
}

/** On Linux its name is in the user's language (xdg-user-dirs: `XDG_DOWNLOAD_DIR="$HOME/Scaricati"`). */
function readUserDirs(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string | null {
  const configured = env['XDG_CONFIG_HOME'];
  const folder = configured === undefined || configured === '' ? join(home, '.config') : configured;
  try {
    const text = readFileSync(join(folder, 'user-dirs.dirs'), 'utf8');
    const named = /^\s*XDG_DOWNLOAD_DIR="(\$HOME\/|\/)([^"]*)"/m.exec(text);
    if (named === null) return null;
    return join(named[1] === '/' ? '/' : home, named[2] ?? '');
  } catch {
    return null;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The user's folder for downloads where there is one, else the home folder. */
export function findDownloadsFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const named = platform === 'win32' || platform === 'darwin' ? null : readUserDirs(env, home);
  return [named, join(home, 'Downloads')].find((path) => path !== null && existsSync(path)) ?? home;
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

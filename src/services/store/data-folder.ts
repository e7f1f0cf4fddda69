import { join, resolve } from 'node:path';

/**
 * Where Collega keeps its files, the same for all shells (Electron calls it `userData`).
 * `COLLEGA_DATA_DIR` overrides it, and may be relative to where Collega was started; the answer never
 * is: Electron refuses a relative `userData` (electron_api_app.cc, SetPath).
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  // An empty variable counts as unset (XDG Base Directory Specification), not as the current folder.
  const given = (name: string): string | null => (env[name] === '' ? null : (env[name] ?? null));
  const chosen = given('COLLEGA_DATA_DIR');
  if (chosen !== null) return resolve(chosen);
  switch (platform) {
    case 'win32':
      return join(given('APPDATA') ?? join(home, 'AppData', 'Roaming'), 'Collega');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Collega');
    default:
      return join(given('XDG_CONFIG_HOME') ?? join(home, '.config'), 'Collega');
  }
}

import { join } from 'node:path';

/**
 * Where Collega keeps its files, the same for all shells (Electron calls it `userData`).
 * `COLLEGA_DATA_DIR` overrides it.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const chosen = env['COLLEGA_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return chosen;
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Collega');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Collega');
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Collega');
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../session/project-folder.ts';

/** Electron's package, which a clone has and an installed npm package has not. */
export function electronPackageFolder(): string {
  return join(findProjectFolder(), 'node_modules', 'electron');
}

/** As Electron's own install.js names it (getPlatformPath). */
export function executableInDist(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return join('Electron.app', 'Contents', 'MacOS', 'Electron');
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

/**
 * Where Electron's executable is, or null. Looks at files only: asking the package itself would
 * download. ELECTRON_OVERRIDE_DIST_PATH names a folder of the system's own Electron (Debian, Nix),
 * where no `path.txt` was ever written.
 */
export function findElectron(env: Readonly<Record<string, string | undefined>>): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const path = join(override, executableInDist(process.platform));
    return existsSync(path) ? path : null;
  }
  try {
    const folder = electronPackageFolder();
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '../../..');

/**
 * Where Electron's executable is, or null. Looks at files only: asking the package itself would
 * start a download (libraries.md 0.1).
 */
export function findElectronBinary(): string | null {
  const folder = join(projectFolder, 'node_modules/electron');
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8'));
  return existsSync(binary) ? binary : null;
}

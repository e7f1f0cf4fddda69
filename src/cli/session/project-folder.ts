import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Collega's own folder, seen from the built command line: out/node/chunks or out/node. */
export function findProjectFolder(from = import.meta.dirname): string {
  const above = join(from, '..', '..');
  return existsSync(join(above, 'package.json')) ? above : join(above, '..');
}

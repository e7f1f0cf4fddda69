import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Vitest's global setup: the tests run what is built, and `npm test` builds before. */
export function setup(): void {
  if (built.every((file) => existsSync(join(root, file)))) return;
  // npx is a script on Windows (npx.cmd), which only a shell starts.
  const result = spawnSync('npx electron-vite build --logLevel warn', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  });
  if (result.status !== 0) throw new Error('the Electron shell could not be built');
}

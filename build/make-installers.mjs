// `npm run installers [-- OPTIONS]`: electron-builder with the configuration of this folder, and
// with the signing variables that fit the system it runs on. OPTIONS are electron-builder's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingEnvironment } from './signing-environment.mjs';

const { env, summary } = signingEnvironment(process.platform, process.env);
console.log(summary);

// electron-builder takes a file; a secret of GitHub is its text.
const key = env.APPLE_API_KEY;
const folder = key?.startsWith('-----BEGIN') ? mkdtempSync(join(tmpdir(), 'notarisation-')) : null;
try {
  if (folder !== null) {
    env.APPLE_API_KEY = join(folder, 'key.p8');
    writeFileSync(env.APPLE_API_KEY, key, { mode: 0o600 });
  }
  const builder = join(import.meta.dirname, 'tools/node_modules/electron-builder/cli.js');
  const configuration = join(import.meta.dirname, 'electron-builder.config.ts');
  const { status } = spawnSync(
    process.execPath,
    [builder, '--config', configuration, ...process.argv.slice(2)],
    { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env },
  );
  process.exitCode = status ?? 1;
} finally {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}

// `npm run pictures` writes every screen, light and dark, English and Italian, 800, 1280 and
// 1400 pixels wide, to artefacts/pictures; with `-- --docs` the pictures of README and docs/guide instead. The
// letters are Roboto's, as Odoo's, where that font is installed (Debian: fonts-roboto-unhinted).
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareMachine } from './prepare-machine.mjs';

const root = join(import.meta.dirname, '..');
const forDocuments = process.argv.includes('--docs');
const { missing, env } = prepareMachine();
if (missing.browser !== null) {
  console.error(missing.browser);
  process.exit(1);
}

run('node scripts/ensure-built.mjs');
run('npx --no-install playwright test -c test/pictures/playwright.config.ts');
if (forDocuments) {
  copyFileSync(
    join(root, 'docs', 'guide', 'pictures', 'en', 'outgoing.png'),
    join(root, 'docs', 'pictures', 'outgoing-server.png'),
  );
}

function run(command) {
  const { status } = spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, ...(forDocuments ? { COLLEGA_PICTURES: 'documents' } : {}) },
  });
  if (status !== 0) process.exit(status ?? 1);
}

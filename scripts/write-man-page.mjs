// Writes out/man/collega.1 and out/man/it/collega.1 with `collega man`. Part of the build: npm puts
// the first beside the command, and the release archive holds both.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const places = { en: 'out/man/collega.1', it: 'out/man/it/collega.1' };
for (const [language, place] of Object.entries(places)) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'out/node/collega.js'), 'man'],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: `${language}.UTF-8`, ...releaseDay() } },
  );
  if (status !== 0) throw new Error(`collega man ended with ${status}: ${stderr}`);
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), stdout);
}

/** Of the newest release, so that a build that is repeated writes the same page. */
function releaseDay() {
  if (process.env.SOURCE_DATE_EPOCH !== undefined) return {};
  const changes = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const [, day] = /^## .*?(\d{4}-\d{2}-\d{2})/mu.exec(changes) ?? [];
  return day === undefined ? {} : { SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) };
}

// Installs the packages where they are missing, and builds out/ when a source is newer than the last
// build, so that `npm start` and `npm run demo` work on a fresh clone and start at once afterwards.
import { ensureInstalled } from './ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainNativeModules } from './explain-native-module.mjs';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'out', 'built-from');

function hashSources() {
  const hash = createHash('sha256');
  const configs = ['package-lock.json', 'electron.vite.config.ts', 'vite.node.config.ts'];
  for (const file of configs) hash.update(readFileSync(join(root, file)));
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of sources) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

ensureInstalled(root);
const wanted = hashSources();
const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (built !== wanted) {
  console.error('Building Collega (once after each change) …');
  const result = spawnSync('npm run --silent build', {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: true,
  });
  if (result.status !== 0) {
    const why = await explainNativeModules();
    if (why !== null) console.error(why);
    process.exit(result.status ?? 1);
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampFile, wanted);
}

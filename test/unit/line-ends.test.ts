import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');
// A release's archive is no clone.
const isClone = existsSync(join(root, '.git'));

it.runIf(isClone)('a checkout by Git for Windows has the line ends that Prettier wants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-crlf-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const asOnWindows = ['-c', 'core.autocrlf=true', '-c', 'core.eol=crlf'];
  execFileSync('git', [...asOnWindows, 'checkout-index', '--all', `--prefix=${folder}/`], {
    cwd: root,
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:ts|tsx|mjs|mts|js|json|md|css|yml|html|sh)$/u.test(name),
  );
  expect(files.length).toBeGreaterThan(1000);
  const changed = files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('\r\n'));
  expect(changed).toEqual([]);
  const picture = 'docs/pictures/outgoing-server.png';
  expect(readFileSync(join(folder, picture))).toEqual(readFileSync(join(root, picture)));
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** npm is a script of the shell on Windows. No argument here needs quoting. */
function run(command: string, cwd: string): string {
  const ended = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
  expect(ended.status, ended.stderr).toBe(0);
  return ended.stdout;
}

test('the npm package holds the built files alone, and its command runs where it is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const packed = run(`npm pack --json --ignore-scripts --pack-destination "${folder}"`, root);
  const answer = Object.values(JSON.parse(packed) as Record<string, Packed>)[0];
  if (answer === undefined) expect.fail(packed);
  const paths = answer.files.map(({ path }) => path);
  for (const path of ['out/node/collega.js', 'out/renderer/index.html', 'LICENSE', 'README.md']) {
    expect(paths).toContain(path);
  }
  expect(paths.filter((path) => /^(?:src|test|build|artefacts)\/|\.map$/u.test(path))).toEqual([]);

  // As npm would lay it out, with the dependencies that are here already.
  run(`tar -xzf ${answer.filename}`, folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'package', 'node_modules'), 'junction');
  const help = run('node package/out/node/collega.js --help', folder);
  expect(help).toMatch(/^Usage: collega /u);
  expect(help).toContain('link');
});

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

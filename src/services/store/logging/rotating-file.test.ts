import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleModule } from '../../testing/bundle-module.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';

const lines = 150;

it('two processes that rotate at once lose no line, and put no file aside twice', async () => {
  const folder = temporaryFolder();
  const scripts = temporaryFolder();
  await bundleModule(join(import.meta.dirname, 'rotating-file.ts'), scripts);
  // Both wait until both are there, and a file holds four lines: each rotation is contended.
  writeFileSync(
    join(scripts, 'write.mjs'),
    `import { readdirSync, writeFileSync } from 'node:fs';
     import { RotatingFile } from './rotating-file.mjs';
     const [folder, ready, me] = process.argv.slice(2);
     writeFileSync(ready + '/' + me, '');
     while (readdirSync(ready).length < 2);
     const file = new RotatingFile(folder, { maxBytes: 40, keptFiles: 500 });
     for (let turn = 100; turn < ${100 + lines}; turn += 1) file.write(me + ' ' + turn + ' ---\\n');`,
  );
  const ready = temporaryFolder();
  const ended = ['a', 'b'].map((name) => {
    const args = [join(scripts, 'write.mjs'), folder, ready, name];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    return new Promise((resolve) => child.on('close', resolve));
  });
  expect(await Promise.all(ended)).toEqual([0, 0]);
  const files = readdirSync(folder);
  const counts = files.map(
    (name) => readFileSync(join(folder, name), 'utf8').split('\n').length - 1,
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2 * lines);
  // A full one holds four lines; one that was put aside twice would hold fewer.
  const aside = files.filter((name) => name !== 'collega.log');
  for (const name of aside) {
    expect(readFileSync(join(folder, name), 'utf8').length, name).toBeGreaterThanOrEqual(40);
  }
}, 60_000);

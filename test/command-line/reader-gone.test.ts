import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const executable = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');

test('collega --help ends quietly when its output is not read any more (collega --help | head -4)', async () => {
  const child = spawn(process.execPath, [executable, '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Before it can have written a line.
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const executable = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-swallowed-'));
  const scripts = { collega: `node "${executable}"` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'clone', scripts }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

/** What PowerShell makes of `npm run collega -- …`: the `--` is gone before npm starts. */
function runThroughNpm(line: string): Promise<{ status: number | null; err: string }> {
  const data = join(folder, 'real data');
  const child = spawn(`npm run collega ${line}`, {
    cwd: folder,
    shell: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      COLLEGA_DATA_DIR: data,
      COLLEGA_KEY_STORE: 'off',
      LC_ALL: 'en_GB.UTF-8',
    },
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, err }));
  });
}

test('a command whose --sandbox npm took is refused, and touches no real data', async () => {
  const { status, err } = await runThroughNpm('client list --sandbox');
  expect(err).toContain('npm took --sandbox');
  expect(err).toContain('npm.cmd run collega -- ');
  expect(status).toBe(2);
  expect(existsSync(join(folder, 'real data'))).toBe(false);
});

test('the same line with its -- is run', async () => {
  const { status, err } = await runThroughNpm('-- client list --sandbox');
  expect(err).not.toContain('npm took');
  expect(status).toBe(0);
});

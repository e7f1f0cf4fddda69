import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guide } from '../../src/contract/guide.ts';
import { runCollega } from './support/run-collega.ts';

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
let folder = '';
const inSandbox = (...args: string[]) =>
  runCollega(['--sandbox', '--data', folder, 'guide', ...args], sealed);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-guide-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

describe('collega guide', () => {
  test('prints the steps with what to paste, and what the authority says to the checks', async () => {
    const { status, out } = await inSandbox('--check', '--done', 'users');
    expect(status).toBe(0);
    expect(out).toContain('5 of 11 steps done');
    expect(out).toContain('Redirect URI: https://odoo.example.com/microsoft_outlook/confirm');
    expect(out).toContain('✓ Microsoft knows the app: Passed.');
    expect(out).toContain('✓ 6. Users and groups');
    const json = await inSandbox('--json');
    const parsed = guide.parse(JSON.parse(json.out));
    expect(parsed.steps.find(({ id }) => id === 'users')).toMatchObject({ ticked: true });
    // Answers are not kept from one run to the next.
    expect(parsed.checkedAt).toBeNull();
  });

  // The stub of WSL stands for bash on Windows.
  test.skipIf(process.platform === 'win32')('prints the script alone, ready for bash', async () => {
    const { out, status } = await inSandbox('--script');
    expect(status).toBe(0);
    const checked = spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 0, stderr: '' });
  });
});

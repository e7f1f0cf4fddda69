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
    // Its word is the user's, and no check's.
    expect(out).toContain('5 of 16 steps done, 1 of them marked by hand');
    expect(out).toContain('[users: Marked as done by hand]');
    expect(out).toContain('[registration: Done]');
    expect(out).toContain('Redirect URI: https://odoo.example.com/microsoft_outlook/confirm');
    expect(out).toContain('✓ Microsoft knows the app: Passed.');
    expect(out).toContain('✓ 6. Users and groups');
    const json = await inSandbox('--json');
    const parsed = guide.parse(JSON.parse(json.out));
    expect(parsed.steps.find(({ id }) => id === 'users')).toMatchObject({ ticked: true });
    // Answers are not kept from one run to the next.
    expect(parsed.checkedAt).toBeNull();
  });

  test('without a network says first that nothing was checked, why, and exits 1', async () => {
    const data = mkdtempSync(join(tmpdir(), 'collega-guide-'));
    // A proxy that is not there: nothing of this test leaves the machine.
    const run = (...args: string[]) =>
      runCollega(['--data', data, '--proxy', 'http://127.0.0.1:9', ...args], {
        ...sealed,
        input: 'S3cret~Value.abcdefghijklmnopqrstuvwxyz123',
      });
    try {
      const app = ['--application-id', '864e1d1b-71ab-450f-b4aa-5215df074b68'];
      await run('client', 'add', '--name', 'One', ...app, '--odoo-url', 'https://odoo.one.example');
      const { status, out } = await run('guide', '--check');
      expect(status).toBe(1);
      expect(out).toMatch(
        /^Nothing was checked\.\n· Not checked: Tenant and cloud, .*, The secret/,
      );
      expect(out).not.toContain('No problem');
      // Said once, and explained once, not at each of the steps.
      expect(out.match(/what to do: /g)).toHaveLength(1);
      expect(out.match(/[Nn]ot checked/g)).toHaveLength(1);
      expect(out.match(/could not be reached/g)?.length).toBeLessThanOrEqual(1);
      const json = await run('guide', '--check', '--json');
      expect(json.status).toBe(1);
      const { checkedAt, notChecked } = guide.parse(JSON.parse(json.out));
      expect(checkedAt).toBeNull();
      expect(notChecked).toMatchObject([{ reason: 'not-reached' }]);
      // Only to be read: no check was asked for, and no step has a problem.
      const read = await run('guide');
      expect(read.status).toBe(0);
      expect(read.out.match(/collega --data '[^']+' guide --check/g)).toHaveLength(1);
    } finally {
      rmSync(data, { recursive: true, force: true, maxRetries: 10 });
    }
  });

  // The stub of WSL stands for bash on Windows.
  test.skipIf(process.platform === 'win32')('prints the script alone, ready for bash', async () => {
    const { out, status } = await inSandbox('--script');
    expect(status).toBe(0);
    const checked = spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 0, stderr: '' });
  });
});

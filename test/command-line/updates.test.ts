import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseKey } from '../../src/services/updates/release-key.ts';
import { runCollega } from './support/run-collega.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-updates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
const updates = (...args: string[]) => ['--data', folder, 'updates', ...args];
const stored = () =>
  JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as {
    settings: { updates: { enabled: boolean; checkedAt: string | null } };
  };

test('the question for newer versions is off, is switched on and off, and asks nobody by that', async () => {
  const before = await runCollega(updates());
  expect(before).toMatchObject({ status: 0 });
  expect(before.out).toContain('Newer versions: off. Nothing is asked.');
  expect((await runCollega(updates('--on'))).out).toContain('Newer versions: on.');
  expect(stored().settings.updates).toEqual({ enabled: true, checkedAt: null, announcement: null });
  const json = JSON.parse((await runCollega(updates('--json'))).out) as Record<string, unknown>;
  expect(json).toMatchObject({ enabled: true, checkedAt: null, newer: null });
  expect((await runCollega(updates('--off'))).out).toContain('Newer versions: off.');
  expect(stored().settings.updates.enabled).toBe(false);
}, 120_000);

test('on and off together are wrong use', async () => {
  expect(await runCollega(updates('--on', '--off'))).toMatchObject({ status: 2 });
}, 60_000);

/** A published Collega would ask GitHub, which no test does. */
test.skipIf(releaseKey !== null)(
  'a Collega without a publisher’s key says so, with status 1, and asks nobody (only before one is published)',
  async () => {
    const checked = await runCollega(updates('--check'));
    expect(checked.status).toBe(1);
    expect(checked.out).toContain('without a publisher');
    expect((await runCollega(updates('--check', '--json'))).out).toContain('"unavailable"');
  },
  60_000,
);

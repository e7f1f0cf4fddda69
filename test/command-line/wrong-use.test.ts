import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-wrong-use-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

describe('wrong use', () => {
  test.each([
    [['probe', 'smtp', '--user', 'a@b.example'], 'No access token'],
    [['test', '--client', 'Nobody'], 'There is no client yet'],
    [['test', '--sandbox', '--client', 'Nobody'], 'no client "Nobody". There are: Sandbox'],
    [['nonsense'], 'There is no command "nonsense".\nHow to use it: collega --help'],
  ])('%j exits 2 and says what is wrong', async (args, words) => {
    const { status, err, out } = await runCollega(['--data', folder, ...args]);
    expect(err).toContain(words);
    // The error stays in sight: no page of help comes after it.
    expect(err).not.toContain('Usage:');
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { largeClientFile } from '../../src/services/testing/large-client.ts';
import { runCollega } from './support/run-collega.ts';

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
/** So many that the report is still being made when its first word is read. */
const servers = 4_000;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-interrupted-'));
  const path = join(folder, 'client.json');
  writeFileSync(path, JSON.stringify(largeClientFile(servers)));
  const imported = await runCollega(['client', 'import', path, '--data', folder], sealed);
  expect(imported.status, imported.err).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('Ctrl+C ends a report of a large client at once, in plain words and without half a file', async () => {
  const out = join(folder, 'report.html');
  const args = ['report', '--client', 'Large', '--mask', 'organisation', '--out', out];
  const ended = await runCollega([...args, '--data', folder], {
    ...sealed,
    onOutput: (text, interrupt) => {
      if (text.includes('Making the report')) interrupt();
    },
  });
  expect(ended.err).toContain('Stopping');
  expect(ended.err).toContain('Cancelled.');
  expect(ended.err).not.toMatch(/internal|reference/i);
  expect(ended.status).toBe(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('report'))).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCollega, type Ended } from './support/run-collega.ts';

const env = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
const folder = mkdtempSync(join(tmpdir(), 'collega-many-'));
const collega = (...args: string[]): Promise<Ended> =>
  runCollega(['--data', join(folder, 'data'), ...args], { env });
const pathOf = (name: string): string => join(folder, `${name}.json`);
const shared = '11111111-2222-4333-8444-555555555555';

/** Rossi's file, and others made of it. */
beforeAll(async () => {
  const named = ['--name', 'Rossi', '--odoo-url', 'odoo.rossi.example'];
  const app = ['--application-id', shared, '--secret-expires-on', '2030-01-31'];
  await runCollega(['--data', join(folder, 'data'), 'client', 'add', ...named, ...app], {
    env: { ...env, COLLEGA_CLIENT_SECRET: 'first.secret-0123456789' },
  });
  await collega('server', 'add', '--direction', 'outgoing', '--username', 'info@rossi.example');
  await collega('client', 'export', '--out', pathOf('rossi'));
  const file = readFileSync(pathOf('rossi'), 'utf8');
  writeFileSync(pathOf('verdi'), file.replace('Rossi', 'Verdi').replace('11111111', '00000000'));
  writeFileSync(pathOf('bianchi'), file.replace('Rossi', 'Bianchi'));
  writeFileSync(pathOf('broken'), file.replace('"starttls"', '"none"'));
  writeFileSync(pathOf('foreign'), file.replace('smtp.office365.com', 'mail.example.com'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('several files are imported by one command, and each that is refused is named with its reason', async () => {
  const paths = ['verdi', 'broken', 'bianchi', 'foreign', 'missing'].map(pathOf);
  const shown = await collega('client', 'import', '--dry-run', ...paths);
  expect(shown.status).toBe(1);
  expect(shown.err).toContain(`${pathOf('verdi')} would make Verdi: outgoing mail servers 1,`);
  expect(shown.err).toContain('mail hosts: mail.example.com');
  expect(shown.err).toContain('3 of 5 files are right; nothing was imported.');

  const done = await collega('client', 'import', '--json', ...paths);
  expect(done.status).toBe(1);
  expect(done.err).toMatch(/broken\.json: [^]*servers\.0\.encryption/);
  expect(done.err).toMatch(/foreign\.json has servers at hosts that are not Microsoft’s/);
  expect(done.err).toContain('2 of 5 files imported.');
  expect(JSON.parse(done.out)).toMatchObject([
    { file: pathOf('verdi'), client: { name: 'Verdi' }, servers: 1 },
    { file: pathOf('broken'), problem: expect.stringContaining('encryption') as unknown },
    { file: pathOf('bianchi'), client: { name: 'Bianchi' } },
    { file: pathOf('foreign'), problem: expect.stringContaining('--yes') as unknown },
    { file: pathOf('missing'), problem: expect.stringContaining('missing.json') as unknown },
  ]);
}, 60_000);

test('the list of clients is ordered by who is in need, and by Azure app', async () => {
  const listed = async (sort: string): Promise<string[]> =>
    (JSON.parse((await collega('client', 'list', '--sort', sort, '--json')).out) as never[]).map(
      ({ name }) => name,
    );
  expect(await listed('name')).toEqual(['Bianchi', 'Rossi', 'Verdi']);
  expect(await listed('expiry')).toEqual(['Rossi', 'Bianchi', 'Verdi']);
  expect(await listed('app')).toEqual(['Verdi', 'Bianchi', 'Rossi']);
  // A test without a link fails: Verdi is in need now.
  await collega('test', '--client', 'Verdi', '--quiet');
  expect(await listed('health')).toEqual(['Verdi', 'Bianchi', 'Rossi']);
  const { out } = await collega('client', 'list', '--sort', 'app');
  expect(out).toMatch(/AZURE APP\n(?:.*\n){2}.*Rossi.* 11111111-2222-4333-8444-555555555555/);
}, 60_000);

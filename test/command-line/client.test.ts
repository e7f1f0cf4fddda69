import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { clientFile } from '../../src/contract/client-files.ts';
import { client, clientHealth } from '../../src/contract/clients.ts';
import { readEverything } from '../e2e/support/search-canaries.ts';
import { runCollega, type RunOptions } from './support/run-collega.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-client-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const first = 'CANARY~first.secret-0123456789';
const second = 'CANARY~second.secret-987654321';
const sealed = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };

const collega = (args: readonly string[], options: RunOptions = {}) =>
  runCollega(['--data', join(folder, 'data'), ...args], {
    ...options,
    env: { ...sealed, ...options.env },
  });
const listed = async () =>
  z
    .array(client.extend({ health: clientHealth }))
    .parse(JSON.parse((await collega(['client', 'list', '--json'])).out));

test('a client is updated, handed on, renamed and put away without a window, and no secret with it', async () => {
  const app = ['--application-id', '11111111-2222-4333-8444-555555555555'];
  const odoo = ['--odoo-url', 'https://odoo.rossi.example'];
  const add = ['client', 'add', '--name', 'Rossi', ...app, ...odoo];
  const added = await collega([...add, '--secret-expires-on', '2020-01-31'], { input: first });
  expect(added.status).toBe(0);
  expect(added.err).toContain('the secret expired on 31 Jan 2020');

  // The secret from standard input, the day beside it; a secret alone forgets the day of the last.
  const update = ['client', 'update', '--client', 'Rossi'];
  const dated = [...update, '--secret', '--secret-expires-on', '2030-05-01', '--json'];
  const updated = await collega(dated, { input: second });
  expect(updated.status).toBe(0);
  expect(updated.err).not.toContain('expired');
  const saved = client.parse(JSON.parse(updated.out));
  expect(saved.azureApp).toMatchObject({ hasSecret: true, secretExpiresOn: '2030-05-01' });
  const alone = await collega(update, { env: { COLLEGA_CLIENT_SECRET: first } });
  expect(alone.err).toContain('--secret-expires-on');
  const fields = ['--odoo-version', '16', '--authority', 'rossi.onmicrosoft.com', '--json'];
  const changed = await collega([...update, ...fields]);
  expect(JSON.parse(changed.out)).toMatchObject({
    senderSettings: { odooVersion: '16' },
    azureApp: {
      hasSecret: true,
      secretExpiresOn: null,
      odooUrl: 'https://odoo.rossi.example',
      authority: { kind: 'tenant', tenant: 'rossi.onmicrosoft.com' },
    },
  });

  // Wrong use says what is wrong and changes nothing.
  const guid = await collega(update, { input: '11111111-2222-4333-8444-555555555555' });
  expect(guid).toMatchObject({ status: 2, out: '' });
  expect(guid.err).toContain('ID');

  const path = join(folder, 'rossi.json');
  const server = ['--direction', 'outgoing', '--username', 'info@rossi.example'];
  await collega(['server', 'add', '--client', 'Rossi', ...server]);
  const exported = await collega(['client', 'export', '--client', 'Rossi', '--out', path]);
  expect(exported).toMatchObject({ status: 0, out: '' });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  const file = readFileSync(path, 'utf8');
  expect(clientFile.parse(JSON.parse(file)).servers).toHaveLength(1);
  const imported = await collega(['client', 'import', '-', '--json'], { input: file });
  expect(imported.err).toContain('imported as Rossi (2)');
  expect(JSON.parse(imported.out)).toMatchObject({ client: { name: 'Rossi (2)' }, servers: 1 });
  writeFileSync(path, file.replace('"starttls"', '"none"'));
  const refused = await collega(['client', 'import', path]);
  expect(refused).toMatchObject({ status: 2, out: '' });
  expect(refused.err).toContain('servers.0.encryption');

  const copy = ['client', 'duplicate', '--client', 'Rossi', '--name', 'Verdi'];
  expect((await collega(copy)).status).toBe(0);
  await collega(['client', 'rename', '--client', 'Verdi', '--name', 'Bianchi']);
  expect((await collega(['client', 'archive', '--client', 'Rossi (2)'])).status).toBe(0);
  expect((await listed()).map(({ name, archived }) => [name, archived])).toEqual([
    ['Rossi', false],
    ['Rossi (2)', true],
    ['Bianchi', false],
  ]);

  // What cannot be undone is not done unasked.
  const remove = ['client', 'remove', '--client', 'Bianchi'];
  const unasked = await collega(remove);
  expect(unasked).toMatchObject({ status: 2, out: '' });
  expect(unasked.err).toContain('add --yes to remove Bianchi');
  expect((await listed()).map(({ name }) => name)).toContain('Bianchi');
  expect((await collega([...remove, '--yes'])).status).toBe(0);
  expect((await listed()).map(({ name }) => name)).toEqual(['Rossi', 'Rossi (2)']);

  const outputs = [added, updated, alone, exported, imported, refused].map(
    ({ out, err }) => out + err,
  );
  for (const text of [...outputs, ...readEverything(folder).map(({ text }) => text)]) {
    expect(text).not.toContain(first);
    expect(text).not.toContain(second);
  }
}, 300_000);

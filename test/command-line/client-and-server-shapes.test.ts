import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { client, clientHealth } from '../../src/contract/clients.ts';
import { mailServer } from '../../src/contract/mail-servers.ts';
import { runCollega } from './support/run-collega.ts';

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
const removed = z.strictObject({ removed: z.strictObject({ id: z.string(), name: z.string() }) });
let folder = '';
const inSandbox = (...args: string[]) =>
  runCollega(['--sandbox', '--data', folder, ...args], sealed);
const json = async (...args: string[]): Promise<unknown> => {
  const { out, err } = await inSandbox(...args, '--json');
  return out === '' ? expect.fail(err) : JSON.parse(out);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-shapes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('every change of a client and of a server answers with what it has changed, as JSON', async () => {
  const renamed = client.parse(
    await json('client', 'rename', '--client', 'Sandbox', '--name', 'Practice'),
  );
  expect(renamed.name).toBe('Practice');
  const archived = client.parse(await json('client', 'archive', '-c', 'Practice'));
  expect(archived.archived).toBe(true);
  await json('client', 'archive', '-c', 'Practice', '--undo');
  // The same options as `server update`.
  const added = mailServer.parse(
    await json(
      ...['server', 'add', '--direction', 'outgoing', '--username', 'a@sandbox.example'],
      ...['--priority', '3', '--send-as', '--encryption', 'starttls'],
    ),
  );
  expect(added).toMatchObject({ priority: 3, sendAs: true });
  const stored = mailServer.parse(await json('server', 'archive', '--server', added.id));
  expect(stored).toMatchObject({ id: added.id, active: false });
  expect(removed.parse(await json('server', 'remove', '--server', added.id, '-y'))).toEqual({
    removed: { id: added.id, name: added.name },
  });
  expect(removed.parse(await json('client', 'remove', '-c', 'Practice', '--yes'))).toMatchObject({
    removed: { name: 'Practice' },
  });
}, 120_000);

test('client list and show name the secret’s last day and how the last tests ended', async () => {
  const { out } = await inSandbox('client', 'list');
  expect(out).toMatch(
    /^NAME +SECRET EXPIRES +SERVERS +LINKED +PASSED +WARNINGS +FAILED +OUTDATED +UNTESTED /,
  );
  const shown = await inSandbox('client', 'show');
  expect(shown.out).toMatch(/^Redirect URI +https:\/\/odoo\.example\.com\/microsoft_outlook/m);
  expect(shown.out).toMatch(/^Mailboxes +0 linked, 0 refused, 1 not linked$/m);
  const parsed = client
    .extend({ health: clientHealth.nullable() })
    .parse(await json('client', 'show'));
  expect(parsed.health).toMatchObject({ servers: 2 });
}, 60_000);

test('demo --case shows in one command what a practice mailbox does, and what comes next', async () => {
  const { status, out, err } = await runCollega(['demo', '--case', 'smtp-disabled-mailbox']);
  expect(err).toContain('[smtp-auth-disabled-for-mailbox]');
  expect(err).toContain('collega client add --help');
  expect(out).toContain('does not work both ways yet');
  expect(status).toBe(1);
  const wrong = await runCollega(['demo', '--case', 'smtp-disabled']);
  expect(wrong).toMatchObject({ status: 2 });
}, 60_000);

test('what is given when a client or a server is added can be changed later', async () => {
  const before = client.parse(await json('client', 'show').then(withoutHealth));
  const changed = client.parse(
    await json('client', 'update', '--name', 'Renamed', '--alias-domain', 'sandbox.example'),
  );
  expect(changed).toMatchObject({ id: before.id, name: 'Renamed' });
  expect(changed.senderSettings.aliasDomain.name).toBe('sandbox.example');
  const host = ['--host', 'mail.example.net', '--allow-host', 'mail.example.net'];
  const server = ['--direction', 'incoming', '--username', 'b@sandbox.example', ...host];
  await json('server', 'add', ...server);
  const shown = await json('server', 'show', '-s', 'b@sandbox.example');
  expect(shown).toMatchObject({ host: 'mail.example.net' });
}, 60_000);

test('the commands of the vault answer as JSON too', async () => {
  const state = z.looseObject({ state: z.literal('open'), openers: z.array(z.string()) });
  expect(state.parse(await json('vault', 'status')).openers).toEqual(['passphrase']);
  const changed = await runCollega(
    ['--sandbox', '--data', folder, 'vault', 'passphrase', '--json'],
    { env: { ...sealed.env, COLLEGA_NEW_PASSPHRASE: sealed.env.COLLEGA_PASSPHRASE } },
  );
  expect(state.safeParse(JSON.parse(changed.out)).success).toBe(true);
  expect(await json('vault', 'restore')).toEqual({ restored: [] });
  await inSandbox('link');
  const mailbox = ['--mailbox', 'works@sandbox.example', '--yes'];
  expect(await json('vault', 'forget', ...mailbox)).toEqual({
    forgotten: { mailbox: 'works@sandbox.example' },
  });
  // One way to remove a client, named where another was.
  const twice = await inSandbox('vault', 'forget', '--client', 'Renamed', '--yes');
  expect(twice).toMatchObject({ status: 2 });
  expect(twice.err).toMatch(/collega --sandbox --data \S.* client remove/);
}, 60_000);

test('--quiet leaves results and errors, and what a question is about', async () => {
  const quiet = await inSandbox('server', 'update', '-q', '-s', 'b@sandbox.example', '--port', '9');
  expect(quiet).toEqual({ status: 0, out: '', err: '' });
  const listed = await inSandbox('client', 'list', '--quiet');
  expect(listed.out).toContain('Renamed');
  const wrong = await inSandbox('server', 'show', '-q', '-s', 'nothing');
  expect(wrong).toMatchObject({ status: 2 });
  expect(wrong.err).toContain('no such mail server');
}, 60_000);

test('a report is about the servers that are named, or those that failed', async () => {
  const chosen = ['--server', 'works@sandbox.example', '--direction', 'outgoing'];
  await inSandbox('test', ...chosen);
  const bundle = z.looseObject({ servers: z.array(z.unknown()) });
  const about = bundle.parse(await json('report', ...chosen)).servers;
  expect(about).toHaveLength(1);
  const none = await inSandbox('report', '--server', 'nothing');
  expect(none).toMatchObject({ status: 2 });
}, 60_000);

/** `client show` says more of a client than the client's own fields. */
function withoutHealth(shown: unknown): unknown {
  return Object.fromEntries(
    Object.entries(z.looseObject({}).parse(shown)).filter(([field]) => field !== 'health'),
  );
}

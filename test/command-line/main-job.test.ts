import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { client } from '../../src/contract/clients.ts';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { signInOutcome } from '../../src/contract/sign-in.ts';
import { readEverything } from '../e2e/support/search-canaries.ts';
import { runCollega, withoutBusyLines } from './support/run-collega.ts';

/** With what its servers and links are like. */
const listedClient = client.extend({ health: z.unknown() });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
const inSandbox = (...args: string[]) => ['--sandbox', '--data', folder, ...args];

describe('collega demo', () => {
  test('needs no passphrase of the practice vault: it works in a folder of its own', async () => {
    const practice = { COLLEGA_DATA_DIR: folder, XDG_CONFIG_HOME: folder, TMPDIR: folder };
    const { status, err } = await runCollega(['demo', '--terminal'], { env: practice });
    expect(err).toContain('Outlook Token Valid: works@sandbox.example');
    expect(status).toBe(0);
    // Removed with all that was in it; and nothing was written where practice is kept.
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without a display links the practice mailbox, tests it both ways, and ends with the next commands', async () => {
    const { status, out, err } = await runCollega(['demo', '--data', folder]);
    expect(err).toContain('Outlook Token Valid: works@sandbox.example');
    for (const step of ['Access token', 'Encryption', 'Authentication', 'DATA', 'INBOX']) {
      expect(err).toMatch(new RegExp(`✓ .*${step}`));
    }
    expect(err).not.toContain('✗');
    expect(out).toBe(
      'Passed: works@sandbox.example is linked, works both ways, and Odoo’s own tests pass with the token that was handed over.\n',
    );
    expect(err).toMatch(/3\. .*practice Odoo 18\.0 \(http:\/\/localhost:\d+, database linked\)/);
    expect(err.match(/^done: .*hand over a token/gm)).toHaveLength(2);
    expect(err).toMatch(/Test Connection\n {2}Connection Test Successful!/);
    expect(err).toMatch(/^done: .*Test & Confirm$/m);
    // It does not end in a dead end: a failure, an error of one's own, a client of one's own.
    expect(err).toMatch(/^ {2}collega demo --case smtp-disabled-mailbox /m);
    expect(err).toMatch(/^ {2}collega explain /m);
    expect(err).toMatch(/^ {2}collega client add --help /m);
    expect(status).toBe(0);
  });

  test('speaks Italian where the system does', async () => {
    const env = { LC_ALL: 'it_IT.UTF-8' };
    const { out, err } = await runCollega(['demo', '--data', folder], { env });
    expect(out).toContain('è collegata, funziona nei due sensi');
    expect(err).toContain('Token Outlook valido');
  });
});

describe('collega link and test', () => {
  test('a linked mailbox is still linked in the next process, and both directions pass', async () => {
    const link = await runCollega(inSandbox('link', '--json'), sealed);
    expect(link.status).toBe(0);
    expect(signInOutcome.parse(JSON.parse(link.out))).toMatchObject({
      outcome: 'linked',
      link: { mailbox: 'works@sandbox.example', kind: 'owner', health: { state: 'valid' } },
    });

    const tested = await runCollega(inSandbox('test', '--json'), sealed);
    expect(tested.status).toBe(0);
    const reports = z.array(connectionTestReport).parse(JSON.parse(tested.out));
    expect(reports.map(({ direction, outcome }) => [direction, outcome])).toEqual([
      ['outgoing', 'passed'],
      ['incoming', 'passed'],
    ]);

    // A person reads a block for each server and a table of all, on standard output.
    const shown = await runCollega(inSandbox('test'), sealed);
    const [blocks = '', table = ''] = shown.out.split(/^(?=SERVER )/m);
    expect(blocks.match(/^Sandbox \w+, works@sandbox\.example \(/gm)).toHaveLength(2);
    for (const block of blocks.trimEnd().split('\n\n')) {
      expect(block.split('\n').slice(1)).toEqual(
        expect.not.arrayContaining([expect.stringMatching(/^\S/)]),
      );
    }
    expect(table).toMatch(
      /✓ Sandbox outgoing +outgoing +passed\n✓ Sandbox incoming +incoming +passed/,
    );
    expect([shown.status, withoutBusyLines(shown.err)]).toEqual([0, '']);
  });

  test('--send really sends a message to oneself, finds it and removes it', async () => {
    await runCollega(inSandbox('link'), sealed);
    const { status, out, err } = await runCollega(inSandbox('test', '--send', '--json'), sealed);
    expect(status).toBe(0);
    expect(err).toContain('a message to oneself was sent, found and removed');
    const reports = z.array(connectionTestReport).parse(JSON.parse(out));
    expect(reports[0]?.steps.at(-1)).toMatchObject({
      id: 'send',
      status: 'ok',
      detail: { folder: 'INBOX', removed: true },
    });
  });

  test('without a key store refuses before anybody signs in, since the tokens would be gone', async () => {
    const { status, err } = await runCollega(inSandbox('link'));
    expect(err).toContain('Set COLLEGA_PASSPHRASE');
    expect(err).not.toContain('Outlook Token Valid');
    expect(status).toBe(2);
  });

  test('another account is not kept unless asked, and then tests as the delegate', async () => {
    const mailbox = ['--mailbox', 'wrong-account@sandbox.example'];
    for (const direction of ['outgoing', 'incoming']) {
      const server = ['--direction', direction, '--username', 'wrong-account@sandbox.example'];
      expect((await runCollega(inSandbox('server', 'add', ...server), sealed)).status).toBe(0);
    }
    const refused = await runCollega(inSandbox('link', ...mailbox), sealed);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('admin@sandbox.example signed in, but the mailbox is');

    const kept = await runCollega(inSandbox('link', ...mailbox, '--keep-as-delegate'), sealed);
    expect(kept.status).toBe(0);
    const tested = await runCollega(inSandbox('test', ...mailbox, '--json'), sealed);
    const reports = z.array(connectionTestReport).parse(JSON.parse(tested.out));
    expect(reports.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    expect(reports.map(({ server }) => server.username)).toEqual([
      'admin@sandbox.example',
      'wrong-account@sandbox.example',
    ]);
  });

  test.each([
    ['expired-secret', 'client-secret-expired'],
    ['consent-needed', 'admin-consent-required'],
  ])('linking %s fails with %s and exits 1', async (localPart, code) => {
    const username = `${localPart}@sandbox.example`;
    const server = ['--direction', 'outgoing', '--username', username];
    await runCollega(inSandbox('server', 'add', ...server), sealed);
    const { status, out } = await runCollega(
      inSandbox('link', '--mailbox', username, '--json'),
      sealed,
    );
    expect(status).toBe(1);
    expect(signInOutcome.parse(JSON.parse(out))).toMatchObject({
      outcome: 'failed',
      findings: [{ code }],
    });
  });

  test.each([
    ['smtp-disabled-tenant', 'outgoing', 'auth', 'smtp-auth-disabled-for-tenant'],
    ['smtp-disabled-mailbox', 'outgoing', 'auth', 'smtp-auth-disabled-for-mailbox'],
    ['send-as-denied', 'outgoing', 'mail-from', 'send-as-denied'],
    ['not-connected', 'incoming', 'list', 'authenticated-but-not-connected'],
    ['throttled', 'outgoing', 'mail-from', 'smtp-throttled'],
  ])('testing %s (%s) stops at %s with %s', async (localPart, direction, step, code) => {
    const username = `${localPart}@sandbox.example`;
    const server = ['--direction', direction, '--username', username];
    await runCollega(inSandbox('server', 'add', ...server), sealed);
    expect((await runCollega(inSandbox('link', '--mailbox', username), sealed)).status).toBe(0);
    const tested = await runCollega(inSandbox('test', '--mailbox', username, '--json'), sealed);
    expect(tested.status).toBe(1);
    const [report] = z.array(connectionTestReport).parse(JSON.parse(tested.out));
    expect(report?.outcome).toBe('failed');
    expect(report?.steps.find(({ status }) => status === 'failed')?.id).toBe(step);
    expect(report?.findings.map((finding) => finding.code)).toContain(code);
  });
});

describe('a real Azure app without a window', () => {
  const secret = 'Canary~Secret.value-1234567890';
  const addClient = [
    ...['client', 'add', '--name', 'Contoso'],
    ...['--application-id', '11111111-2222-3333-4444-555555555555'],
    ...['--odoo-url', 'https://odoo.contoso.example/'],
  ];
  const at = (...args: string[]) => ['--data', folder, ...args];

  test('is added with its secret from standard input, which is nowhere in clear', async () => {
    const added = await runCollega(at(...addClient, '--json'), { ...sealed, input: `${secret}\n` });
    expect(added.err).toContain('https://odoo.contoso.example/microsoft_outlook/confirm');
    expect(added.status).toBe(0);
    const listed = await runCollega(at('client', 'list', '--json'), sealed);
    const [contoso] = z.array(listedClient).parse(JSON.parse(listed.out));
    expect(contoso).toMatchObject({ name: 'Contoso', azureApp: { hasSecret: true } });
    const places = [...readEverything(folder), { path: 'output', text: added.out + added.err }];
    expect(places.filter(({ text }) => text.includes(secret))).toEqual([]);
  });

  test('a GUID as secret is refused at once: that is the ID of the secret', async () => {
    const { status, err } = await runCollega(at(...addClient), {
      ...sealed,
      input: '99999999-2222-3333-4444-555555555555',
    });
    expect(status).toBe(2);
    expect(err).toContain('Secret: This is the secret’s ID, not its value.');
  });

  test('without a window and a keyboard, link says that it cannot sign in', async () => {
    await runCollega(at(...addClient), { ...sealed, input: secret });
    await runCollega(
      at('server', 'add', '--direction', 'outgoing', '--username', 'john@contoso.example'),
      sealed,
    );
    const { status, out } = await runCollega(
      at('link', '--mailbox', 'john@contoso.example', '--json'),
      sealed,
    );
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'failed' });
  });
});

test('collega start without a display says what to do instead', async () => {
  const { status, err } = await runCollega(['start', '--data', folder]);
  expect(err).toContain('collega link, collega test, collega probe');
  expect(status).toBe(2);
});

test('a test of a mailbox that is not linked ends with the command that links it', async () => {
  const { status, err } = await runCollega(['--sandbox', '--data', folder, 'test']);
  expect(status).toBe(1);
  expect(err).toMatch(
    /\n {2}collega --sandbox --data \S.* link --client Sandbox --mailbox works@sandbox\.example\n/,
  );
});

test('a client without a secret is told the ways to give one', async () => {
  const app = ['--application-id', '11111111-2222-3333-4444-555555555555'];
  const add = ['client', 'add', '--name', 'A', ...app, '--odoo-url', 'https://odoo.example'];
  const { status, err } = await runCollega(['--data', folder, ...add], { input: '' });
  expect(status).toBe(2);
  expect(err).toContain('COLLEGA_CLIENT_SECRET');
});

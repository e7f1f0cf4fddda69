import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { client, clientHealth } from '../../src/contract/clients.ts';
import { hasTerminals, runInTerminal } from './support/run-in-terminal.ts';
import { runCollega, type Ended } from './support/run-collega.ts';

const phrase = 'correct horse battery staple';
const secret = 'abc8Q~a.made-up.value-0123456789-0123456';
const folder = mkdtempSync(join(tmpdir(), 'collega-views-'));
const practice = ['--sandbox', '--data', folder];
const real = ['--data', folder];
const sealed = (...args: string[]): Promise<Ended> =>
  runCollega(args, { input: secret, env: { COLLEGA_PASSPHRASE: phrase } });
const locked = (...args: string[]): Promise<Ended> => runCollega(args);

/** The practice client linked and tested; three clients whose secrets end one after the other. */
beforeAll(async () => {
  await sealed(...practice, 'link');
  await sealed(...practice, 'test', '--quiet');
  const app = ['--application-id', '11111111-2222-3333-4444-555555555555'];
  const url = ['--odoo-url', 'https://odoo.rossi.example'];
  for (const [name, ...day] of [
    ['Bianchi'],
    ['Rossi', '--secret-expires-on', '2031-03-31'],
    ['Verdi', '--secret-expires-on', '2020-03-31'],
  ] as const) {
    const added = await sealed(...real, 'client', 'add', '--name', name, ...app, ...url, ...day);
    expect(added.status, added.err).toBe(0);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

describe('without the passphrase', () => {
  test('a person at a terminal sees clients, servers and the guide, and is asked for nothing', async ({
    skip,
  }) => {
    if (!hasTerminals()) skip('no terminal can be opened here');
    const env = { ...process.env, COLLEGA_KEY_STORE: 'off', SSH_CONNECTION: 'a test', LANG: 'en' };
    for (const [words, wanted] of [
      [['client', 'list'], /Sandbox +-/],
      [['client', 'show'], /1 linked, 0 refused/],
      [['server', 'list'], /passed, /],
      [['server', 'show', '-s', 'works@sandbox.example', '--direction', 'incoming'], /Linked as/],
      [['guide'], /redirect-uri/],
      [['sender', '--from', 'works@sandbox.example'], /works@sandbox\.example/],
      [['explain', 'AADSTS7000222', '--client', 'Sandbox'], /client-secret-expired/],
      [['vault', 'status'], /vault is locked/],
    ] as const) {
      const { screen } = await runInTerminal([...practice, ...words], env);
      expect(screen).toMatch(wanted);
      expect(screen, words.join(' ')).not.toContain('Passphrase of the vault');
    }
  }, 120_000);

  test('settings that cannot be compared are not called confirmed', async () => {
    const shown = await locked(...real, 'vault', 'settings');
    expect(shown).toMatchObject({ status: 1 });
    expect(shown.out).toContain('were not compared');
    expect(shown.out).not.toContain('as they were confirmed.');
    expect(await locked(...real, 'vault', 'settings', '--accept')).toMatchObject({ status: 2 });
    const answer = await locked(...real, 'vault', 'settings', '--json');
    expect(JSON.parse(answer.out)).toMatchObject({ compared: false, changes: [] });
    expect(answer.status).toBe(1);
    expect(await sealed(...real, 'vault', 'settings')).toMatchObject({ status: 0 });
  });
});

test('an export of the practice client says why there is none, and speaks of no field', async () => {
  const { status, out, err } = await locked(...practice, 'client', 'export');
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err.split('\n').filter((line) => line.startsWith('The practice client'))).toHaveLength(1);
  expect(err).not.toMatch(/clientId|fields/);
});

test('the list of clients tells results that do not count, how old the others are, and which secret ended', async () => {
  const { out } = await locked(...practice, 'client', 'list');
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format();
  expect(out).toMatch(
    /^NAME +SECRET EXPIRES +SERVERS +LINKED +PASSED +WARNINGS +FAILED +OUTDATED +UNTESTED +OLDEST TEST +ODOO\n/,
  );
  expect(out).toMatch(new RegExp(`^Sandbox +.* 2 +1/1 +2 +0 +0 +0 +0 +${today} `, 'm'));
  const byExpiry = await locked(...real, 'client', 'list', '--sort', 'expiry');
  expect(byExpiry.out).toMatch(/\nVerdi +31 Mar 2020, expired .*\nRossi .*\nBianchi /);
  const shown = await locked(...practice, 'client', 'show');
  expect(shown.out).toMatch(/^Last tests +passed: 2, .*; the oldest of these results is of .*:/m);
  expect(shown.out).toMatch(/^Secret +kept in the vault$/m);
});

test('a script learns of each client and server what a person sees: counts, link, and what is outdated', async () => {
  const clients = await locked(...practice, 'client', 'list', '--json');
  const counted = z.array(client.extend({ health: clientHealth })).parse(JSON.parse(clients.out));
  expect(counted[0]?.health).toMatchObject({ servers: 2, tests: { passed: 2 } });

  const servers = z.array(z.looseObject({ outdated: z.boolean(), link: z.unknown() }));
  const before = await locked(...practice, 'server', 'list', '--json');
  expect(servers.parse(JSON.parse(before.out))).toMatchObject([
    { outdated: false, link: { account: { username: 'works@sandbox.example' } } },
    { outdated: false },
  ]);
  const chosen = ['-s', 'works@sandbox.example', '--direction', 'outgoing'];
  await sealed(...practice, 'server', 'update', ...chosen, '--from-filter', 'sandbox.example');
  const shown = await locked(...practice, 'server', 'show', ...chosen, '--json');
  expect(JSON.parse(shown.out)).toMatchObject({ outdated: true });
  const text = await locked(...practice, 'server', 'show', ...chosen);
  expect(text.out).toMatch(/^Last test +passed, .*20\d\d.*, outdated$/m);
  await sealed(...practice, 'vault', 'forget', '-m', 'works@sandbox.example', '-y');
  const after = await locked(...practice, 'server', 'list', '--json');
  expect(servers.parse(JSON.parse(after.out))).toMatchObject([
    { outdated: true, link: null },
    { outdated: true, link: null },
  ]);
}, 120_000);

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { runCollega } from './support/run-collega.ts';

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
const reports = z.array(connectionTestReport);
let folder = '';
const inSandbox = (...args: string[]) =>
  runCollega(['--sandbox', '--data', folder, ...args], sealed);

/** Two servers of a linked mailbox, and ten of mailboxes that are not linked. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-choice-'));
  await inSandbox('link');
  for (let number = 1; number <= 10; number += 1) {
    const address = `person-${number}@sandbox.example`;
    await inSandbox('server', 'add', '--direction', 'outgoing', '--username', address);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

describe('collega test', () => {
  test('--summary says each cause once, with its servers and who must act, then the sum', async () => {
    const { status, out, err } = await inSandbox('test', '--summary');
    expect(status).toBe(1);
    expect(out.match(/\[mailbox-not-linked\]/g)).toHaveLength(1);
    expect(out).toMatch(/^✗ 10 servers: .*\[mailbox-not-linked\]\n {4}servers: person-1@/);
    expect(out).toMatch(/\n12 servers: 2 passed, 10 failed\n$/);
    // Node's own warnings are none of the user's business.
    expect(err).not.toContain('Warning');
  });

  test('--failed tests again only what has not passed, and says when there is nothing', async () => {
    await inSandbox('test', '--quiet');
    const again = await inSandbox('test', '--failed', '--json');
    expect(reports.parse(JSON.parse(again.out))).toHaveLength(10);
    const none = await inSandbox('test', '--failed', '--mailbox', 'works@sandbox.example');
    expect(none).toMatchObject({ status: 0 });
    expect(none.out + none.err).toContain('nothing was tested');
  });

  test('--quiet says nothing and answers by its status; with --json the JSON alone', async () => {
    expect(await inSandbox('test', '-q', '-m', 'works@sandbox.example')).toEqual({
      status: 0,
      out: '',
      err: '',
    });
    const failed = await inSandbox('test', '-q', '--server', 'person-1@sandbox.example', '--json');
    expect(failed).toMatchObject({ status: 1, err: '' });
    expect(reports.parse(JSON.parse(failed.out))).toHaveLength(1);
  });

  test('--network tests a mailbox without a link as far as no sign-in is needed', async () => {
    const chosen = ['--server', 'person-1@sandbox.example', '--network'];
    const { status, out } = await inSandbox('test', ...chosen);
    expect(out).toContain('can be reached from here and encrypts');
    expect(status).toBe(0);
    // It proves nothing of the mailbox, and is not kept as its last test.
    const shown = await inSandbox('server', 'show', '--server', 'person-1@sandbox.example');
    expect(shown.out).toContain('mailbox-not-linked');
    const both = await inSandbox('test', ...chosen, '--send');
    expect(both).toMatchObject({ status: 2 });
    expect(both.err).toContain('--send and --network cannot be used together');
  });

  test('--direction and --all-clients choose, and JSON of all clients names each', async () => {
    const { out } = await inSandbox('test', '--all-clients', '--direction', 'incoming', '--json');
    const groups = z.array(z.strictObject({ client: z.string(), reports })).parse(JSON.parse(out));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.reports.map(({ direction }) => direction)).toEqual(['incoming']);
  });
});

describe('what someone else must do', () => {
  const letters = z.array(
    z.strictObject({
      owner: z.string(),
      mailboxes: z.array(z.string()),
      subject: z.string(),
      body: z.string(),
    }),
  );

  test('test --message prints a message for each person who must act, in the language asked for', async () => {
    const { status, out, err } = await inSandbox(
      'test',
      '--failed',
      '--message',
      '--language',
      'it',
    );
    expect(status).toBe(1);
    // One cause of ten mailboxes is one message, in which no user reads of the others.
    expect(out).toMatch(/^E-mail di Odoo: La tua casella .*\n\nBuongiorno,\n/);
    expect(out).not.toContain('person-');
    expect(err).toContain('person-1@sandbox.example, person-2@sandbox.example');
    expect(out).not.toContain('✗');
    const json = await inSandbox('test', '--failed', '--message', '--json', '--quiet');
    expect(letters.parse(JSON.parse(json.out))).toHaveLength(1);
    expect(json.err).toBe('');
  });

  test('explain --message says to each administrator what was found, and what to do', async () => {
    const text =
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
    const english = await runCollega(['explain', text, '--message', '--language', 'en']);
    expect(english.status).toBe(0);
    expect(english.out).toMatch(
      /^Odoo’s e-mail: .*\n\nHello,\n[^]*administrator of Exchange Online/,
    );
    expect(english.out).toContain('SmtpClientAuthenticationDisabled $false');
    const italian = await runCollega(['explain', text, '--message', '--language', 'it', '--json']);
    const [letter] = letters.parse(JSON.parse(italian.out));
    expect(letter).toMatchObject({ owner: 'exchange-admin' });
    expect(letter?.body).toContain('Buongiorno,');
  });
});

describe('collega report', () => {
  test('of many servers names each cause once with its servers, and shows what failed first', async () => {
    await inSandbox('test', '-q');
    const { out } = await inSandbox('report');
    expect(out).toMatch(/^Mail servers: 10 of 12 do not work\.$/m);
    expect(out.match(/\[mailbox-not-linked\]/g)).toHaveLength(1);
    expect(out.split('\n').length).toBeLessThan(20);
    const html = (await inSandbox('report', '--format', 'html')).out;
    const places = ['person-1@sandbox.example', 'works@sandbox.example'].map((each) =>
      html.indexOf(each),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('writes HTML into a file named .html and JSON into .json, unless another format is named', async () => {
    const written = async (name: string, ...more: string[]): Promise<string> => {
      const path = join(folder, name);
      const { status } = await inSandbox(
        'report',
        '-m',
        'works@sandbox.example',
        '-o',
        path,
        ...more,
      );
      expect(status).toBe(0);
      return readFileSync(path, 'utf8');
    };
    expect(await written('r.html')).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(await written('r.json'))).toMatchObject({});
    expect(await written('r.txt')).not.toMatch(/^[<{]/);
    expect(await written('as-said.html', '--format', 'text')).not.toMatch(/^</);
  });
});

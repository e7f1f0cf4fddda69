import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCollega, type Ended } from './support/run-collega.ts';

const secret = 'abc8Q~a.made-up.value-0123456789-0123456';
const env = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
const folder = mkdtempSync(join(tmpdir(), 'collega-unearned-'));
const real = (...args: string[]): Promise<Ended> =>
  runCollega(['--data', folder, ...args], { input: secret, env });
const practice = (...args: string[]): Promise<Ended> =>
  runCollega(['--sandbox', '--data', folder, ...args], { env });

beforeAll(async () => {
  const app = ['--application-id', '11111111-2222-3333-4444-555555555555'];
  const added = await real(
    'client',
    'add',
    '--name',
    'Rossi',
    ...app,
    '--odoo-url',
    'odoo.rossi.it',
  );
  expect(added.status, added.err).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('Odoo’s address may be given as people say it, and the address that it stands for is said', async () => {
  const shown = await real('client', 'show');
  expect(shown.out).toMatch(/^Odoo +https:\/\/odoo\.rossi\.it$/m);
  const { err } = await real('client', 'update', '--odoo-url', 'mail.rossi.it/odoo/settings');
  expect(err).toContain('https://mail.rossi.it/microsoft_outlook/confirm');
}, 60_000);

describe('what was not tested has not passed', () => {
  test('without any server, no last test is said to have passed', async () => {
    const { status, err } = await real('test', '--all-clients', '--failed');
    expect(status).toBe(2);
    expect(err).not.toContain('Every last test has passed');
    expect(err).toContain('No client has such a mail server');
  });

  test('a test of the network alone proves nothing of the mailboxes, in the sum and in a message', async () => {
    const summary = await practice('test', '--network', '--summary');
    expect(summary.out).toMatch(/2 servers: 2 reached, 0 failed\. The network alone was tested/);
    expect(summary.out).not.toContain('passed');
    const message = await practice('test', '--network', '--message');
    expect(message.err).toContain('The mailboxes were not tested');
    expect(message.err).not.toContain('nothing was found');
  }, 60_000);

  test('a message after Ctrl+C tells how many servers it does not speak of', async () => {
    const stopped = await runCollega(
      ['--sandbox', '--data', folder, 'test', '--message', '--json'],
      { env, onOutput: (_text, interrupt) => interrupt() },
    );
    expect(stopped.status).toBe(1);
    expect(stopped.err).not.toContain('No one has to act');
  }, 60_000);
});

describe('a person in a terminal', () => {
  test('reads the command that links a mailbox, no button, and nothing that no one said', async () => {
    const { out } = await practice('test', '--direction', 'outgoing');
    expect(out).toContain('[mailbox-not-linked]');
    expect(out).toMatch(/collega --sandbox --data \S.* link --mailbox works@sandbox\.example/);
    expect(out).not.toMatch(/Press|certainty:/);
  });

  test('is told how to have the mailbox filled in, and then sends a message without a gap', async () => {
    const text =
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';
    const gap = await real('explain', text, '--message');
    expect(gap.out).toContain('<MAILBOX>');
    expect(gap.err).toContain('--mailbox ADDRESS');
    for (const client of [[], ['--client', 'Rossi']]) {
      const mailbox = ['--mailbox', 'info@rossi.it', ...client];
      const filled = await real('explain', text, '--message', '--json', ...mailbox);
      const letters = z.array(z.looseObject({ subject: z.string(), body: z.string() }));
      expect(letters.parse(JSON.parse(filled.out))).toHaveLength(1);
      expect(filled.out).toContain('info@rossi.it');
      expect(filled.out).not.toContain('<MAILBOX>');
    }
    // A secret is no one mailbox's: there is no gap to fill.
    const none = await real('explain', 'AADSTS7000222', '--message');
    expect(none.err).not.toContain('--mailbox ADDRESS');
    const wrong = await real('explain', text, '--mailbox', 'info');
    expect(wrong).toMatchObject({ status: 2 });
  }, 60_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

const mailbox = 'send-lost@sandbox.example';
const folder = mkdtempSync(join(tmpdir(), 'collega-message-'));
const practice = (...args: string[]) =>
  runCollega(['--sandbox', '--data', folder, ...args], {
    env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' },
  });

/** A mailbox that signs in and sends, whose messages come back. */
beforeAll(async () => {
  for (const direction of ['outgoing', 'incoming'])
    await practice('server', 'add', '--direction', direction, '--username', mailbox);
  await practice('link', '--mailbox', mailbox);
  const sent = await practice('test', '--mailbox', mailbox, '--send');
  expect(sent.out, sent.err).toContain('sender-blocked-for-spam');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('a failed message to oneself stays until one arrives: a test without one neither replaces it nor ends with 0', async () => {
  const again = await practice('test', '--failed', '--mailbox', mailbox);
  expect(again.status).toBe(1);
  expect(again.out).toMatch(/✓ .*may send/);
  expect(again.out).toMatch(
    /The message to oneself of .* failed \(sender-blocked-for-spam\), and that still counts/,
  );
  expect(again.out).toMatch(
    /collega --sandbox --data \S+ test --mailbox send-lost@sandbox\.example --send/,
  );
  const shown = await practice('server', 'show', '-s', mailbox, '--direction', 'outgoing');
  expect(shown.out).toMatch(/failed \(sender-blocked-for-spam\)/);
  const report = await practice('report', '--mailbox', mailbox);
  expect(report.out).toContain('[sender-blocked-for-spam]');
}, 60_000);

test('the sum, the causes and the messages of many tests say the failed message too', async () => {
  const both = await practice('test', '--mailbox', mailbox);
  expect(both.status).toBe(1);
  expect(both.out).toContain('2 servers: 1 passed, 1 failed');
  const summary = await practice('test', '--mailbox', mailbox, '--summary');
  expect(summary.out).toMatch(/✗ 1 server: .*\[sender-blocked-for-spam\]/);
  const message = await practice('test', '--mailbox', mailbox, '--message');
  expect(message.out).toContain(mailbox);
}, 60_000);

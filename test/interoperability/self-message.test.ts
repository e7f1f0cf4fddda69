import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectionTestReport } from '../../src/contract/connection-tests.ts';
import { runConnectionTest } from '../../src/services/connection-tests/run-connection-test.ts';
import {
  issueTestCertificates,
  type TestCertificates,
} from '../../src/services/connection-tests/testing/test-certificates.ts';
import { planFor } from '../../src/services/connection-tests/testing/run-against.ts';
import { systemClock } from '../../src/services/shell/ports/clock.ts';
import { type Dovecot, startDovecot, whyNoDovecot } from './dovecot.ts';
import { putIntoMaildir } from './maildir-delivery.ts';

const obstacle = whyNoDovecot();
if (obstacle !== null) process.stdout.write(`skipped: ${obstacle}\n`);

const token = 'good-token-of-john-0123456789';
const user = 'john@contoso.com';
/** A message that was there before, and must still be there afterwards. */
const other = { sender: user, recipient: user };

const deliveries = [
  { delivery: 'to-mailbox', promise: 'a message to oneself that Dovecot delivers' },
  { delivery: 'bounced', promise: 'a message to oneself that comes back' },
] as const;

describe.skipIf(obstacle !== null).each(deliveries)('$promise', ({ delivery }) => {
  let certificates: TestCertificates;
  let dovecot: Dovecot;

  beforeAll(async () => {
    certificates = await issueTestCertificates();
    dovecot = await startDovecot({
      users: new Map([[token, user]]),
      certificate: certificates,
      delivery,
    });
    await putIntoMaildir(dovecot.mailFolder, { ...other, source: letter('before') });
  });

  afterAll(async () => {
    await dovecot.stop();
  });

  function run(accessToken = token): Promise<ConnectionTestReport> {
    const shared = {
      host: 'localhost',
      username: user,
      certificateAuthorities: [certificates.authority],
    };
    const incoming = planFor(dovecot.imapsPort, { ...shared, direction: 'incoming' });
    const plan = planFor(dovecot.submissionPort, {
      ...shared,
      timeoutMs: 20_000,
      selfMessage: { incoming, arrivalLimitMs: 5_000, lookEveryMs: 50 },
    });
    return runConnectionTest(plan, {
      supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
      clock: systemClock,
      signal: new AbortController().signal,
      onStepStarted: () => undefined,
      onStepFinished: () => undefined,
    });
  }

  async function countMessages(): Promise<number> {
    const maildir = join(dovecot.mailFolder, user, 'Maildir');
    const files = await Promise.all(['cur', 'new'].map((folder) => readdir(join(maildir, folder))));
    return files.flat().length;
  }

  if (delivery === 'to-mailbox') {
    it('is sent, found, timed and removed, and nothing else is touched', async () => {
      const report = await run();
      expect(report.findings).toEqual([]);
      expect(report.outcome).toBe('passed');
      const step = report.steps.at(-1);
      expect(step).toMatchObject({ id: 'send', status: 'ok', detail: { removed: true } });
      expect(step?.detail['deliveryMs']).toEqual(expect.any(Number));
      expect(step?.detail['folder']).toBe('INBOX');
      expect(dovecot.countMessages()).toBe(1);
      expect(await countMessages()).toBe(1);
      expect(JSON.stringify(report)).not.toContain(token);
    });

    it('leaves a message that someone else has marked as deleted', async () => {
      await putIntoMaildir(dovecot.mailFolder, { ...other, source: letter('marked') }, true);
      await run();
      expect(await countMessages()).toBe(2);
    });

    it('sends nothing when the sign-in is refused', async () => {
      const before = dovecot.countMessages();
      const report = await run('refused-token-0123456789');
      expect(report.steps.at(-1)).toMatchObject({ id: 'send', status: 'skipped' });
      expect(dovecot.countMessages()).toBe(before);
    });
  } else {
    it('is explained by the refusal that the bounce quotes', async () => {
      const report = await run();
      expect(report.outcome).toBe('failed');
      expect(report.steps.at(-1)).toMatchObject({ id: 'send', status: 'failed' });
      expect(report.findings.map(({ code }) => code)).toEqual(['send-as-denied']);
      expect(report.findings[0]?.evidence.join()).toContain('554 5.2.252 SendAsDenied');
      // The letter from before and the bounce: Collega removes its own message only.
      expect(await countMessages()).toBe(2);
    });
  }
});

function letter(subject: string): string {
  return `From: a@contoso.com\r\nSubject: ${subject}\r\nMessage-ID: <${randomUUID()}@a>\r\n\r\nText.\r\n`;
}

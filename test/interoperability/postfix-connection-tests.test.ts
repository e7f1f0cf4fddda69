import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectionTestReport } from '../../src/contract/connection-tests.ts';
import { type ConnectionTestPlan } from '../../src/services/connection-tests/connection-test-plan.ts';
import { runConnectionTest } from '../../src/services/connection-tests/run-connection-test.ts';
import {
  issueTestCertificates,
  type TestCertificates,
} from '../../src/services/connection-tests/testing/test-certificates.ts';
import { planFor } from '../../src/services/connection-tests/testing/run-against.ts';
import { systemClock } from '../../src/services/shell/ports/clock.ts';
import { type Dovecot, startDovecot, whyNoDovecot } from './dovecot.ts';
import { type Postfix, startPostfix, whyNoPostfix } from './postfix.ts';

const obstacle = whyNoPostfix() ?? whyNoDovecot();
if (obstacle !== null) process.stdout.write(`skipped: ${obstacle}\n`);

const goodToken = 'good-token-of-john-0123456789';
const refusedToken = 'refused-token-0123456789';
const user = 'john@contoso.com';

describe.skipIf(obstacle !== null)('connection tests against Postfix with Dovecot SASL', () => {
  let certificates: TestCertificates;
  let dovecot: Dovecot;
  let postfix: Postfix;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    certificates = await issueTestCertificates();
    dovecot = await startDovecot({
      users: new Map([[goodToken, user]]),
      certificate: certificates,
    });
    stops.push(() => dovecot.stop());
    postfix = await startPostfix({ user, dovecot, certificate: certificates });
    stops.push(() => postfix.stop());
  });

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  function run(
    accessToken: string,
    changes: Partial<ConnectionTestPlan> = {},
  ): Promise<ConnectionTestReport> {
    const plan = planFor(postfix.port, {
      host: 'localhost',
      username: user,
      timeoutMs: 20_000,
      certificateAuthorities: [certificates.authority],
      ...changes,
    });
    return runConnectionTest(plan, {
      supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
      clock: systemClock,
      signal: new AbortController().signal,
      onStepStarted: () => undefined,
      onStepFinished: () => undefined,
    });
  }

  it('passes every step with a good token, in one attempt', async () => {
    const before = dovecot.countAttempts();
    const report = await run(goodToken);
    expect(report.findings).toEqual([]);
    expect(report.steps.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(report.outcome).toBe('passed');
    expect(dovecot.countAttempts() - before).toBe(1);
    expect(JSON.stringify(report)).not.toContain(goodToken);
    expect(await postfix.log()).not.toContain('status=sent');
  });

  it('fails at auth with a refused token, in one attempt', async () => {
    const before = dovecot.countAttempts();
    const report = await run(refusedToken);
    expect(report.outcome).toBe('failed');
    expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('auth');
    expect(report.findings.map(({ code }) => code)).toEqual(['token-challenged']);
    expect(dovecot.countAttempts() - before).toBe(1);
    expect(JSON.stringify(report)).not.toContain(refusedToken);
  });

  it('refuses to go on without encryption, where Postfix offers no AUTH', async () => {
    const report = await run(goodToken, { encryption: 'none' });
    expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('auth');
    expect(report.findings.map(({ code }) => code)).toEqual(['xoauth2-not-offered']);
  });

  it('sends a message to oneself that Postfix delivers and Dovecot shows, and removes it', async () => {
    const incoming = planFor(dovecot.imapsPort, {
      host: 'localhost',
      username: user,
      direction: 'incoming',
      certificateAuthorities: [certificates.authority],
    });
    const selfMessage = { incoming, arrivalLimitMs: 8_000, lookEveryMs: 100 };
    const report = await run(goodToken, { selfMessage });
    expect(report.findings).toEqual([]);
    expect(report.steps.at(-1)).toMatchObject({
      id: 'send',
      status: 'ok',
      detail: { folder: 'INBOX', removed: true },
    });
    expect(await postfix.log()).toContain('status=sent (delivered to maildir)');
  });
});

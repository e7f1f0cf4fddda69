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

const obstacle = whyNoDovecot();
if (obstacle !== null) process.stdout.write(`skipped: ${obstacle}\n`);

const goodToken = 'good-token-of-john-0123456789';
const refusedToken = 'refused-token-0123456789';
const user = 'john@contoso.com';

describe.skipIf(obstacle !== null)('connection tests against Dovecot', () => {
  let certificates: TestCertificates;
  let dovecot: Dovecot;

  beforeAll(async () => {
    certificates = await issueTestCertificates();
    dovecot = await startDovecot({
      users: new Map([[goodToken, user]]),
      certificate: certificates,
    });
  });

  afterAll(async () => {
    await dovecot.stop();
  });

  function run(
    direction: 'outgoing' | 'incoming',
    accessToken: string,
  ): Promise<ConnectionTestReport> {
    const port = direction === 'outgoing' ? dovecot.submissionPort : dovecot.imapsPort;
    const plan = planFor(port, {
      direction,
      host: 'localhost',
      timeoutMs: 15_000,
      certificateAuthorities: [certificates.authority],
    });
    return runConnectionTest(plan, {
      supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
      clock: systemClock,
      signal: new AbortController().signal,
      onStepStarted: () => undefined,
      onStepFinished: () => undefined,
    });
  }

  it.each([['outgoing'], ['incoming']] as const)(
    'passes every step of the %s test with a good token, in one attempt',
    async (direction) => {
      const before = dovecot.countAttempts();
      const report = await run(direction, goodToken);
      expect(report.findings).toEqual([]);
      expect(report.outcome).toBe('passed');
      expect(report.steps.filter(({ status }) => status !== 'ok')).toEqual([]);
      expect(dovecot.countAttempts() - before).toBe(1);
      expect(JSON.stringify(report)).not.toContain(goodToken);
    },
  );

  it.each([
    ['outgoing', 'token-challenged'],
    ['incoming', 'token-challenged'],
  ] as const)(
    'fails the %s test at auth with a refused token, in one attempt',
    async (direction, code) => {
      const before = dovecot.countAttempts();
      const report = await run(direction, refusedToken);
      expect(report.outcome).toBe('failed');
      expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('auth');
      expect(report.findings.map((finding) => finding.code)).toEqual([code]);
      expect(dovecot.countAttempts() - before).toBe(1);
      expect(JSON.stringify(report)).not.toContain(refusedToken);
    },
  );

  it('sends nothing', () => {
    expect(dovecot.countMessages()).toBe(0);
  });
});

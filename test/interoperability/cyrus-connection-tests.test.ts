import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  issueTestCertificates,
  type TestCertificates,
} from '../../src/services/connection-tests/testing/test-certificates.ts';
import {
  canary,
  planFor,
  runAgainst,
  statuses,
} from '../../src/services/connection-tests/testing/run-against.ts';
import { type Cyrus, startCyrus, whyNoCyrus } from './cyrus.ts';

const obstacle = whyNoCyrus();
if (obstacle !== null) process.stdout.write(`skipped: ${obstacle}\n`);

// Debian's SASL library has no XOAUTH2, so a token cannot be used: it stays here.
describe.skipIf(obstacle !== null)(
  'connection tests against Cyrus IMAP, up to its greeting and capabilities (no XOAUTH2 there)',
  () => {
    let certificates: TestCertificates;
    let cyrus: Cyrus;
    const stops: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      certificates = await issueTestCertificates();
      cyrus = await startCyrus(certificates);
      stops.push(() => cyrus.stop());
    });

    afterAll(async () => {
      for (const stop of stops) await stop();
    });

    it.each([
      {
        encryption: 'implicit' as const,
        steps: ['token:ok', 'dns:ok', 'tcp:ok', 'tls:ok', 'greeting:ok', 'capability:ok'],
      },
      {
        encryption: 'starttls' as const,
        steps: ['token:ok', 'dns:ok', 'tcp:ok', 'greeting:ok', 'tls:ok', 'capability:ok'],
      },
    ])('$encryption: reads them, and gives no token away', async ({ encryption, steps }) => {
      const plan = planFor(encryption === 'implicit' ? cyrus.imapsPort : cyrus.imapPort, {
        direction: 'incoming',
        encryption,
        host: 'localhost',
        certificateAuthorities: [certificates.authority],
      });
      const { report } = await runAgainst(plan);
      expect(statuses(report)).toEqual([...steps, 'auth:failed', 'list:skipped', 'inbox:skipped']);
      expect(report.findings.map(({ code }) => code)).toEqual(['xoauth2-not-offered']);
      expect(report.steps.find(({ id }) => id === 'capability')?.detail['capabilities']).toEqual(
        expect.arrayContaining(['SASL-IR', 'AUTH=PLAIN']),
      );
      expect(report.transcript.some(({ line }) => line.includes('Cyrus IMAP 3.'))).toBe(true);
      expect(report.transcript.some(({ line }) => line.includes('AUTHENTICATE'))).toBe(false);
      expect(JSON.stringify(report)).not.toContain(canary);
    });
  },
);

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionTestReport } from '../../contract/connection-tests.ts';
import { kindOfTest } from '../../contract/kind-of-test.ts';
import { skipReasonOf } from '../../contract/skip-reasons.ts';
import { type TokenSupply } from './connection-test-plan.ts';
import { imapScript } from './testing/imap-script.ts';
import { planFor, runAgainst, statuses } from './testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { smtpScript } from './testing/smtp-script.ts';
import { issueTestCertificates, type TestCertificates } from './testing/test-certificates.ts';

let certificates: TestCertificates;
let server: ScriptedServer | null = null;

beforeAll(async () => {
  certificates = await issueTestCertificates();
});

afterEach(async () => {
  await server?.close();
  server = null;
});

const notLinked: TokenSupply = () =>
  Promise.resolve({
    kind: 'failed',
    detail: {},
    signal: { kind: 'sign-in', problem: 'not-linked', text: '' },
  });
const never: TokenSupply = () => expect.fail('a network test asks for no token');

const planOf = (port: number) =>
  planFor(port, { certificateAuthorities: [certificates.authority] });
const reached = [
  'dns:ok',
  'tcp:ok',
  'greeting:ok',
  'ehlo:ok',
  'starttls:ok',
  'tls:ok',
  'auth:skipped',
  'mail-from:skipped',
  'rcpt-to:skipped',
  'data:skipped',
];

describe('whether the server can be reached from here', () => {
  it('is tested for a mailbox that is not linked too, up to the sign-in', async () => {
    server = await startScriptedServer(smtpScript(certificates));
    const { report } = await runAgainst(planOf(server.port), { supplyToken: notLinked });
    expect(statuses(report)).toEqual(['token:failed', ...reached]);
    expect(report.findings.map(({ code }) => code)).toEqual(['mailbox-not-linked']);
    expect(report).toMatchObject({ outcome: 'failed' });
    expect(server.lines.filter((line) => /^(AUTH|MAIL)/i.test(line))).toEqual([]);
  });

  it('is tested alone, without a token, and the result says that there was no sign-in', async () => {
    server = await startScriptedServer(smtpScript(certificates));
    const plan = { ...planOf(server.port), networkOnly: true };
    const { report } = await runAgainst(plan, { supplyToken: never });
    expect(statuses(report)).toEqual(['token:skipped', ...reached]);
    expect(report).toMatchObject({ outcome: 'passed', scope: 'network', findings: [] });
    expect(kindOfTest(report)).toBe('network');
    const skipped = report.steps.filter(({ status }) => status === 'skipped');
    expect(new Set(skipped.map(skipReasonOf))).toEqual(new Set(['no-sign-in']));
    expect(connectionTestReport.parse(report)).toEqual(report);
    expect(server.lines.filter((line) => /^(AUTH|MAIL)/i.test(line))).toEqual([]);
  });

  it('is tested for IMAP too, up to its capabilities', async () => {
    server = await startScriptedServer(imapScript(certificates, {}, 'implicit'));
    const plan = planFor(server.port, {
      direction: 'incoming',
      certificateAuthorities: [certificates.authority],
      networkOnly: true,
    });
    const { report } = await runAgainst(plan, { supplyToken: never });
    expect(statuses(report)).toEqual([
      'token:skipped',
      'dns:ok',
      'tcp:ok',
      'tls:ok',
      'greeting:ok',
      'capability:ok',
      'auth:skipped',
      'list:skipped',
      'inbox:skipped',
    ]);
  });

  it('fails where no server listens, and later steps say why they were not run', async () => {
    const closed = await startScriptedServer({});
    await closed.close();
    const plan = { ...planOf(closed.port), networkOnly: true };
    const { report } = await runAgainst(plan, { supplyToken: never });
    expect(report.outcome).toBe('failed');
    expect(report.findings.map(({ code }) => code)).toEqual(['connection-refused']);
    expect(report.steps.map(skipReasonOf).at(-1)).toBe('earlier-step-failed');
  });

  it('a computer that finds none of Microsoft’s hosts is offline, and no host is misspelt', async () => {
    const notFound = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    for (const [host, code] of [
      ['smtp.office365.com', 'computer-offline'],
      ['smtp.ofice365.com', 'host-not-found'],
    ] as const) {
      const plan = { ...planOf(587), host, networkOnly: true };
      const { report } = await runAgainst(plan, { supplyToken: never, lookUp: notFound });
      expect(report.findings.map((each) => each.code)).toEqual([code]);
    }
  });
});

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionTestReport } from '../../contract/connection-tests.ts';
import { canary, planFor, runAgainst, statuses } from './testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { type SmtpAnswers, smtpScript } from './testing/smtp-script.ts';
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

async function runWith(answers: SmtpAnswers, timeoutMs = 5_000) {
  server = await startScriptedServer(smtpScript(certificates, answers));
  const plan = planFor(server.port, {
    timeoutMs,
    certificateAuthorities: [certificates.authority],
  });
  return { server, ...(await runAgainst(plan)) };
}

const countAuth = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('AUTH')).length;

describe('an outgoing test', () => {
  it('passes all steps in order up to 354, over one connection, with one AUTH', async () => {
    const { report, started, finished, server } = await runWith({});
    expect(statuses(report)).toEqual([
      'token:ok',
      'dns:ok',
      'tcp:ok',
      'greeting:ok',
      'ehlo:ok',
      'starttls:ok',
      'tls:ok',
      'auth:ok',
      'mail-from:ok',
      'rcpt-to:ok',
      'data:ok',
    ]);
    expect(report.outcome).toBe('passed');
    expect(report.findings).toEqual([]);
    expect(started).toEqual(report.steps.map(({ id }) => id));
    expect(finished).toEqual(report.steps);
    expect(connectionTestReport.parse(report)).toEqual(report);
    await server.idle();
    expect(server.connections()).toBe(1);
    expect(countAuth(server.lines)).toBe(1);
    expect(server.lines.at(-1)).toBe('DATA');
    expect(report.roundTrips).toBe(8);
  });

  it('shows evidence of TLS: protocol, cipher and the chain with its dates', async () => {
    const { report } = await runWith({});
    const tls = report.steps.find(({ id }) => id === 'tls')?.detail;
    expect(tls).toMatchObject({
      protocol: 'TLSv1.3',
      certificates: [{ subject: 'CN=localhost', issuer: 'CN=Test authority' }, {}],
    });
    expect(tls?.['capabilities']).toContain('PIPELINING');
  });

  it('never shows the token, and shows AUTH without its argument', async () => {
    const echo = (peer: { say(text: string): void }, line: string) =>
      peer.say(`535 5.7.3 you said ${line} and ${canary}\r\n`);
    const { report } = await runWith({ auth: echo });
    const shown = JSON.stringify(report);
    expect(shown).not.toContain(canary);
    expect(shown).not.toContain(Buffer.from(canary).toString('base64').slice(4, 20));
    expect(shown).not.toContain('dXNlcj');
    expect(report.transcript.map(({ line }) => line)).toContain('AUTH XOAUTH2 •••');
  });
});

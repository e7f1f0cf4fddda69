import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planFor, runAgainst } from '../testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { type SmtpAnswers, smtpScript } from '../testing/smtp-script.ts';
import { issueTestCertificates, type TestCertificates } from '../testing/test-certificates.ts';

let certificates: TestCertificates;
let server: ScriptedServer | null = null;

beforeAll(async () => {
  certificates = await issueTestCertificates();
});

afterEach(async () => {
  await server?.close();
  server = null;
});

async function runWith(answers: SmtpAnswers) {
  server = await startScriptedServer(smtpScript(certificates, answers));
  const { authority } = certificates;
  const plan = planFor(server.port, { certificateAuthorities: [authority] });
  const { report } = await runAgainst(plan);
  return { report, stepOf: (id: string) => report.steps.find((step) => step.id === id) };
}

describe('the envelope of an outgoing test', () => {
  it('sends MAIL FROM, RCPT TO and DATA together where PIPELINING is offered', async () => {
    let pending = 0;
    let maxPending = 0;
    const answer = (text: string) => (peer: { say(text: string): void }) => {
      pending += 1;
      maxPending = Math.max(maxPending, pending);
      setImmediate(() => {
        pending -= 1;
        peer.say(text);
      });
    };
    await runWith({
      mail: answer('250 2.1.0 OK\r\n'),
      rcpt: answer('250 2.1.5 OK\r\n'),
      data: answer('354 go on\r\n'),
    });
    expect(maxPending).toBe(3);
  });

  // RFC 5321 section 4.2.3: with 251 the server takes the message and forwards it itself. To 252 it
  // promises nothing.
  it.each([
    ['251 2.1.5 User not local; will forward to <john@fabrikam.com>', 'passed'],
    ['252 2.5.2 Cannot VRFY user, but will accept message', 'failed'],
  ] as const)('after the reply %s to RCPT TO the test has %s', async (reply, outcome) => {
    const { report, stepOf } = await runWith({ rcpt: `${reply}\r\n` });
    expect(report.outcome).toBe(outcome);
    expect(stepOf('rcpt-to')).toMatchObject({
      status: outcome === 'passed' ? 'ok' : 'failed',
      detail: { reply },
    });
  });

  it('waits for each reply where PIPELINING is not offered', async () => {
    const { report } = await runWith({ ehloAfterTls: '250-x\r\n250 AUTH XOAUTH2\r\n' });
    expect(report.outcome).toBe('passed');
    expect(report.roundTrips).toBe(10);
  });
});

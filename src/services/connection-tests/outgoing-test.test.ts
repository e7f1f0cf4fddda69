import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionTestReport } from '../../contract/connection-tests.ts';
import { skipReasonOf } from '../../contract/skip-reasons.ts';
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

type Report = Awaited<ReturnType<typeof runAgainst>>['report'];
const codesOf = (report: Report) => report.findings.map(({ code }) => code);
const stepOf = (report: Report, id: string) => report.steps.find((step) => step.id === id);
const failedStep = (report: Report) => report.steps.find(({ status }) => status === 'failed')?.id;
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

  it('reports the refused sender, not the 503 that follows it', async () => {
    const { report } = await runWith({
      mail: '550 5.7.60 SMTP; Client does not have permissions to send as this sender\r\n',
      rcpt: '503 5.5.1 Bad sequence\r\n',
      data: '503 5.5.1 Bad sequence\r\n',
    });
    expect(codesOf(report)).toEqual(['send-as-denied']);
    expect(statuses(report).slice(-4)).toEqual([
      'auth:ok',
      'mail-from:failed',
      'rcpt-to:skipped',
      'data:skipped',
    ]);
  });

  it('reads replies of several lines, and replies cut in the middle', async () => {
    const { report } = await runWith({
      greeting: (peer) => {
        peer.say('220-mail.example\r\n220-one more');
        setTimeout(() => peer.say(' line\r\n22'), 20);
        setTimeout(() => peer.say('0 ready\r\n'), 40);
      },
      auth: '535-5.7.139 Authentication unsuccessful,\r\n535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.\r\n',
    });
    expect(stepOf(report, 'greeting')?.detail['reply']).toBe(
      '220-mail.example\n220-one more line\n220 ready',
    );
    expect(codesOf(report)).toEqual(['smtp-auth-disabled-for-mailbox']);
  });

  it('decodes an error challenge, answers it with an empty line, and tries no second AUTH', async () => {
    const challenge = '{"status":"401","schemes":"bearer","scope":"https://mail.example/"}';
    const { report, server } = await runWith({
      auth: `334 ${Buffer.from(challenge).toString('base64')}\r\n`,
    });
    expect(codesOf(report)).toEqual(['token-challenged']);
    expect(stepOf(report, 'auth')?.detail['challenge']).toBe(challenge);
    expect(countAuth(server.lines)).toBe(1);
    expect(server.lines.at(-1)).toBe('');
  });

  it.each([
    ['no STARTTLS', { ehlo: '250-x\r\n250 SIZE\r\n' }, 'starttls', 'starttls-not-offered'],
    ['STARTTLS refused', { starttls: '454 4.7.0 no\r\n' }, 'starttls', 'starttls-refused'],
    ['no XOAUTH2', { ehloAfterTls: '250-x\r\n250 AUTH LOGIN\r\n' }, 'auth', 'xoauth2-not-offered'],
    ['a greeting of rubbish', { greeting: 'hello\r\n' }, 'greeting', 'not-a-mail-server'],
    ['a refusing greeting', { greeting: '421 4.3.2 busy\r\n' }, 'greeting', 'smtp-server-busy'],
    ['a refused EHLO', { ehlo: '501 5.5.4 Invalid\r\n' }, 'ehlo', 'smtp-ehlo-refused'],
    ['a refused recipient', { rcpt: '550 5.1.1 no\r\n' }, 'rcpt-to', 'recipient-refused'],
    ['a refused DATA', { data: '554 5.6.0 no\r\n' }, 'data', 'data-refused'],
  ] as const)('stops at the right step: %s', async (_name, answers, step, code) => {
    const { report, server } = await runWith(answers);
    expect(failedStep(report)).toBe(step);
    expect(codesOf(report)).toEqual([code]);
    expect(report.findings[0]?.step).toBe(step);
    expect(countAuth(server.lines)).toBe(step === 'rcpt-to' || step === 'data' ? 1 : 0);
  });

  it.each([
    ['greeting', 'greeting'],
    ['ehlo', 'ehlo'],
    ['starttls', 'starttls'],
    ['ehloAfterTls', 'tls'],
    ['auth', 'auth'],
    ['mail', 'mail-from'],
    ['data', 'data'],
  ] as const)('says so when the server closes at %s', async (answer, step) => {
    const { report } = await runWith({ [answer]: (peer: { end(): void }) => peer.end() });
    expect(failedStep(report)).toBe(step);
    expect(codesOf(report)).toEqual(['connection-closed-by-server']);
  });

  it.each([
    ['greeting', 'greeting', 'greeting-never-came'],
    ['starttls', 'starttls', 'server-went-silent'],
    ['auth', 'auth', 'server-went-silent'],
    ['data', 'data', 'server-went-silent'],
  ] as const)(
    'ends by the deadline when the server is silent at %s',
    async (answer, step, code) => {
      const { report, server } = await runWith({ [answer]: () => undefined }, 600);
      expect(failedStep(report)).toBe(step);
      expect(codesOf(report)).toEqual([code]);
      expect(report.durationMs).toBeLessThan(1_500);
      await server.idle();
    },
  );

  it('ends by the deadline when the TLS handshake never comes', async () => {
    const { report, server } = await runWith({ starttls: '220 go\r\n' }, 600);
    expect(failedStep(report)).toBe('tls');
    expect(codesOf(report)).toEqual(['tls-failed']);
    expect(report.durationMs).toBeLessThan(1_500);
    await server.idle();
  });

  it('does not use what was injected in clear behind the 220 of STARTTLS', async () => {
    const { report } = await runWith({
      starttls: (peer) => {
        peer.say('220 go\r\n250-evil\r\n250 AUTH XOAUTH2\r\n');
        peer.secure(certificates);
      },
    });
    expect(JSON.stringify(stepOf(report, 'tls')?.detail['capabilities'] ?? '')).not.toContain(
      'evil',
    );
    expect(report.outcome).toBe('failed');
  });

  it.each([['an unknown authority'], ['another host']])(
    'refuses the certificate of %s, and shows it',
    async (which) => {
      const other = await issueTestCertificates('mail.elsewhere.example');
      server = await startScriptedServer(smtpScript(other));
      const trusted = which === 'another host' ? [other.authority] : [];
      const { report } = await runAgainst(
        planFor(server.port, { certificateAuthorities: trusted }),
      );
      expect(failedStep(report)).toBe('tls');
      expect(codesOf(report)).toEqual([
        which === 'another host' ? 'certificate-for-another-host' : 'certificate-not-trusted',
      ]);
      expect(JSON.stringify(stepOf(report, 'tls')?.detail)).toContain('CN=mail.elsewhere.example');
      expect(countAuth(server.lines)).toBe(0);
    },
  );

  it('says by a code why it skipped a step', async () => {
    server = await startScriptedServer(
      smtpScript(certificates, { greeting: '554 no\r\n' }, 'none'),
    );
    const { report } = await runAgainst(planFor(server.port, { encryption: 'none' }));
    const skipped = report.steps.filter(({ status }) => status === 'skipped');
    expect(skipped.map(skipReasonOf)).toEqual(Array(7).fill('earlier-step-failed'));
    await server.close();
    server = await startScriptedServer(smtpScript(certificates, {}, 'none'));
    const plain = await runAgainst(planFor(server.port, { encryption: 'none' }));
    const reasons = plain.report.steps.map((step) => skipReasonOf(step));
    expect(reasons.filter((reason) => reason !== null)).toEqual([
      'no-encryption-chosen',
      'no-encryption-chosen',
    ]);
  });

  it('works with TLS from the first byte', async () => {
    server = await startScriptedServer(smtpScript(certificates, {}, 'implicit'));
    const { report } = await runAgainst(
      planFor(server.port, {
        encryption: 'implicit',
        certificateAuthorities: [certificates.authority],
      }),
    );
    expect(report.outcome).toBe('passed');
    expect(report.steps.map(({ id }) => id).slice(2, 7)).toEqual([
      'tcp',
      'tls',
      'greeting',
      'ehlo',
      'starttls',
    ]);
    expect(stepOf(report, 'starttls')?.status).toBe('skipped');
  });

  it.each([['token'], ['greeting'], ['tls'], ['auth'], ['mail-from']])(
    'ends at once when it is cancelled at %s, and leaves no socket',
    async (at) => {
      const stop = new AbortController();
      server = await startScriptedServer(
        smtpScript(certificates, { [at === 'mail-from' ? 'mail' : at]: () => undefined }),
      );
      const plan = planFor(server.port, { certificateAuthorities: [certificates.authority] });
      const { report } = await runAgainst(plan, {
        signal: stop.signal,
        onStepStarted: (step) => {
          if (step === at) setImmediate(() => stop.abort());
        },
        ...(at === 'token' ? { supplyToken: () => new Promise(() => undefined) } : {}),
      });
      expect(report.outcome).toBe('cancelled');
      expect(report.findings).toEqual([]);
      expect(report.durationMs).toBeLessThan(1_500);
      expect(report.steps).toHaveLength(11);
      await server.idle();
    },
  );

  it('says which address was tried when no server listens', async () => {
    const closed = await startScriptedServer({});
    await closed.close();
    const { report } = await runAgainst(planFor(closed.port));
    expect(codesOf(report)).toEqual(['connection-refused']);
    expect(stepOf(report, 'tcp')?.detail['tried']).toMatchObject([
      { address: '127.0.0.1', family: 'IPv4', outcome: 'ECONNREFUSED' },
    ]);
  });
});

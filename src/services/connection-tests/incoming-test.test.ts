import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionTestReport } from '../../contract/connection-tests.ts';
import { type ImapAnswers, imapScript } from './testing/imap-script.ts';
import { canary, planFor, runAgainst, statuses } from './testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
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

type Mode = NonNullable<Parameters<typeof imapScript>[2]>;

async function runWith(answers: ImapAnswers, mode: Mode = 'implicit', timeoutMs = 5_000) {
  server = await startScriptedServer(imapScript(certificates, answers, mode));
  const plan = planFor(server.port, {
    direction: 'incoming',
    encryption: mode,
    timeoutMs,
    certificateAuthorities: [certificates.authority],
  });
  return { server, ...(await runAgainst(plan)) };
}

interface Talker {
  say(text: string): void;
}
const say = (text: string) => (peer: Talker, tag: string) => peer.say(`${tag} ${text}\r\n`);
const codes = (observed: { report: { findings: { code: string }[] } }) =>
  observed.report.findings.map(({ code }) => code);

describe('an incoming test', () => {
  it('passes all steps in order, over one connection, with one AUTHENTICATE', async () => {
    const { report, started, finished, server } = await runWith({});
    expect(statuses(report)).toEqual([
      'token:ok',
      'dns:ok',
      'tcp:ok',
      'tls:ok',
      'greeting:ok',
      'capability:ok',
      'auth:ok',
      'list:ok',
      'inbox:ok',
    ]);
    expect(report.outcome).toBe('passed');
    expect(started).toEqual(report.steps.map(({ id }) => id));
    expect(finished).toEqual(report.steps);
    expect(connectionTestReport.parse(report)).toEqual(report);
    await server.idle();
    expect(server.connections()).toBe(1);
  });

  it('asks for nothing but what it tests, LIST and EXAMINE in one round trip', async () => {
    const { report, server } = await runWith({});
    expect(server.lines.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'CAPABILITY',
      'AUTHENTICATE XOAUTH2',
      'LIST ""',
      'EXAMINE INBOX',
    ]);
    expect(report.roundTrips).toBe(6);
    const detailOf = (id: string) => report.steps.find((step) => step.id === id)?.detail;
    expect(detailOf('list')).toMatchObject({ folders: 2 });
    expect(detailOf('inbox')).toMatchObject({ messages: 3 });
  });

  it('upgrades with STARTTLS after the greeting and before it authenticates', async () => {
    const { report, server } = await runWith({}, 'starttls');
    expect(report.outcome).toBe('passed');
    expect(statuses(report)).toEqual([
      'token:ok',
      'dns:ok',
      'tcp:ok',
      'greeting:ok',
      'tls:ok',
      'capability:ok',
      'auth:ok',
      'list:ok',
      'inbox:ok',
    ]);
    expect(server.lines.map((line) => line.split(' ')[1])).toEqual([
      'CAPABILITY',
      'STARTTLS',
      'CAPABILITY',
      'AUTHENTICATE',
      'LIST',
      'EXAMINE',
    ]);
  });

  it.each([
    ['starttls', ['tcp', 'greeting', 'tls', 'capability', 'auth', 'list', 'inbox']],
    ['none', ['tcp', 'greeting', 'tls', 'capability', 'auth', 'list', 'inbox']],
    ['implicit', ['tcp', 'tls', 'greeting', 'capability', 'auth', 'list', 'inbox']],
  ] as const)('lists the steps it did not reach in their order: %s', async (mode, order) => {
    server = await startScriptedServer(imapScript(certificates, {}, mode));
    const plan = planFor(server.port, { direction: 'incoming', encryption: mode });
    await server.close();
    const { report } = await runAgainst(plan);
    const [failed, ...skipped] = order;
    expect(statuses(report).slice(2)).toEqual([
      `${failed}:failed`,
      ...skipped.map((id) => `${id}:skipped`),
    ]);
  });

  it('ends by the deadline when the TLS handshake never comes', async () => {
    server = await startScriptedServer({ onConnect: () => undefined, onLine: () => undefined });
    const observed = await runAgainst(
      planFor(server.port, { direction: 'incoming', timeoutMs: 600 }),
    );
    expect(observed.report.steps.find(({ status }) => status === 'failed')?.id).toBe('tls');
    expect(codes(observed)).toEqual(['tls-failed']);
    expect(observed.report.durationMs).toBeLessThan(1_500);
    await server.idle();
  });

  it('never shows the token, even when the server repeats it', async () => {
    const { report } = await runWith({
      authenticate: (peer, tag) =>
        peer.say(`${tag} NO ${server?.lines.at(-1) ?? ''} ${canary}\r\n`),
    });
    const shown = JSON.stringify(report);
    expect(shown).not.toContain(canary);
    expect(shown).not.toContain('dXNlcj');
    expect(report.transcript.some(({ line }) => line.endsWith('AUTHENTICATE XOAUTH2 •••'))).toBe(
      true,
    );
  });

  it('explains "authenticated but not connected" as such, and tries the INBOX all the same', async () => {
    const refuse = (peer: { say(text: string): void }, tag: string) =>
      peer.say(`${tag} BAD User is authenticated but not connected.\r\n`);
    const observed = await runWith({ list: refuse, examine: refuse });
    expect(observed.report.outcome).toBe('failed');
    expect(codes(observed)).toEqual(['authenticated-but-not-connected']);
    expect(statuses(observed.report).slice(-3)).toEqual(['auth:ok', 'list:failed', 'inbox:failed']);
    expect(observed.server.lines.at(-1)).toMatch(/EXAMINE INBOX$/);
  });

  it('answers throttling at once, with the time to wait', async () => {
    const observed = await runWith({
      list: (peer, tag) =>
        peer.say(`${tag} BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n`),
    });
    expect(codes(observed)).toEqual(['imap-throttled']);
    expect(observed.report.findings[0]?.params['retryAfterSeconds']).toBe('93');
    expect(observed.report.durationMs).toBeLessThan(2_500);
  });

  it.each([
    [
      'a refused token',
      { authenticate: say('NO AUTHENTICATE failed.') },
      'auth',
      'imap-token-refused',
    ],
    [
      'no XOAUTH2',
      {
        capability: (peer: Talker, tag: string) =>
          peer.say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`),
      },
      'auth',
      'xoauth2-not-offered',
    ],
    [
      'a refused CAPABILITY',
      { capability: say('BAD no') },
      'capability',
      'imap-capability-refused',
    ],
    ['a BYE greeting', { greeting: '* BYE Too many\r\n' }, 'greeting', 'imap-greeting-refused'],
    [
      'an SMTP greeting',
      { greeting: '220 mail.example ESMTP\r\n' },
      'greeting',
      'not-a-mail-server',
    ],
    [
      'a BYE in LIST',
      { list: (peer: Talker) => peer.say('* BYE Connection closed. 14\r\n') },
      'list',
      'imap-session-ended',
    ],
    ['a refused INBOX', { examine: say('NO [NONEXISTENT] no') }, 'inbox', 'inbox-not-opened'],
  ] as const)('stops at the right step: %s', async (_name, answers, step, code) => {
    const observed = await runWith(answers, 'implicit', 1_500);
    expect(observed.report.steps.find(({ status }) => status === 'failed')?.id).toBe(step);
    expect(codes(observed)).toEqual([code]);
  });

  it('shows the decoded challenge of a refused token, and tries no second AUTHENTICATE', async () => {
    const challenge = '{"status":"400","schemes":"bearer","scope":"x"}';
    const observed = await runWith({
      authenticate: (peer) => peer.say(`+ ${Buffer.from(challenge).toString('base64')}\r\n`),
      afterChallenge: (peer, tag) => peer.say(`${tag} NO AUTHENTICATE failed.\r\n`),
    });
    const auth = observed.report.steps.find(({ id }) => id === 'auth');
    expect(codes(observed)).toEqual(['token-challenged']);
    expect(auth?.detail['challenge']).toBe(challenge);
    expect(auth?.detail['reply']).toMatch(/NO AUTHENTICATE failed\.$/);
    expect(observed.server.lines.filter((line) => line.includes('AUTHENTICATE'))).toHaveLength(1);
  });

  it('stops when STARTTLS was stripped, before anything secret', async () => {
    const observed = await runWith(
      {
        capability: (peer, tag) =>
          peer.say(`* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${tag} OK done\r\n`),
      },
      'starttls',
    );
    expect(codes(observed)).toEqual(['starttls-not-offered']);
    expect(observed.server.lines.join()).not.toContain('AUTHENTICATE');
  });

  it.each([
    ['greeting', 'greeting', 'greeting-never-came'],
    ['authenticate', 'auth', 'server-went-silent'],
    ['list', 'list', 'server-went-silent'],
    ['examine', 'inbox', 'server-went-silent'],
  ] as const)(
    'ends by the deadline when the server is silent at %s',
    async (answer, step, code) => {
      const observed = await runWith(
        { examine: () => undefined, [answer]: () => undefined },
        'implicit',
        700,
      );
      expect(observed.report.steps.find(({ status }) => status === 'failed')?.id).toBe(step);
      expect(codes(observed)).toEqual([code]);
      expect(observed.report.durationMs).toBeLessThan(1_600);
      await observed.server.idle();
    },
  );

  it.each([['capability'], ['authenticate'], ['list']] as const)(
    'says so when the server closes at %s',
    async (answer) => {
      const observed = await runWith({ [answer]: (peer: { end(): void }) => peer.end() });
      expect(codes(observed)).toEqual(['connection-closed-by-server']);
      await observed.server.idle();
    },
  );

  it('refuses a certificate of an unknown authority, and shows it', async () => {
    server = await startScriptedServer(imapScript(certificates));
    const { report } = await runAgainst(planFor(server.port, { direction: 'incoming' }));
    expect(report.findings.map(({ code }) => code)).toEqual(['certificate-not-trusted']);
    expect(JSON.stringify(report.steps.find(({ id }) => id === 'tls')?.detail)).toContain(
      'CN=Test authority',
    );
  });

  it('names the mistake when a plain port is dialled with TLS', async () => {
    server = await startScriptedServer(imapScript(certificates, {}, 'none'));
    const { report } = await runAgainst(planFor(server.port, { direction: 'incoming' }));
    expect(report.findings.map(({ code }) => code)).toEqual(['tls-on-plain-port']);
  });

  it('ends at once when it is cancelled, and leaves no socket', async () => {
    const stop = new AbortController();
    server = await startScriptedServer(imapScript(certificates, { list: () => undefined }));
    const plan = planFor(server.port, {
      direction: 'incoming',
      certificateAuthorities: [certificates.authority],
    });
    const { report } = await runAgainst(plan, {
      signal: stop.signal,
      onStepStarted: (step) => {
        if (step === 'list') setImmediate(() => stop.abort());
      },
    });
    expect(report.outcome).toBe('cancelled');
    expect(report.durationMs).toBeLessThan(1_500);
    await server.idle();
  });
});

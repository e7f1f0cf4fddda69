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

  it('upgrades with STARTTLS before it authenticates', async () => {
    const { report, server } = await runWith({}, 'starttls');
    expect(report.outcome).toBe('passed');
    expect(server.lines.map((line) => line.split(' ')[1])).toEqual([
      'CAPABILITY',
      'STARTTLS',
      'CAPABILITY',
      'AUTHENTICATE',
      'LIST',
      'EXAMINE',
    ]);
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
    expect(observed.report.findings[0]?.params['waitSeconds']).toBe('93');
    expect(observed.report.durationMs).toBeLessThan(2_500);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { exchangeOnlineGreeting, type ImapAnswers, imapScript } from '../testing/imap-script.ts';
import { canary, planFor, runAgainst, statuses } from '../testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { issueTestCertificates } from '../testing/test-certificates.ts';

const certificates = await issueTestCertificates();
const offered = '* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\n';
let server: ScriptedServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function runWith(answers: ImapAnswers, plan: Partial<Parameters<typeof planFor>[1]> = {}) {
  const encryption = plan.encryption ?? 'implicit';
  server = await startScriptedServer(
    imapScript(certificates, { greeting: exchangeOnlineGreeting, ...answers }, encryption),
  );
  const { report } = await runAgainst(
    planFor(server.port, {
      direction: 'incoming',
      encryption,
      timeoutMs: 3_000,
      certificateAuthorities: [certificates.authority],
      ...plan,
    }),
  );
  return { report, commands: server.lines.map((line) => line.split(' ')[1] ?? '…') };
}

const codes = ({ report }: Awaited<ReturnType<typeof runWith>>) =>
  report.findings.map(({ code }) => code);
const failedStep = ({ report }: Awaited<ReturnType<typeof runWith>>) =>
  report.steps.find(({ status }) => status === 'failed')?.id;

/** A server that answers CAPABILITY only when AUTHENTICATE has come too. */
const afterBoth = (rest: (tag: string) => string): ImapAnswers => ({
  capability: () => undefined,
  authenticate: (peer, tag) => peer.say(`${offered}1 OK done\r\n${rest(tag)}`),
});

describe('a sign-in to Exchange Online', () => {
  it('shares the round trip of CAPABILITY', async () => {
    const { report, commands } = await runWith(afterBoth((tag) => `${tag} OK completed.\r\n`));
    expect(statuses(report).slice(-4)).toEqual(['capability:ok', 'auth:ok', 'list:ok', 'inbox:ok']);
    expect(commands).toEqual(['CAPABILITY', 'AUTHENTICATE', 'LIST', 'EXAMINE']);
    expect(report.roundTrips).toBe(5);
    expect(report.transcript.map(({ from, line }) => `${from}: ${line}`).slice(1, 7)).toEqual([
      'client: 1 CAPABILITY',
      'client: 2 AUTHENTICATE XOAUTH2 •••',
      'server: * CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR',
      'server: 1 OK done',
      'server: 2 OK completed.',
      'client: 3 LIST "" "*"',
    ]);
    expect(JSON.stringify(report)).not.toContain(canary);
  });

  it('is refused in its own step, in the server’s own words', async () => {
    const observed = await runWith(afterBoth((tag) => `${tag} NO AUTHENTICATE failed.\r\n`));
    expect([failedStep(observed), codes(observed)]).toEqual(['auth', ['imap-token-refused']]);
    expect(observed.commands).toEqual(['CAPABILITY', 'AUTHENTICATE']);
  });

  it('shows the challenge that comes behind the capabilities', async () => {
    const challenge = Buffer.from('{"status":"400"}').toString('base64');
    const observed = await runWith({
      ...afterBoth(() => `+ ${challenge}\r\n`),
      afterChallenge: (peer, tag) => peer.say(`${tag} NO AUTHENTICATE failed.\r\n`),
    });
    expect(codes(observed)).toEqual(['token-challenged']);
    expect(observed.commands).toEqual(['CAPABILITY', 'AUTHENTICATE', '…']);
  });

  it('hands the token over when asked, where a server takes none with AUTHENTICATE', async () => {
    let attempts = 0;
    const { report, commands } = await runWith({
      capability: (peer, tag) =>
        peer.say(`* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${tag} OK done\r\n`),
      authenticate: (peer, tag) => {
        attempts += 1;
        peer.say(attempts === 1 ? `${tag} BAD Command Argument Error. 12\r\n` : '+ \r\n');
      },
      afterChallenge: (peer, tag) => peer.say(`${tag} OK AUTHENTICATE completed.\r\n`),
    });
    expect(report.outcome).toBe('passed');
    expect(commands.slice(0, 4)).toEqual(['CAPABILITY', 'AUTHENTICATE', 'AUTHENTICATE', '…']);
    expect(JSON.stringify(report)).not.toContain(canary);
    expect(report.transcript.map(({ line }) => line)).toContain('•••');
  });

  it.each([
    ['comes before the capabilities', '+ \r\n'],
    ['overtakes the capabilities', '2 OK AUTHENTICATE completed.\r\n'],
  ])('is not believed where its answer %s', async (_case, answer) => {
    const observed = await runWith({
      capability: () => undefined,
      authenticate: (peer) => peer.say(answer),
    });
    expect([failedStep(observed), codes(observed)]).toEqual([
      'capability',
      ['replies-out-of-turn'],
    ]);
  });

  it.each([
    ['is silent', 'server-went-silent', () => undefined],
    ['hangs up', 'connection-closed-by-server', (peer: { end(): void }) => peer.end()],
  ] as const)('ends where the server %s at both', async (_case, code, capability) => {
    const observed = await runWith(
      { capability, authenticate: () => undefined },
      { timeoutMs: 700 },
    );
    expect([failedStep(observed), codes(observed)]).toEqual(['capability', [code]]);
  });

  it('stops where capabilities are refused, whatever is said to the token', async () => {
    const observed = await runWith({
      capability: () => undefined,
      authenticate: (peer, tag) => peer.say(`1 BAD no\r\n${tag} OK completed.\r\n`),
    });
    expect([failedStep(observed), codes(observed)]).toEqual([
      'capability',
      ['imap-capability-refused'],
    ]);
  });
});

describe('AUTHENTICATE waits for the capabilities', () => {
  const nothingOffered: ImapAnswers = {
    capability: (peer, tag) => peer.say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`),
  };

  it.each([
    ['of Exchange on premises', '* OK The Microsoft Exchange IMAP4 service is ready.\r\n'],
    [
      'of a server that names itself otherwise',
      '* OK The Microsoft Exchange IMAP4 service is ready. [QQ==]\r\n',
    ],
    ['of any other server', '* OK ready\r\n'],
  ])('%s', async (_server, greeting) => {
    const observed = await runWith({ ...nothingOffered, greeting });
    expect(codes(observed)).toEqual(['xoauth2-not-offered']);
    expect(observed.commands).toEqual(['CAPABILITY']);
  });

  it('without encryption', async () => {
    const observed = await runWith(nothingOffered, { encryption: 'none' });
    expect(codes(observed)).toEqual(['xoauth2-not-offered']);
    expect(observed.commands).toEqual(['CAPABILITY']);
  });

  it('and never goes to a host that the token is not for', async () => {
    const observed = await runWith(
      {},
      { tokenHosts: { cloud: 'global', allowed: [], sandbox: [] } },
    );
    expect(codes(observed)).toEqual(['token-not-sent-to-foreign-host']);
    expect(observed.commands).toEqual(['CAPABILITY']);
  });
});

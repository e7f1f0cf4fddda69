import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { imapScript } from '../../../src/services/connection-tests/testing/imap-script.ts';
import { planFor, runAgainst } from '../../../src/services/connection-tests/testing/run-against.ts';
import { startScriptedServer } from '../../../src/services/connection-tests/testing/scripted-server.ts';
import { smtpScript } from '../../../src/services/connection-tests/testing/smtp-script.ts';
import { issueTestCertificates } from '../../../src/services/connection-tests/testing/test-certificates.ts';
import { incomingFields } from '../../../src/services/testing/server-fields.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  aud: 'https://outlook.office365.com',
  iss: 'https://sts.windows.net/7a1c2e3d/',
  scp: 'IMAP.AccessAsUser.All SMTP.Send',
  upn: 'john@contoso.com',
  exp: Math.floor(Date.now() / 1000) + 3600,
};
const tokens = {
  'a token of Microsoft': `${part({ typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`,
  'a personal account’s token': 'EwBgA8l6BAAU-opaque-token-of-a-personal-account',
} as const;

const certificates = await issueTestCertificates();

/** A server with a certificate that is trusted, and that would say yes to everything. */
async function testAgainst(
  direction: 'outgoing' | 'incoming',
  accessToken: string,
  allowed: readonly string[],
) {
  const script = direction === 'outgoing' ? smtpScript(certificates) : imapScript(certificates);
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  const plan = planFor(server.port, {
    direction,
    certificateAuthorities: [certificates.authority],
    tokenHosts: { cloud: null, allowed, sandbox: [] },
  });
  const { report } = await runAgainst(plan, {
    supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
  });
  const sent = server.lines.filter((line) => /AUTH|Bearer|dXNlcj/i.test(line));
  return { report, sent };
}

const cases = (['outgoing', 'incoming'] as const).flatMap((direction) =>
  Object.entries(tokens).map(([name, token]) => ({ direction, name, token })),
);

describe('finding 1: the token goes to allowed hosts only', () => {
  it.each(cases)('$name is not sent to a foreign $direction server', async (about) => {
    const { report, sent } = await testAgainst(about.direction, about.token, []);
    expect(sent).toEqual([]);
    expect(report.findings).toMatchObject([
      { code: 'token-not-sent-to-foreign-host', step: 'auth', severity: 'error' },
    ]);
    expect(report.outcome).toBe('failed');
  });

  it.each(cases)('$name is sent to an allowed $direction server', async (about) => {
    const { report, sent } = await testAgainst(about.direction, about.token, ['127.0.0.1']);
    expect(sent).toHaveLength(1);
    expect(report.findings).toEqual([]);
  });

  it('allows a host for the server that has it, and for no other name', async () => {
    const { get, refusal } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const fields = { ...incomingFields(), host: 'mail.contoso.example' };
    const { id: serverId } = await get('mailServers.create', { clientId, fields });
    const other = { serverId, host: 'outlook.office365.com' };
    expect(await refusal('connectionTests.allowHost', other)).toMatchObject({
      kind: 'invalid-input',
    });
    await get('connectionTests.allowHost', { serverId, host: 'Mail.Contoso.example.' });
    const unknown = { serverId: randomUUID(), host: 'mail.contoso.example' };
    expect(await refusal('connectionTests.allowHost', unknown)).toMatchObject({
      kind: 'not-found',
    });
  });

  it('shows the ASCII form of a host whose letters look like Microsoft’s', async () => {
    const host = 'оutlook.office365.com';
    const plan = planFor(1, { context: { ...planFor(1).context, host } });
    const { report } = await runAgainst(plan, { signal: AbortSignal.timeout(5_000) });
    expect(JSON.stringify(report.findings)).toContain('(xn--utlook-vqf.office365.com)');
  });

  it('imports a file with hosts beyond Microsoft’s only once each is confirmed', async () => {
    const { get, refusal } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const hosts = ['outlook.office365.com', 'оutlook.office365.com', '169.254.169.254'];
    for (const host of hosts) {
      const fields = { ...incomingFields(), name: host, host };
      await get('mailServers.create', { clientId, fields });
    }
    const { content } = await get('clientFiles.create', { clientId });
    const before = await get('clients.list', {});

    const foreign = [
      { host: 'оutlook.office365.com', servers: 1 },
      { host: '169.254.169.254', servers: 1 },
    ];
    const all = foreign.map(({ host }) => host);
    const unconfirmed = { kind: 'foreign-hosts', hosts: foreign };
    expect(await refusal('clientFiles.import', { content })).toEqual(unconfirmed);
    const one = { content, confirmedHosts: all.slice(0, 1) };
    expect(await refusal('clientFiles.import', one)).toEqual({
      kind: 'foreign-hosts',
      hosts: foreign.slice(1),
    });
    expect(await get('clients.list', {})).toEqual(before);
    const imported = await get('clientFiles.import', { content, confirmedHosts: all });
    expect(imported).toMatchObject({ servers: 3 });
  });
});

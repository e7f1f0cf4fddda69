import { describe, expect, it, onTestFinished } from 'vitest';
import { planFor, runAgainst, statuses } from './testing/run-against.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { smtpScript } from './testing/smtp-script.ts';
import { issueTestCertificates } from './testing/test-certificates.ts';

const hour = 3_600_000;

function jwt(change: Readonly<Record<string, unknown>> = {}): string {
  const seconds = (ms: number) => Math.floor((Date.now() + ms) / 1000);
  const claims = {
    aud: 'https://outlook.office.com',
    iss: 'https://sts.windows.net/7f1c/',
    scp: 'SMTP.Send',
    upn: 'john@contoso.com',
    exp: seconds(hour),
    ...change,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.CANARY-signature`;
}

async function testWith(accessToken: string) {
  const certificates = await issueTestCertificates();
  const server = await startScriptedServer(smtpScript(certificates));
  onTestFinished(() => server.close());
  const plan = planFor(server.port, { certificateAuthorities: [certificates.authority] });
  const { report } = await runAgainst(plan, {
    supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
  });
  expect(JSON.stringify(report)).not.toContain('CANARY');
  for (const part of accessToken.split('.')) expect(JSON.stringify(report)).not.toContain(part);
  return { report, token: report.steps[0], server };
}

describe('a token that cannot work fails before any connection is made', () => {
  it.each([
    ['token-for-another-resource', { aud: 'https://graph.microsoft.com' }],
    ['access-token-expired', { exp: Math.floor((Date.now() - hour) / 1000) }],
    ['scope-missing', { scp: 'IMAP.AccessAsUser.All' }],
  ])('%s', async (code, change) => {
    const { report, server } = await testWith(jwt(change));
    expect(report.findings).toMatchObject([{ code, step: 'token', severity: 'error' }]);
    expect(statuses(report).slice(0, 2)).toEqual(['token:failed', 'dns:skipped']);
    expect(server.connections()).toBe(0);
  });
});

describe('a token that may work is only warned of, and the test goes on', () => {
  it.each([
    ['other-account-signed-in', { upn: 'admin@contoso.com' }],
    ['token-is-app-only', { scp: undefined, roles: ['SMTP.SendAsApp'] }],
    ['access-token-expired', { exp: Math.floor((Date.now() - 120_000) / 1000) }],
    ['clock-wrong', { nbf: Math.floor((Date.now() + hour) / 1000) }],
  ])('%s', async (code, change) => {
    const { report, token } = await testWith(jwt(change));
    expect(report.findings).toMatchObject([{ code, step: 'token', severity: 'warning' }]);
    expect(report.outcome).toBe('warning');
    expect(token?.status).toBe('warning');
    expect(statuses(report).at(-1)).toBe('data:ok');
  });
});

it('a sound token passes, its claims as evidence', async () => {
  const { report, token } = await testWith(jwt());
  expect(report.outcome).toBe('passed');
  expect(token).toMatchObject({
    status: 'ok',
    detail: { format: 'jwt', audience: 'right', claims: { upn: 'john@contoso.com' } },
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import {
  startConnectProxy,
  startSocks4Proxy,
  startSocksProxy,
} from '../network/testing/proxy-double.ts';
import { Secret } from '../secret.ts';
import { type ConnectionTestPlan } from './connection-test-plan.ts';
import { imapScript } from './testing/imap-script.ts';
import { planFor, runAgainst, statuses } from './testing/run-against.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { smtpScript } from './testing/smtp-script.ts';
import { issueTestCertificates, type TestCertificates } from './testing/test-certificates.ts';

/** A name that no resolver knows: only the proxy can. */
const host = 'mail.contoso.invalid';

/** A mail server behind a proxy, with a certificate of an authority of its own. */
async function startMail(direction: 'outgoing' | 'incoming', given?: TestCertificates) {
  const certificates = given ?? (await issueTestCertificates(host));
  const script = direction === 'outgoing' ? smtpScript(certificates) : imapScript(certificates);
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  const plan = (changes: Partial<ConnectionTestPlan>): ConnectionTestPlan => {
    const planned = planFor(server.port, {
      direction,
      host,
      certificateAuthorities: [certificates.authority],
      ...changes,
    });
    return { ...planned, context: { ...planned.context, host } };
  };
  return { server, certificates, plan };
}

describe.each(['outgoing', 'incoming'] as const)('an %s test', (direction) => {
  it.each([
    ['http', startConnectProxy],
    ['socks5', startSocksProxy],
    ['socks4a', startSocks4Proxy],
  ] as const)('passes through a proxy (%s), which looks the name up', async (scheme, start) => {
    const { server, plan } = await startMail(direction);
    const proxy = await start({ glued: direction === 'outgoing' });
    const { report } = await runAgainst(plan({ proxy: proxy.server }));
    expect(report.findings).toEqual([]);
    expect(report.outcome).toBe('passed');
    expect(report.steps.find(({ id }) => id === 'dns')).toMatchObject({
      status: 'skipped',
      detail: { reason: 'resolved-by-proxy' },
    });
    expect(report.steps.find(({ id }) => id === 'tcp')?.detail).toMatchObject({
      proxy: `${scheme}://127.0.0.1:${proxy.server.port}`,
      target: `${host}:${server.port}`,
      proxyReply: scheme === 'http' ? '200 Connection established' : 'connection granted',
    });
    expect(proxy.asked).toEqual([`${host}:${server.port}`]);
    expect(server.connections()).toBe(1);
    await server.idle();
    await expect.poll(() => proxy.open()).toBe(0);
  });

  it.each([
    ['proxy-sign-in-needed', { credentials: 'anna:secret' }, '407'],
    ['proxy-refused', { answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }, '403 Forbidden'],
  ])('that the proxy does not let through finds %s (row 121)', async (code, behaviour, words) => {
    const { server, plan } = await startMail(direction);
    const proxy = await startConnectProxy(behaviour);
    const { report } = await runAgainst(plan({ proxy: proxy.server }));
    expect(report.findings).toMatchObject([{ code, step: 'tcp', owner: 'network-admin' }]);
    expect(report.findings[0]?.rows).toContain(121);
    expect(report.findings[0]?.evidence[0]).toContain(words);
    expect(statuses(report).slice(0, 3)).toEqual(['token:ok', 'dns:skipped', 'tcp:failed']);
    expect(server.connections()).toBe(0);
  });

  it('names the issuer of an unknown certificate, and passes once it is added', async () => {
    const { certificates, plan } = await startMail(direction);
    const proxy = await startConnectProxy();
    const before = await runAgainst(plan({ proxy: proxy.server, certificateAuthorities: [] }));
    expect(before.report.findings).toMatchObject([
      { code: 'certificate-not-trusted', params: { issuer: 'CN=Test authority' } },
    ]);
    expect(before.report.findings[0]?.cause).toContain('CN=Test authority');
    const again = await startMail(direction, certificates);
    const added = { proxy: proxy.server, certificateAuthorities: [certificates.authority] };
    expect((await runAgainst(again.plan(added))).report.outcome).toBe('passed');
  });
});

it('no token goes in clear through a proxy, not even one on this machine', async () => {
  const { server, plan } = await startMail('outgoing');
  const proxy = await startConnectProxy();
  const { report } = await runAgainst(plan({ proxy: proxy.server, encryption: 'none' }));
  expect(report.findings).toMatchObject([{ code: 'token-not-sent-in-clear', step: 'tcp' }]);
  expect(server.connections()).toBe(0);
});

it('a silent proxy ends with the deadline of the test', async () => {
  const { plan } = await startMail('outgoing');
  const proxy = await startSocksProxy({ silent: true });
  const { report } = await runAgainst(plan({ proxy: proxy.server, timeoutMs: 300 }));
  expect(report.outcome).toBe('failed');
  expect(report.durationMs).toBeLessThan(2_000);
  await expect.poll(() => proxy.open()).toBe(0);
});

it("a proxy's password is in no report", async () => {
  const { plan } = await startMail('outgoing');
  const proxy = await startConnectProxy({ credentials: 'anna:right' });
  const wrong = { ...proxy.server, username: 'anna', password: new Secret('CANARY-proxy') };
  const { report } = await runAgainst(plan({ proxy: wrong }));
  expect(report.findings).toMatchObject([{ code: 'proxy-sign-in-needed' }]);
  expect(proxy.shown).toEqual(['anna:CANARY-proxy']);
  const encoded = Buffer.from('anna:CANARY-proxy').toString('base64');
  for (const secret of ['CANARY', encoded]) expect(JSON.stringify(report)).not.toContain(secret);
});

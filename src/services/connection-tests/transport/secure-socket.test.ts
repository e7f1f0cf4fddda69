import { TLSSocket } from 'node:tls';
import { afterEach, beforeAll, expect, it, vi, type MockInstance } from 'vitest';
import { imapScript } from '../testing/imap-script.ts';
import { planFor, runAgainst } from '../testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { smtpScript } from '../testing/smtp-script.ts';
import { issueTestCertificates, type TestCertificates } from '../testing/test-certificates.ts';

let certificates: TestCertificates;
let server: ScriptedServer | null = null;

beforeAll(async () => {
  certificates = await issueTestCertificates();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = null;
});

/** What the client's TLS sockets are asked and given from now on, in order. */
function watchClientSockets(): string[] {
  const seen: string[] = [];
  const watch = (name: 'getPeerCertificate' | 'write', entryOf: (given: unknown) => string) => {
    const call = Reflect.get(TLSSocket.prototype, name) as (...given: unknown[]) => unknown;
    const spy = vi.spyOn(TLSSocket.prototype, name) as unknown as MockInstance<typeof call>;
    spy.mockImplementation(function (this: { readonly isServer?: boolean }, ...given) {
      if (this.isServer !== true) seen.push(entryOf(given[0]));
      return Reflect.apply(call, this, given);
    });
  };
  watch('getPeerCertificate', () => 'chain read');
  watch('write', (text) => {
    setImmediate(() => seen.push('next turn'));
    return String(text).trimEnd();
  });
  return seen;
}

it('sends EHLO over TLS before the chain is read for the report: the server does not wait for it', async () => {
  server = await startScriptedServer(smtpScript(certificates));
  const seen = watchClientSockets();
  const { report } = await runAgainst(
    planFor(server.port, { certificateAuthorities: [certificates.authority] }),
  );
  expect(report.outcome).toBe('passed');
  // The first reading is Node's, which compares the names.
  expect(seen.slice(0, 4)).toEqual(['chain read', 'EHLO [127.0.0.1]', 'next turn', 'chain read']);
});

it.each([
  ['outgoing, after STARTTLS', 'outgoing', 'starttls'],
  ['outgoing, from the first byte', 'outgoing', 'implicit'],
  ['incoming, after STARTTLS', 'incoming', 'starttls'],
  ['incoming, from the first byte', 'incoming', 'implicit'],
] as const)(
  'shows the chain of a refused certificate, and sends nothing over it (%s)',
  async (_name, direction, encryption) => {
    const script =
      direction === 'outgoing'
        ? smtpScript(certificates, {}, encryption)
        : imapScript(certificates, {}, encryption);
    server = await startScriptedServer(script);
    const seen = watchClientSockets();
    const { report } = await runAgainst(planFor(server.port, { direction, encryption }));
    const tls = report.steps.find(({ id }) => id === 'tls');
    expect(tls).toMatchObject({
      status: 'failed',
      detail: { certificates: [{ subject: 'CN=localhost', issuer: 'CN=Test authority' }] },
    });
    expect(JSON.stringify(report.findings)).toContain('Test authority');
    expect(seen.filter((entry) => entry !== 'chain read')).toEqual([]);
  },
);

import { networkInterfaces } from 'node:os';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LookUp } from './connection-test-plan.ts';
import { checkAddresses } from './transport/check-addresses.ts';
import { planFor, runAgainst } from './testing/run-against.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { smtpScript } from './testing/smtp-script.ts';
import { issueTestCertificates, type TestCertificates } from './testing/test-certificates.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

/** macOS has 127.0.0.1 alone, unless the others were set up. */
const hasSecondLoopback = process.platform !== 'darwin';
/** An IPv4 address over an IPv6 socket, and what a system says of it, is Linux's. */
const onLinux = process.platform === 'linux';

let certificates: TestCertificates;
let server: ScriptedServer | null = null;

beforeAll(async () => {
  certificates = await issueTestCertificates();
});

afterEach(async () => {
  await server?.close();
  server = null;
});

/** A test of the name `localhost`, which has the given addresses. */
async function testWith(addresses: readonly string[], listensOn = '127.0.0.1') {
  server = await startScriptedServer(smtpScript(certificates), listensOn);
  const asked: string[] = [];
  const lookUp: LookUp = (host) => {
    asked.push(host);
    return Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  const { port } = server;
  const { report } = await runAgainst(
    planFor(port, { host: 'localhost', certificateAuthorities: [certificates.authority] }),
    { lookUp },
  );
  const detailOf = (id: string) => report.steps.find((step) => step.id === id)?.detail;
  return { report, server, asked, dns: detailOf('dns'), tcp: detailOf('tcp') };
}

it('a name that is never resolved ends the test by its deadline', async () => {
  const { report } = await runAgainst(planFor(1, { host: 'mail.example', timeoutMs: 600 }), {
    lookUp: () => new Promise(() => undefined),
  });
  expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('dns');
  expect(report.findings.map(({ code }) => code)).toEqual(['dns-unavailable']);
  expect(report.durationMs).toBeLessThan(1_500);
});

describe('a name with several addresses', () => {
  it.runIf(hasSecondLoopback)(
    'is tried address by address until one answers, over one connection',
    async () => {
      const { report, server, asked, dns, tcp } = await testWith(['127.0.0.2', '127.0.0.1']);
      expect(report.outcome).toBe('passed');
      expect(asked).toEqual(['localhost']);
      expect(dns).toMatchObject({ ipv4: ['127.0.0.2', '127.0.0.1'], ipv6: [] });
      expect(tcp).toMatchObject({
        address: '127.0.0.1',
        family: 'IPv4',
        tried: [
          { address: '127.0.0.2', family: 'IPv4', outcome: 'ECONNREFUSED' },
          { address: '127.0.0.1', family: 'IPv4', outcome: 'connected' },
        ],
      });
      expect(server.connections()).toBe(1);
    },
  );

  it('is tried no further once one has answered', async () => {
    const { tcp } = await testWith(['127.0.0.1', '127.0.0.2']);
    expect(tcp?.['tried']).toHaveLength(1);
  });

  it.runIf(onLinux)('has IPv6 and IPv4 tried in turn, at most six in all', async () => {
    const four = [5, 6, 7, 8, 9].map((last) => `127.0.0.${last}`);
    const six = ['::ffff:127.0.0.5', '::ffff:127.0.0.6'];
    const { report, dns, tcp } = await testWith([...six, ...four]);
    const order = [six[0], four[0], six[1], four[1], four[2], four[3]];
    expect(dns).toMatchObject({ ipv4: four, ipv6: six, addresses: order });
    expect((tcp?.['tried'] as { address: string }[]).map(({ address }) => address)).toEqual(order);
    expect(report.findings.map(({ code }) => code)).toEqual(['connection-refused']);
  });

  // No route leads to the broadcast address over TCP: the system says so without a packet.
  it.runIf(onLinux)('is not blamed on a missing IPv6 when IPv4 said more', async () => {
    const { report, tcp } = await testWith(['127.0.0.2', '::ffff:255.255.255.255']);
    const outcomes = (tcp?.['tried'] as { outcome: string }[]).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['ECONNREFUSED', 'ENETUNREACH']);
    expect(report.findings.map(({ code }) => code)).toEqual(['connection-refused']);
  });

  it.runIf(hasIpv6 && hasSecondLoopback)('may be reached by IPv6', async () => {
    const { report, tcp } = await testWith(['127.0.0.2', '::1'], '::1');
    expect(report.steps.find(({ id }) => id === 'greeting')?.status).toBe('ok');
    expect(tcp).toMatchObject({ address: '::1', family: 'IPv6' });
  });

  it('has no address at all: the name is not found', async () => {
    const { report } = await testWith([]);
    expect(report.findings.map(({ code }) => code)).toEqual(['host-not-found']);
  });
});

describe('a name of Microsoft’s', () => {
  const lookUpOf =
    (...addresses: string[]): LookUp =>
    () =>
      Promise.resolve(
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  const testOf = (host: string, lookUp: LookUp) =>
    runAgainst(planFor(9, { host, timeoutMs: 1_000 }), { lookUp });

  it.each([
    ['smtp.office365.com', ['0.0.0.0']],
    ['outlook.office365.com', ['127.0.0.1', '::1']],
    ['smtp-mail.outlook.com', ['::']],
    ['SMTP.partner.outlook.cn', ['127.0.0.53']],
    ['smtp.office365.us', ['::ffff:127.0.0.1']],
  ])('is not on this machine: %s at %s stops the test', async (host, addresses) => {
    const { report } = await testOf(host, lookUpOf(...addresses));
    expect(report.findings).toMatchObject([
      { code: 'address-not-public', severity: 'error', step: 'dns' },
    ]);
    expect(report.findings[0]?.evidence).toEqual([`${host}: ${addresses.join(' ')}`]);
    expect(report.steps.find(({ id }) => id === 'tcp')?.status).toBe('skipped');
  });

  // Cancelled before anything is dialled: no packet goes to a private network.
  it.each([
    ['10.1.2.3'],
    ['172.31.0.9'],
    ['192.168.1.1'],
    ['169.254.0.4'],
    ['fd00::5'],
    ['fe80::1%lo'],
  ])('at the private address %s is doubted, and the test goes on', async (address) => {
    const cancel = new AbortController();
    const { report } = await runAgainst(planFor(9, { host: 'smtp.office365.com' }), {
      lookUp: lookUpOf(address),
      signal: cancel.signal,
      onStepFinished: ({ id }) => {
        if (id === 'dns') cancel.abort();
      },
    });
    expect(report.findings).toMatchObject([
      { code: 'address-not-public', severity: 'warning', step: 'dns' },
    ]);
    expect(report.steps.find(({ id }) => id === 'dns')?.status).toBe('warning');
  });

  it.each([
    ['smtp.office365.com', '52.98.1.2'],
    ['smtp.office365.com', '2603:1026::2'],
    ['smtp.office365.com', '198.18.0.7'],
    ['mail.contoso.com', '10.1.2.3'],
    ['myoffice365.com', '10.1.2.3'],
    ['localhost', '127.0.0.1'],
  ])('is believed, and so is any other name: %s at %s', (host, address) => {
    const family = address.includes(':') ? 6 : 4;
    expect(checkAddresses(host, [{ address, family }])).toBe('public');
  });
});

import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ImapAnswers, imapScript } from './testing/imap-script.ts';
import { canary, planFor, runAgainst } from './testing/run-against.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { issueTestCertificates, type TestCertificates } from './testing/test-certificates.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

let certificates: TestCertificates;

beforeAll(async () => {
  certificates = await issueTestCertificates();
});

describe.runIf(hasIpv6)('"authenticated but not connected" over IPv6', () => {
  const refuse = (peer: { say(text: string): void }, tag: string) =>
    peer.say(`${tag} BAD User is authenticated but not connected.\r\n`);

  /** A host with both families on one port; IPv6 comes first, and its server refuses the mailbox. */
  async function runOnBoth(overIpv4: ImapAnswers) {
    const six = await startScriptedServer(
      imapScript(certificates, { list: refuse, examine: refuse }),
      '::1',
    );
    const four = await startScriptedServer(
      imapScript(certificates, overIpv4),
      '127.0.0.1',
      six.port,
    );
    let tokens = 0;
    try {
      const plan = planFor(six.port, {
        direction: 'incoming',
        host: 'localhost',
        certificateAuthorities: [certificates.authority],
      });
      const observed = await runAgainst(plan, {
        lookUp: () =>
          Promise.resolve([
            { address: '::1', family: 6 },
            { address: '127.0.0.1', family: 4 },
          ]),
        supplyToken: () => {
          tokens += 1;
          return Promise.resolve({ kind: 'token', accessToken: canary, detail: {} });
        },
      });
      return { ...observed, tokens, connections: [six.connections(), four.connections()] };
    } finally {
      await Promise.all([six.close(), four.close()]);
    }
  }

  it('is compared with IPv4, and says that the mailbox opens there', async () => {
    const { report, finished, tokens, connections } = await runOnBoth({});
    expect(report.outcome).toBe('failed');
    expect(report.findings).toMatchObject([{ code: 'not-connected-over-ipv6', rows: [237] }]);
    expect(report.findings[0]?.evidence[0]).toMatch(
      /IPv6 ::1: .*not connected[^]*IPv4 127\.0\.0\.1: .*OK/,
    );
    expect(connections).toEqual([1, 1]);
    expect(tokens).toBe(1);
    // Shown step by step is the first run alone.
    expect(finished.filter(({ id }) => id === 'auth')).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain(canary);
  });

  it('is about the mailbox where IPv4 answers the same, with both results', async () => {
    const { report } = await runOnBoth({ list: refuse, examine: refuse });
    expect(report.findings.map(({ code }) => code)).toEqual(['authenticated-but-not-connected']);
    expect(report.findings[0]?.evidence.join('\n')).toMatch(/IPv6 ::1: [^]*IPv4 127\.0\.0\.1: /);
  });
});

import { describe, expect, it } from 'vitest';
import { issueTestCertificates } from '../../src/services/connection-tests/testing/test-certificates.ts';
import { imapScript } from '../../src/services/connection-tests/testing/imap-script.ts';
import { smtpScript } from '../../src/services/connection-tests/testing/smtp-script.ts';
import { generate } from 'selfsigned';
import {
  certificates,
  meetImap,
  meetServer,
  meetSmtp,
  observeServer,
} from './support/meet-server.ts';

type Issued = Awaited<ReturnType<typeof issueTestCertificates>>;

async function issueSelfSigned(): Promise<Issued> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  });
  return { authority: '', cert, key };
}

const cases: [string, () => Promise<Issued>, string, boolean][] = [
  [
    'for another name',
    () => issueTestCertificates('mail.elsewhere.example'),
    'certificate-for-another-host',
    true,
  ],
  ['signed by itself', issueSelfSigned, 'certificate-not-trusted', false],
  ['by an unknown authority', () => issueTestCertificates(), 'certificate-not-trusted', false],
  [
    'that has expired',
    () => issueTestCertificates('localhost', 1),
    'certificate-out-of-date',
    true,
  ],
  [
    'that is not valid yet',
    () => issueTestCertificates('localhost', 20, 3),
    'certificate-out-of-date',
    true,
  ],
];

describe('a certificate', () => {
  it.each(cases)('%s is refused, and shown with its issuer', async (_name, issue, code, known) => {
    const issued = await issue();
    const plan = { certificateAuthorities: known ? [issued.authority] : [] };
    const expected = { step: 'tls', code, auth: 0 } as const;
    for (const { report } of [
      await observeServer(smtpScript(issued), expected, { plan }),
      await observeServer(imapScript(issued), expected, {
        plan: { ...plan, direction: 'incoming', encryption: 'implicit' },
      }),
      await observeServer(imapScript(issued, {}, 'starttls'), expected, {
        plan: { ...plan, direction: 'incoming', encryption: 'starttls' },
      }),
    ]) {
      const tls = report.steps.find(({ id }) => id === 'tls');
      const [leaf] = (tls?.detail['certificates'] ?? []) as Record<string, string>[];
      expect(leaf?.['issuer']).toMatch(/^CN=(Test authority|localhost)$/);
      expect(leaf?.['validFrom']).toMatch(/^\d{4}-\d\d-\d\dT/);
      expect(leaf?.['names']).toBeDefined();
    }
  });
});

describe('old TLS', () => {
  const old = { ...certificates, maxVersion: 'TLSv1.1' } as const;

  it('ends the handshake on SMTP', () =>
    meetSmtp(
      {
        starttls: (peer) => {
          peer.say('220 go\r\n');
          peer.secure(old);
        },
      },
      { step: 'tls', code: 'tls-too-old', auth: 0 },
    ));

  it('ends the handshake on IMAP', () =>
    meetServer(
      imapScript(old),
      { step: 'tls', code: 'tls-too-old', auth: 0 },
      {
        plan: { direction: 'incoming', encryption: 'implicit' },
      },
    ));

  it('is named by Exchange before the handshake', () =>
    meetSmtp(
      {
        ehlo: '421 4.7.66 TLS 1.0 and 1.1 are not supported. Visit https://aka.ms/smtp_auth_tls\r\n',
      },
      { step: 'ehlo', code: 'tls-too-old', auth: 0 },
    ));

  it('is not confused with a port that speaks in clear', () =>
    meetImap(
      {},
      { step: 'tls', code: 'tls-on-plain-port', auth: 0 },
      {
        mode: 'none',
        plan: { encryption: 'implicit' },
      },
    ));
});

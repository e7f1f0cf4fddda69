import { describe, expect, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { certificates, meetImap, meetSmtp, observeSmtp } from './support/meet-server.ts';

const inClear = { mode: 'starttls' } as const;
const stripped = 'starttls-stripped';

describe('STARTTLS on SMTP', () => {
  it('is missed when it is not offered', () =>
    meetSmtp(
      { ehlo: '250-x\r\n250-SIZE\r\n250 AUTH XOAUTH2\r\n' },
      { step: 'starttls', code: 'starttls-not-offered', auth: 0 },
    ));

  it.each(['XXXXXXXA', '********'])('is known as stripped by %s', (mark) =>
    meetSmtp(
      { ehlo: `250-x\r\n250-${mark}\r\n250 AUTH XOAUTH2\r\n` },
      { step: 'starttls', code: stripped, auth: 0 },
    ),
  );

  it.each(['454 4.7.0 TLS not available due to temporary reason', '502 5.5.1 Not implemented'])(
    'may be refused: %s',
    (reply) =>
      meetSmtp(
        { starttls: `${reply}\r\n` },
        { step: 'starttls', code: 'starttls-refused', auth: 0 },
      ),
  );

  it('may be refused with a good-bye in the same packet', () =>
    meetSmtp(
      { starttls: '502 5.5.1 No\r\n421 4.3.2 Bye\r\n' },
      { step: 'starttls', code: 'starttls-refused', auth: 0 },
    ));

  it.each([
    ['a whole reply', '250-evil\r\n250 AUTH XOAUTH2\r\n'],
    ['the beginning of a reply', '250-AUTH PLAIN'],
    ['an empty reply code', '220 again\r\n'],
  ])('believes nothing that comes behind the 220 in clear: %s', async (_name, injected) => {
    const { report } = await observeSmtp(
      {
        starttls: (peer) => {
          peer.say(`220 2.0.0 ready\r\n${injected}`);
          peer.secure(certificates);
        },
      },
      { step: 'starttls', code: 'starttls-injected', auth: 0 },
    );
    const believed = report.steps.flatMap(({ detail }) => JSON.stringify(detail));
    expect(believed.join('')).not.toMatch(/evil|AUTH PLAIN/);
  });

  it('ends when plaintext, or rubbish, comes in place of the handshake', async () => {
    for (const rubbish of [
      '250 AUTH XOAUTH2\r\n',
      '\x16\x03\x03\xff\xff\x01rubbish',
      '\0'.repeat(99),
    ]) {
      await meetSmtp(
        {
          starttls: (peer) => {
            peer.say('220 2.0.0 ready\r\n');
            setTimeout(() => peer.say(Buffer.from(rubbish, 'latin1')), 30);
          },
        },
        { step: 'tls', code: 'starttls-garbled', auth: 0 },
      );
    }
  });

  it('ends when the server goes away behind an empty line and its 220', () =>
    meetSmtp(
      {
        starttls: (peer) => {
          peer.say('\r\n220 2.0.0 ready\r\n');
          peer.destroy();
        },
      },
      { step: 'tls', code: 'connection-reset', auth: 0 },
    ));
});

describe('STARTTLS on IMAP', () => {
  const offer = (names: string) => (peer: Peer, tag: string) =>
    peer.say(`* CAPABILITY IMAP4rev1 ${names}\r\n${tag} OK done\r\n`);

  it('is missed when it is not offered', () =>
    meetImap(
      { capability: offer('AUTH=XOAUTH2') },
      { step: 'tls', code: 'starttls-not-offered', auth: 0 },
      inClear,
    ));

  it('is known as stripped by its crosses', () =>
    meetImap(
      { capability: offer('XXXXXXXX AUTH=XOAUTH2') },
      { step: 'tls', code: stripped, auth: 0 },
      inClear,
    ));

  it.each(['NO TLS not available', 'BAD Unknown command'])(
    'may be refused: %s; the token is then not sent in clear',
    (answer) =>
      meetImap(
        { starttls: (peer, tag) => peer.say(`${tag} ${answer}\r\n`) },
        { step: 'tls', code: 'starttls-refused', auth: 0 },
        inClear,
      ),
  );

  it('believes nothing that comes behind the OK in clear', () =>
    meetImap(
      {
        starttls: (peer, tag) => {
          peer.say(`${tag} OK go\r\n* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n`);
          peer.secure(certificates);
        },
      },
      { step: 'tls', code: 'starttls-injected', auth: 0 },
      inClear,
    ));

  it('ends when rubbish comes in place of the handshake', () =>
    meetImap(
      {
        starttls: (peer, tag) => {
          peer.say(`${tag} OK go\r\n`);
          setTimeout(() => peer.say('* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n'), 30);
        },
      },
      { step: 'tls', code: 'starttls-garbled', auth: 0 },
      inClear,
    ));

  it.each(['implicit', 'starttls'] as const)('is not talked away by PREAUTH (%s)', (mode) =>
    meetImap(
      { greeting: '* PREAUTH welcome home\r\n' },
      { step: 'greeting', code: 'imap-preauth', auth: 0 },
      { mode },
    ),
  );
});

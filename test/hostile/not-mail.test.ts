import { describe, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { canary } from '../../src/services/connection-tests/testing/run-against.ts';
import { meetImap, meetSmtp } from './support/meet-server.ts';

const binary = Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 197 + 7) % 256));
const lined = Buffer.concat([binary, Buffer.from('\r\n'), binary, Buffer.from('\r\n')]);
const html = 'HTTP/1.1 302 Found\r\nLocation: http://login.hotel.example/\r\n\r\n<html><body>\r\n';
const say = (what: string | Buffer) => (peer: Peer) => peer.say(what);
const writeAndEnd = (what: string | Buffer) => (peer: Peer) => {
  peer.say(what);
  peer.end();
};

describe('what is no mail server', () => {
  it.each([
    ['binary', say(lined), 'not-a-mail-server'],
    ['binary and the end', writeAndEnd(lined), 'not-a-mail-server'],
    [
      'HTML',
      say('<!DOCTYPE html>\r\n<html>\r\n<body>log in</body>\r\n'),
      'web-page-instead-of-mail',
    ],
    ['HTTP', writeAndEnd(html), 'web-page-instead-of-mail'],
    ['NUL bytes', say(Buffer.from('\0\0\0\0\r\n')), 'not-a-mail-server'],
    ['SSH', say('SSH-2.0-OpenSSH_9.2\r\n'), 'not-a-mail-server'],
  ] as const)('greets with %s: the test ends there', async (_name, greeting, code) => {
    const expected = { step: 'greeting', code, auth: 0 } as const;
    await meetSmtp({ greeting }, expected, { timeoutMs: 1_500 });
    await meetImap({ greeting }, expected, { timeoutMs: 1_500 });
  });

  it('greets by IMAP on the SMTP port', () =>
    meetSmtp(
      { greeting: '* OK IMAP4rev1 ready\r\n' },
      { step: 'greeting', code: 'not-a-mail-server' },
    ));

  it('greets by SMTP on the IMAP port', () =>
    meetImap(
      { greeting: '220 mail.example ESMTP\r\n' },
      { step: 'greeting', code: 'not-a-mail-server' },
    ));

  it('is shown by its stars when a firewall inspects SMTP', () =>
    meetSmtp(
      { greeting: '220 **************************\r\n', ehlo: '250-x\r\n250 XXXXXXXA\r\n' },
      { step: 'starttls', code: 'starttls-stripped', auth: 0 },
    ));
});

describe('rubbish in the middle', () => {
  it.each([
    ['ehlo', 'ehlo', 0],
    ['auth', 'auth', 1],
    ['mail', 'mail-from', 1],
  ] as const)('of SMTP at %s ends the step', (answer, step, auth) =>
    meetSmtp({ [answer]: say(lined) }, { step, code: 'not-a-mail-server', auth }),
  );

  it('of IMAP, tagless, is an answer that never ends', () =>
    meetImap(
      { capability: say(lined) },
      { step: 'capability', code: 'reply-never-finished', auth: 0 },
      { timeoutMs: 700 },
    ));

  it('does not show a token cut in two by NUL bytes, wrapped, or once more in base64', async () => {
    const words = `${canary.slice(0, 30)}\0${canary.slice(8)} ${Buffer.from(`x${canary}`).toString('base64')}`;
    const cut = 'x'.repeat(4_070) + canary;
    await meetSmtp(
      { auth: `535-5.7.8 ${words}\r\n535 5.7.8 ${cut}\r\n` },
      { step: 'auth', code: 'smtp-auth-refused' },
    );
    await meetImap(
      { authenticate: (peer, tag) => peer.say(`* OK ${cut}\r\n${tag} NO ${words}\r\n`) },
      { step: 'auth', code: 'imap-token-refused' },
    );
  });
});

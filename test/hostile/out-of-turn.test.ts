import { describe, it } from 'vitest';
import { meetImap, meetSmtp } from './support/meet-server.ts';

const code = 'replies-out-of-turn';

describe('answers before they are asked for', () => {
  it.each([
    ['greeting', 'greeting', '220 hello\r\n250 x\r\n'],
    ['ehlo', 'ehlo', '250-x\r\n250 STARTTLS\r\n220 go\r\n'],
    ['ehloAfterTls', 'tls', '250-x\r\n250 AUTH XOAUTH2\r\n235 you are in\r\n'],
    ['auth', 'auth', '235 ok\r\n250 sender ok\r\n250 recipient ok\r\n354 go\r\n'],
    ['auth', 'auth', '235 ok\r\n250-sender'.concat(' ok\r\n')],
    ['mail', 'mail-from', '250 ok\r\n250 ok\r\n354 go\r\n250 queued\r\n'],
  ] as const)('on SMTP at %s are not believed', (answer, step, words) =>
    meetSmtp(
      { ehloAfterTls: '250-x\r\n250 AUTH XOAUTH2\r\n', [answer]: words },
      { step, code },
      { timeoutMs: 1_500 },
    ),
  );

  it.each([
    ['greeting', { greeting: '* OK ready\r\n1 OK CAPABILITY completed.\r\n' }, 'greeting'],
    [
      'capability',
      {
        capability: (peer: { say(text: string): void }, tag: string) =>
          peer.say(
            `* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\n${tag} OK\r\n2 OK you are in\r\n`,
          ),
      },
      'capability',
    ],
    [
      'authenticate',
      {
        authenticate: (peer: { say(text: string): void }, tag: string) =>
          peer.say(`${tag} OK in\r\n3 OK LIST completed\r\n4 OK [READ-ONLY] done\r\n`),
      },
      'auth',
    ],
    [
      'LIST, twice',
      {
        list: (peer: { say(text: string): void }, tag: string) =>
          peer.say(`${tag} OK done\r\n${tag} OK done\r\n`),
      },
      'list',
    ],
    ['LIST, overtaken by EXAMINE', { list: () => undefined }, 'list'],
  ] as const)('on IMAP at %s are not believed', (_name, answers, step) =>
    meetImap(answers, { step, code }, { timeoutMs: 1_500 }),
  );

  it('in a literal are the text of a literal, and nothing else', () =>
    meetImap(
      {
        list: (peer, tag) =>
          peer.say(`* LIST () "/" {27}\r\n4 OK EXAMINE completed\r\nxyz\r\n${tag} OK done\r\n`),
        examine: (peer, tag) => peer.say(`${tag} NO [NONEXISTENT] no\r\n`),
      },
      { step: 'inbox', code: 'inbox-not-opened', auth: 1 },
    ));
});

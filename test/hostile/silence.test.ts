import { describe, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { meetImap, meetServer, meetSmtp } from './support/meet-server.ts';

const nothing = (): void => undefined;

/** One byte each tenth of the deadline, for ever. */
const drip =
  (text: string) =>
  (peer: Peer): void => {
    let at = 0;
    const timer = setInterval(() => {
      if (at < text.length) peer.say(text.charAt(at));
      at += 1;
    }, 70);
    peer.onGone(() => clearInterval(timer));
  };

describe('a server that is silent', () => {
  it.each([
    ['greeting', 'greeting', 'greeting-never-came'],
    ['ehlo', 'ehlo', 'server-went-silent'],
    ['starttls', 'starttls', 'server-went-silent'],
    ['ehloAfterTls', 'tls', 'server-went-silent'],
    ['auth', 'auth', 'server-went-silent'],
    ['mail', 'mail-from', 'server-went-silent'],
    ['data', 'data', 'server-went-silent'],
  ] as const)('on SMTP at %s ends the step %s', (answer, step, code) =>
    meetSmtp(
      { ...(answer === 'mail' ? { rcpt: nothing, data: nothing } : {}), [answer]: nothing },
      { step, code },
      { timeoutMs: 700 },
    ),
  );

  it.each([
    ['greeting', 'greeting', 'greeting-never-came'],
    ['capability', 'capability', 'server-went-silent'],
    ['authenticate', 'auth', 'server-went-silent'],
    ['list', 'list', 'server-went-silent'],
    ['examine', 'inbox', 'server-went-silent'],
  ] as const)('on IMAP at %s ends the step %s', (answer, step, code) =>
    meetImap({ examine: nothing, [answer]: nothing }, { step, code }, { timeoutMs: 700 }),
  );

  it('after the 220 of STARTTLS ends the handshake', () =>
    meetSmtp(
      { starttls: '220 2.0.0 ready\r\n' },
      { step: 'tls', code: 'tls-failed', auth: 0 },
      { timeoutMs: 700 },
    ));

  it('in place of TLS from the first byte ends the handshake', () =>
    meetServer(
      {},
      { step: 'tls', code: 'tls-failed', auth: 0 },
      { timeoutMs: 700, plan: { direction: 'incoming', encryption: 'implicit' } },
    ));
});

describe('a server that drips', () => {
  const code = 'reply-never-finished';

  it.each([
    ['greeting', 'greeting', '220 mail.example ready'],
    ['ehlo', 'ehlo', '250-mail.example\r\n250-SIZE'],
    ['auth', 'auth', '235 2.7.0 Authentication successful'],
    ['data', 'data', '354 go on'],
  ] as const)('on SMTP at %s never gets more than the deadline', (answer, step, text) =>
    meetSmtp({ [answer]: drip(text) }, { step, code }, { timeoutMs: 700 }),
  );

  it.each([
    ['greeting', 'greeting', '* OK The Microsoft Exchange IMAP4 service'],
    ['capability', 'capability', '* CAPABILITY IMAP4rev1 AUTH=XOAUTH2'],
    ['authenticate', 'auth', '2 OK AUTHENTICATE completed'],
    ['list', 'list', '* LIST () "/" A'],
  ] as const)('on IMAP at %s never gets more than the deadline', (answer, step, text) =>
    meetImap({ examine: nothing, [answer]: drip(text) }, { step, code }, { timeoutMs: 700 }),
  );
});

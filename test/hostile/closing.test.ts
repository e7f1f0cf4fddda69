import { describe, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { meetImap, meetSmtp } from './support/meet-server.ts';

const smtpStages = [
  ['greeting', 'greeting', 0],
  ['ehlo', 'ehlo', 0],
  ['starttls', 'starttls', 0],
  ['ehloAfterTls', 'tls', 0],
  ['auth', 'auth', 1],
  ['mail', 'mail-from', 1],
  ['rcpt', 'rcpt-to', 1],
  ['data', 'data', 1],
] as const;

const imapStages = [
  ['greeting', 'greeting', 0],
  ['capability', 'capability', 0],
  ['authenticate', 'auth', 1],
  ['list', 'list', 1],
  ['examine', 'inbox', 1],
] as const;

// One reply at a time, so that each stage is the one at which it happens.
const slow = { ehloAfterTls: '250-x\r\n250 AUTH XOAUTH2\r\n' };
// With TLS from the first byte, going away at once would end the handshake.
const modeAt = (answer: string) => (answer === 'greeting' ? 'none' : 'implicit');
const end = (peer: Peer): void => peer.end();
// A reset at once would be the answer to the connection itself.
const reset = (peer: Peer): void => void setTimeout(() => peer.reset(), 30);

describe('a server that goes away', () => {
  it.each(smtpStages)('politely, on SMTP at %s', (answer, step, auth) =>
    meetSmtp({ ...slow, [answer]: end }, { step, code: 'connection-closed-by-server', auth }),
  );

  it.each(smtpStages)('with a reset, on SMTP at %s', (answer, step, auth) =>
    meetSmtp({ ...slow, [answer]: reset }, { step, code: 'connection-reset', auth }),
  );

  it.each(smtpStages)('with half a reply, on SMTP at %s', (answer, step, auth) => {
    const half = (peer: Peer): void => {
      peer.say('250-ha');
      peer.end();
    };
    return meetSmtp(
      { ...slow, [answer]: half },
      { step, code: 'connection-closed-by-server', auth },
    );
  });

  it.each(imapStages)('politely, on IMAP at %s', (answer, step, auth) =>
    meetImap(
      { [answer]: end, ...(answer === 'list' ? { examine: end } : {}) },
      { step, code: 'connection-closed-by-server', auth },
      { mode: modeAt(answer) },
    ),
  );

  it.each(imapStages)('with a reset, on IMAP at %s', (answer, step, auth) =>
    meetImap(
      { examine: () => undefined, [answer]: reset },
      { step, code: 'connection-reset', auth },
      { mode: modeAt(answer) },
    ),
  );

  it.each(['greeting', 'capability', 'starttls'] as const)('before TLS, on IMAP at %s', (answer) =>
    meetImap(
      { [answer]: end },
      {
        step: answer === 'greeting' ? 'greeting' : 'tls',
        code: 'connection-closed-by-server',
        auth: 0,
      },
      { mode: 'starttls' },
    ),
  );
});

describe('a server that says good-bye', () => {
  it.each(smtpStages)('with 421, on SMTP at %s', (answer, step, auth) => {
    const bye = (peer: Peer): void => {
      peer.say('421 4.3.2 Service shutting down\r\n');
      peer.end();
    };
    const code = step === 'auth' ? 'smtp-auth-temporary' : 'smtp-server-busy';
    return meetSmtp({ ...slow, [answer]: bye }, { step, code, auth });
  });

  it.each(imapStages)('with BYE, on IMAP at %s', (answer, step, auth) => {
    const bye = (peer: Peer): void => {
      peer.say('* BYE Server shutting down\r\n');
      peer.end();
    };
    const code = step === 'greeting' ? 'imap-greeting-refused' : 'imap-session-ended';
    return meetImap({ [answer]: bye }, { step, code, auth });
  });

  it('with BYE, on IMAP at STARTTLS', () =>
    meetImap(
      { starttls: (peer) => peer.say('* BYE no\r\n') },
      { step: 'tls', code: 'imap-session-ended', auth: 0 },
      { mode: 'starttls' },
    ));

  it('with BAD and BYE in one packet, after a sign-in that was accepted', () =>
    meetImap(
      {
        list: (peer, tag) => {
          peer.say(
            `${tag} BAD User is authenticated but not connected.\r\n* BYE Connection closed. 14\r\n`,
          );
          peer.end();
        },
        examine: () => undefined,
      },
      { step: 'list', code: 'authenticated-but-not-connected', auth: 1 },
    ));
});

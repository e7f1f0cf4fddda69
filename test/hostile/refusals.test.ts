import { describe, expect, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { meetImap, meetSmtp, observeImap, observeSmtp } from './support/meet-server.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const challenge = '{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/"}';
const unconnected = (peer: Peer, tag: string): void =>
  peer.say(`${tag} BAD User is authenticated but not connected.\r\n`);

describe('AUTH on SMTP', () => {
  it.each([
    [
      'SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled',
      'smtp-auth-disabled-for-tenant',
    ],
    [
      'SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled',
      'smtp-auth-disabled-for-mailbox',
    ],
    [
      "user is locked by your organization's security defaults policy. Contact your administrator.",
      'smtp-blocked-by-security-defaults',
    ],
    ['basic authentication is disabled.', 'smtp-basic-authentication-off'],
    [
      'the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
      'smtp-blocked-by-conditional-access',
    ],
    ['the user credentials were incorrect.', 'smtp-credentials-incorrect'],
    ['something unknown.', 'smtp-auth-blocked'],
  ])('is refused with 5.7.139: %s', (words, code) =>
    meetSmtp(
      {
        auth: `535 5.7.139 Authentication unsuccessful, ${words} [AB1PR01CA0001.eurprd01.prod.outlook.com]\r\n`,
      },
      { step: 'auth', code, auth: 1 },
    ),
  );

  it('is not tried where XOAUTH2 is not offered', () =>
    meetSmtp(
      { ehloAfterTls: '250-x\r\n250 AUTH LOGIN PLAIN XOAUTH2000\r\n' },
      { step: 'auth', code: 'xoauth2-not-offered', auth: 0 },
    ));

  it.each([
    ['JSON', `334 ${base64(challenge)}\r\n`, 'token-challenged'],
    ['nothing', '334 \r\n', 'smtp-token-refused'],
    ['no base64', '334 !!!not base64!!!\r\n', 'smtp-token-refused'],
  ])('is challenged with %s, and tried once', (_name, auth, code) =>
    meetSmtp({ auth }, { step: 'auth', code, auth: 1 }),
  );

  it('is challenged again and again, and given up', () =>
    meetSmtp(
      { auth: '334 \r\n', afterChallenge: '334 \r\n' },
      { step: 'auth', code: 'smtp-auth-refused', auth: 1 },
    ));

  it.each([
    [
      '432 4.3.2 Concurrent connections limit exceeded. Try again in 45 seconds.',
      'smtp-throttled',
      '45',
    ],
    [
      '451 4.7.0 Temporary server error. Please try again later after 2 minutes. PRX4',
      'smtp-auth-temporary',
      '120',
    ],
    ['454 4.7.0 Temporary authentication failure', 'smtp-auth-temporary', '—'],
  ])('is throttled at once: %s', async (reply, code, seconds) => {
    const { report } = await observeSmtp({ auth: `${reply}\r\n` }, { step: 'auth', code, auth: 1 });
    expect(report.findings[0]?.params['retryAfterSeconds']).toBe(seconds);
    expect(report.durationMs).toBeLessThan(1_500);
  });
});

describe('AUTHENTICATE on IMAP', () => {
  it('is not tried where XOAUTH2 is not offered', () =>
    meetImap(
      {
        capability: (peer, tag) =>
          peer.say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`),
      },
      { step: 'auth', code: 'xoauth2-not-offered', auth: 0 },
    ));

  it.each([
    ['JSON', base64(challenge), 'token-challenged'],
    ['nothing', '', 'imap-token-refused'],
    ['no base64', '!!!', 'imap-token-refused'],
  ])('is challenged with %s, and tried once', (_name, words, code) =>
    meetImap(
      {
        authenticate: (peer) => peer.say(`+ ${words}\r\n`),
        afterChallenge: (peer, tag) => peer.say(`${tag} NO AUTHENTICATE failed.\r\n`),
      },
      { step: 'auth', code, auth: 1 },
    ),
  );

  it('is challenged again and again, and given up', () =>
    meetImap(
      {
        authenticate: (peer) => peer.say('+ \r\n'),
        afterChallenge: (peer) => peer.say('+ \r\n'),
      },
      { step: 'auth', code: 'server-talks-without-end', auth: 1 },
    ));
});

describe('a mailbox that is authenticated but not connected', () => {
  const code = 'authenticated-but-not-connected';

  it('is a failure when LIST and INBOX are refused', () =>
    meetImap({ list: unconnected, examine: unconnected }, { step: 'list', code, auth: 1 }));

  it('is a failure when the INBOX alone is refused', () =>
    meetImap({ examine: unconnected }, { step: 'inbox', code, auth: 1 }));

  it('is a failure when the server says so and closes', () =>
    meetImap(
      {
        list: (peer, tag) => {
          unconnected(peer, tag);
          peer.say('* BYE Connection closed. 14\r\n');
          peer.end();
        },
      },
      { step: 'list', code, auth: 1 },
    ));

  it('is a failure when it is said to AUTHENTICATE itself', () =>
    meetImap({ authenticate: unconnected }, { step: 'auth', code, auth: 1 }));
});

describe('a mailbox that is throttled', () => {
  const throttled = (peer: Peer, tag: string): void =>
    peer.say(`${tag} BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n`);

  it.each([
    ['capability', 'capability'],
    ['authenticate', 'auth'],
    ['list', 'list'],
    ['examine', 'inbox'],
  ] as const)('says at once how long to wait, at %s', async (answer, step) => {
    const { report } = await observeImap({ [answer]: throttled }, { step, code: 'imap-throttled' });
    expect(report.findings[0]?.params['retryAfterSeconds']).toBe('93');
    expect(report.durationMs).toBeLessThan(1_500);
  });
});

import { createTransport } from 'nodemailer';
import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { linkMailbox } from '../testing/link-with-msal.ts';
import { saslXoauth2, type Talk, talkTo } from '../testing/talk.ts';

let sandbox: Sandbox;
let nowMs = Date.now();
const sockets: Socket[] = [];
const tokens = new Map<string, string>();

beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null, now: () => nowMs });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => sandbox.close());

function addressOf(name: string): string {
  return `${name}@sandbox.example`;
}

/** The access token that comes of asking for this mailbox. */
async function tokenFor(name: string): Promise<string> {
  const kept = tokens.get(name);
  if (kept !== undefined) return kept;
  const { accessToken } = await linkMailbox(sandbox, addressOf(name));
  tokens.set(name, accessToken);
  return accessToken;
}

async function openPlain(): Promise<{ socket: Socket; talk: Talk }> {
  const socket = connectPlain(sandbox.environment.smtp.port, '127.0.0.1');
  sockets.push(socket);
  const talk = talkTo(socket);
  expect(await talk.until(/^220 /)).toEqual([
    expect.stringMatching(
      /^220 \S+\.outlook\.office365\.com Microsoft ESMTP MAIL Service ready at /,
    ),
  ]);
  return { socket, talk };
}

/** Past STARTTLS and the second EHLO, whose answer is the first one under TLS. */
async function openSecure(startTls = 'STARTTLS\r\n'): Promise<Talk> {
  const plain = connectPlain(sandbox.environment.smtp.port, '127.0.0.1');
  sockets.push(plain);
  await once(plain, 'data');
  plain.write('EHLO [127.0.0.1]\r\n');
  await once(plain, 'data');
  plain.write(startTls);
  await once(plain, 'data');
  const ca = sandbox.environment.certificateAuthority;
  const secure = connectTls({ socket: plain, ca, host: 'localhost', servername: 'localhost' });
  await once(secure, 'secureConnect');
  const talk = talkTo(secure);
  talk.send('EHLO [127.0.0.1]');
  const offered = await talk.until(/^250 /);
  expect(offered[0]).toMatch(/^250-\S+ Hello/);
  expect(offered).toContain('250-AUTH LOGIN XOAUTH2');
  return talk;
}

async function say(talk: Talk, line: string): Promise<string> {
  talk.send(line);
  return (await talk.until(/^\d{3} /)).at(-1) ?? '';
}

async function authenticate(talk: Talk, user: string, token: string): Promise<string> {
  return say(talk, `AUTH XOAUTH2 ${saslXoauth2(user, token)}`);
}

describe('the submission server', () => {
  it('takes a message from nodemailer, counted and with one AUTH', async () => {
    const before = { ...sandbox.seen };
    const transport = createTransport({
      host: sandbox.environment.smtp.host,
      port: sandbox.environment.smtp.port,
      requireTLS: true,
      tls: { ca: sandbox.environment.certificateAuthority, minVersion: 'TLSv1.2' },
      auth: { type: 'OAuth2', user: addressOf('works'), accessToken: await tokenFor('works') },
    });
    const { response } = await transport.sendMail({
      from: addressOf('works'),
      to: 'someone@example.com',
      text: 'one\n.\n.two\n',
    });
    transport.close();
    expect(response).toMatch(/^250 2\.0\.0 OK/);
    expect(sandbox.seen.smtpAuthAttempts - before.smtpAuthAttempts).toBe(1);
    expect(sandbox.seen.messagesAccepted - before.messagesAccepted).toBe(1);
  });

  it('accepts nothing when the client leaves after 354', async () => {
    const before = sandbox.seen.messagesAccepted;
    const talk = await openSecure();
    await authenticate(talk, addressOf('works'), await tokenFor('works'));
    talk.send(`MAIL FROM:<${addressOf('works')}>`, `RCPT TO:<${addressOf('works')}>`, 'DATA');
    expect(await talk.until(/^354 /)).toHaveLength(3);
    const closed = sockets.map((socket) => once(socket.end(), 'close'));
    await Promise.all(closed);
    expect(sandbox.seen.messagesAccepted).toBe(before);
  });

  it('offers STARTTLS and no AUTH before TLS, and takes neither AUTH nor mail there', async () => {
    const { talk } = await openPlain();
    talk.send('EHLO [127.0.0.1]');
    const offered = (await talk.until(/^250 /)).join('\n');
    expect(offered).toMatch(/STARTTLS[^]*$/);
    expect(offered).toContain('PIPELINING');
    expect(offered).not.toContain('AUTH');
    expect(await authenticate(talk, addressOf('works'), await tokenFor('works'))).toMatch(
      /^504 5\.7\.4/,
    );
    expect(await say(talk, `MAIL FROM:<${addressOf('works')}>`)).toMatch(/^530 5\.7\.57/);
  });

  it('forgets what was sent in plain text behind STARTTLS', async () => {
    const talk = await openSecure('STARTTLS\r\nNOOP injected\r\n');
    expect(await say(talk, 'QUIT')).toMatch(/^221 /);
  });

  it('takes the initial response after 334 as well, and a cancel', async () => {
    const talk = await openSecure();
    expect(await say(talk, 'AUTH XOAUTH2')).toBe('334 ');
    expect(await say(talk, '*')).toMatch(/^501 /);
    expect(await say(talk, 'AUTH XOAUTH2')).toBe('334 ');
    const response = saslXoauth2(addressOf('works'), await tokenFor('works'));
    expect(await say(talk, response)).toMatch(/^235 2\.7\.0/);
  });

  it('refuses passwords as Exchange does', async () => {
    const talk = await openSecure();
    expect(await say(talk, 'AUTH LOGIN')).toBe('334 VXNlcm5hbWU6');
    expect(await say(talk, 'd29ya3M=')).toBe('334 UGFzc3dvcmQ6');
    expect(await say(talk, 'c2VjcmV0')).toMatch(
      /^535 5\.7\.139 Authentication unsuccessful, basic authentication is disabled/,
    );
  });

  it.each([
    [
      'smtp-disabled-tenant',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled',
    ],
    [
      'smtp-disabled-mailbox',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled',
    ],
  ])('refuses %s at AUTH', async (name, text) => {
    const talk = await openSecure();
    expect(await authenticate(talk, addressOf(name), await tokenFor(name))).toContain(text);
  });

  it.each([
    ['send-as-denied', '550 5.7.60 SMTP; Client does not have permissions to send as this sender'],
    [
      'throttled',
      '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending',
    ],
  ])('lets %s in and refuses its sender', async (name, text) => {
    const talk = await openSecure();
    expect(await authenticate(talk, addressOf(name), await tokenFor(name))).toMatch(/^235 /);
    expect(await say(talk, `MAIL FROM:<${addressOf(name)}>`)).toContain(text);
  });

  it('knows the signed-in account alone: the shared name fails, its own name works', async () => {
    const token = await tokenFor('wrong-account');
    const talk = await openSecure();
    expect(await authenticate(talk, addressOf('wrong-account'), token)).toMatch(
      /^535 5\.7\.3 Authentication unsuccessful \[/,
    );
    expect(await authenticate(talk, addressOf('admin'), token)).toMatch(/^235 /);
    expect(await say(talk, `MAIL FROM:<${addressOf('wrong-account')}>`)).toMatch(/^250 /);
    expect(await say(talk, 'RSET')).toMatch(/^250 /);
    expect(await say(talk, `MAIL FROM:<${addressOf('works')}>`)).toMatch(/^550 5\.7\.60/);
  });

  it('checks the token: changed, expired, for another resource, without the permission', async () => {
    const good = await tokenFor('works');
    const user = addressOf('works');
    const scoped = async (scope: string): Promise<string> =>
      (await linkMailbox(sandbox, user, undefined, [scope])).accessToken;
    const graph = await scoped('SMTP.Send');
    const imapOnly = await scoped('https://outlook.office.com/IMAP.AccessAsUser.All');
    const talk = await openSecure();
    for (const token of [`${good.slice(0, -4)}AAAA`, graph, imapOnly, 'x.y.z'])
      expect(await authenticate(talk, user, token)).toMatch(/^535 5\.7\.3 /);
    const before = nowMs;
    nowMs += 3_600_000;
    const expired = await authenticate(talk, user, good);
    nowMs = before;
    expect(expired).toMatch(/^535 5\.7\.3 /);
    expect(await say(talk, 'AUTH XOAUTH2 bm90IGE=')).toMatch(/^501 5\.5\.124/);
    expect(await authenticate(talk, user, good)).toMatch(/^235 /);
  });

  it('says goodbye', async () => {
    const { socket, talk } = await openPlain();
    expect(await say(talk, 'QUIT')).toMatch(/^221 2\.0\.0/);
    if (!socket.readableEnded) await once(socket, 'end');
  });
});

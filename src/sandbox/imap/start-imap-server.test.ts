import { ImapFlow } from 'imapflow';
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { linkMailbox } from '../testing/link-with-msal.ts';
import { saslXoauth2, type Talk, talkTo } from '../testing/talk.ts';

let sandbox: Sandbox;
const sockets: TLSSocket[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => sandbox.close());

function addressOf(name: string): string {
  return `${name}@sandbox.example`;
}

async function tokenFor(name: string): Promise<string> {
  return (await linkMailbox(sandbox, addressOf(name))).accessToken;
}

async function createClient(name: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: sandbox.environment.imap.host,
    port: sandbox.environment.imap.port,
    secure: true,
    tls: { ca: sandbox.environment.certificateAuthority },
    auth: { user: addressOf(name), accessToken: await tokenFor(name) },
    logger: false,
    socketTimeout: 4000,
  });
  client.on('error', () => undefined);
  return client;
}

async function open(): Promise<Talk> {
  const { port } = sandbox.environment.imap;
  const ca = sandbox.environment.certificateAuthority;
  const socket = connect({ port, host: 'localhost', ca });
  sockets.push(socket);
  const talk = talkTo(socket);
  const [greeting = ''] = await talk.until(/^\* /);
  const words = /^\* OK The Microsoft Exchange IMAP4 service is ready\. \[([A-Za-z0-9+/=]+)\]$/;
  const name = Buffer.from(words.exec(greeting)?.[1] ?? '', 'base64').toString('utf16le');
  expect(name).toMatch(/\.prod\.outlook\.com$/);
  return talk;
}

async function say(talk: Talk, command: string): Promise<readonly string[]> {
  talk.send(`a ${command}`);
  return talk.until(/^(?:a |\+)/);
}

async function signIn(talk: Talk, name: string, token: string): Promise<string> {
  const answer = await say(talk, `AUTHENTICATE XOAUTH2 ${saslXoauth2(addressOf(name), token)}`);
  return answer.at(-1) ?? '';
}

describe('the IMAP server', () => {
  it('shows imapflow its folders and its INBOX, with one AUTHENTICATE', async () => {
    const before = sandbox.seen.imapAuthAttempts;
    const client = await createClient('works');
    await client.connect();
    const folders = await client.list();
    const inbox = await client.mailboxOpen('INBOX', { readOnly: true });
    await client.logout();
    expect(folders.map(({ path }) => path)).toContain('Sent Items');
    expect(inbox).toMatchObject({ path: 'INBOX', exists: 2, readOnly: true });
    expect(sandbox.seen.imapAuthAttempts - before).toBe(1);
  });

  it('lets not-connected sign in and then refuses every mailbox command', async () => {
    const client = await createClient('not-connected');
    await expect(client.connect()).rejects.toMatchObject({
      authenticationFailed: true,
      response: 'User is authenticated but not connected.',
    });
    const talk = await open();
    expect(await signIn(talk, 'not-connected', await tokenFor('not-connected'))).toBe(
      'a OK AUTHENTICATE completed.',
    );
    for (const command of ['NAMESPACE', 'LIST "" "*"', 'SELECT INBOX', 'EXAMINE INBOX'])
      expect(await say(talk, command)).toEqual(['a BAD User is authenticated but not connected.']);
  });

  it('throttles at once after a good sign-in', async () => {
    const talk = await open();
    expect(await signIn(talk, 'throttled', await tokenFor('throttled'))).toMatch(/^a OK/);
    expect(await say(talk, 'LIST "" "*"')).toEqual([
      expect.stringMatching(
        /^a BAD Request is throttled\. Suggested Backoff Time: \d+ milliseconds$/,
      ),
    ]);
  });

  it('takes the shared mailbox for its delegate, and refuses others', async () => {
    const token = await tokenFor('wrong-account');
    expect(await signIn(await open(), 'wrong-account', token)).toBe('a OK AUTHENTICATE completed.');
    expect(await signIn(await open(), 'admin', token)).toBe('a OK AUTHENTICATE completed.');
    expect(await signIn(await open(), 'works', token)).toBe('a NO AUTHENTICATE failed.');
    expect(await signIn(await open(), 'works', `${token.slice(0, -4)}AAAA`)).toBe(
      'a NO AUTHENTICATE failed.',
    );
  });

  it('wants the IMAP permission in the token', async () => {
    const scope = ['https://outlook.office.com/SMTP.Send'];
    const { accessToken } = await linkMailbox(sandbox, addressOf('works'), undefined, scope);
    expect(await signIn(await open(), 'works', accessToken)).toBe('a NO AUTHENTICATE failed.');
  });

  it('takes the SASL response after a continuation, and a cancel', async () => {
    const talk = await open();
    expect(await say(talk, 'AUTHENTICATE XOAUTH2')).toEqual(['+ ']);
    talk.send('*');
    expect(await talk.until(/^a /)).toEqual([expect.stringMatching(/^a BAD /)]);
    expect(await say(talk, 'AUTHENTICATE XOAUTH2')).toEqual(['+ ']);
    talk.send(saslXoauth2(addressOf('works'), await tokenFor('works')));
    expect(await talk.until(/^a /)).toEqual(['a OK AUTHENTICATE completed.']);
  });

  it('reads quoted names, both kinds of literals and pipelined commands', async () => {
    const talk = await open();
    await signIn(talk, 'works', await tokenFor('works'));
    expect(await say(talk, 'STATUS "INBOX" (MESSAGES UNSEEN)')).toContain(
      '* STATUS INBOX (MESSAGES 2 UNSEEN 1)',
    );
    talk.send('a STATUS {10+}', 'Sent Items (MESSAGES)', 'b NOOP');
    expect(await talk.until(/^b /)).toEqual([
      '* STATUS "Sent Items" (MESSAGES 1)',
      'a OK STATUS completed.',
      'b OK NOOP completed.',
    ]);
    expect(await say(talk, 'SELECT {5}')).toEqual([expect.stringMatching(/^\+ /)]);
    talk.send('INBOX');
    expect((await talk.until(/^a /)).at(-1)).toMatch(/^a OK \[READ-WRITE\]/);
    expect((await say(talk, 'LIST "" "%Items"')).slice(0, -1)).toHaveLength(2);
  });

  it('refuses what it does not do without hanging up', async () => {
    const talk = await open();
    expect(await say(talk, 'SELECT INBOX')).toEqual(['a BAD Command received in Invalid state.']);
    expect(await say(talk, 'LOGIN works@sandbox.example secret')).toEqual(['a NO LOGIN failed.']);
    expect(await say(talk, 'ENABLE CONDSTORE')).toEqual(['a NO ENABLE is not supported.']);
    expect(await say(talk, 'FETCH 1 BODY[]')).toEqual(['a BAD Command received in Invalid state.']);
    await signIn(talk, 'works', await tokenFor('works'));
    expect(await say(talk, 'SELECT Nowhere')).toEqual(["a NO Nowhere doesn't exist."]);
    const goodbye = await say(talk, 'LOGOUT');
    expect(goodbye).toEqual([expect.stringMatching(/^\* BYE /), 'a OK LOGOUT completed.']);
    const socket = sockets.at(-1);
    if (socket !== undefined && !socket.readableEnded) await once(socket, 'end');
  });

  it('ends a line without end', async () => {
    await open();
    const socket = sockets.at(-1);
    socket?.on('error', () => undefined);
    socket?.write('x'.repeat(200_000));
    if (socket !== undefined) await once(socket, 'close');
    expect(socket?.destroyed).toBe(true);
  });
});

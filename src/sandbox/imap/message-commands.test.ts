import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { linkMailbox } from '../testing/link-with-msal.ts';
import { saslXoauth2, type Talk, talkTo } from '../testing/talk.ts';

const address = 'works@sandbox.example';
let sandbox: Sandbox;
let socket: TLSSocket;
let talk: Talk;

/** Signed in, with the INBOX open: one message that was read and one that was not. */
beforeEach(async () => {
  sandbox = await startSandbox({ stateFolder: null });
  const { accessToken } = await linkMailbox(sandbox, address);
  const { imap, certificateAuthority: ca } = sandbox.environment;
  socket = connect({ port: imap.port, host: 'localhost', ca });
  talk = talkTo(socket);
  await talk.until(/^\* OK/);
  await say(`AUTHENTICATE XOAUTH2 ${saslXoauth2(address, accessToken)}`);
  await say('SELECT INBOX');
});
afterEach(async () => {
  socket.destroy();
  await sandbox.close();
});

async function say(command: string): Promise<readonly string[]> {
  talk.send(`a ${command}`);
  return talk.until(/^a /);
}

describe('messages by position, as Odoo reads them', () => {
  it('finds, fetches and marks unread mail without UID', async () => {
    expect(await say('SEARCH (UNSEEN)')).toEqual(['* SEARCH 2', 'a OK SEARCH completed.']);
    const fetched = await say('FETCH 2 (RFC822)');
    expect(fetched[0]).toMatch(/^\* 2 FETCH \(RFC822 \{\d+\}$/);
    expect(fetched).toContain('Subject: A message that was not read');
    // A body that was read makes the message read (RFC 3501, 6.4.5).
    expect(fetched.at(-2)).toBe(' FLAGS (\\Seen))');
    expect(await say('STORE 2 -FLAGS (\\Seen)')).toEqual([
      '* 2 FETCH (FLAGS ())',
      'a OK STORE completed.',
    ]);
    expect(await say('SEARCH UNSEEN')).toEqual(['* SEARCH 2', 'a OK SEARCH completed.']);
    await say('STORE 2 +FLAGS (\\Seen)');
    expect(await say('SEARCH UNSEEN')).toEqual(['* SEARCH', 'a OK SEARCH completed.']);
  });

  it('answers UIDs where they are asked for, and only there', async () => {
    const [first] = await say('FETCH 1 FLAGS');
    expect(first).toBe('* 1 FETCH (FLAGS (\\Seen))');
    expect((await say('UID FETCH 1:* (FLAGS)')).slice(0, 2)).toEqual([
      '* 1 FETCH (UID 1 FLAGS (\\Seen))',
      '* 2 FETCH (UID 2 FLAGS ())',
    ]);
    await say('UID STORE 1 +FLAGS.SILENT (\\Deleted)');
    expect(await say('EXPUNGE')).toEqual(['* 1 EXPUNGE', 'a OK EXPUNGE completed.']);
    expect((await say('UID SEARCH ALL'))[0]).toBe('* SEARCH 2');
    expect((await say('SEARCH UID 2'))[0]).toBe('* SEARCH 1');
  });

  it('peeks without marking, and reads nothing into a folder opened for reading only', async () => {
    await say('FETCH 2 BODY.PEEK[]');
    expect((await say('SEARCH UNSEEN'))[0]).toBe('* SEARCH 2');
    await say('EXAMINE INBOX');
    await say('FETCH 2 (RFC822)');
    expect((await say('SEARCH UNSEEN'))[0]).toBe('* SEARCH 2');
    expect(await say('STORE 2 +FLAGS (\\Seen)')).toEqual(['a NO Folder is read-only.']);
  });

  it.each([
    ['NOT SEEN', '2'],
    ['OR SEEN UNSEEN', '1 2'],
    ['(SUBJECT welcome FROM admin)', '1'],
    ['SUBJECT "was not read"', '2'],
    ['HEADER Message-ID welcome-to', '1'],
    ['1:2 BODY practice', '1 2'],
    ['SINCE 1-Jan-2020 NOT BEFORE 1-Jan-2020', '1 2'],
    ['LARGER 20 SMALLER 100000', '1 2'],
    ['CHARSET UTF-8 UNSEEN', '2'],
  ])('searches for %s', async (keys, numbers) => {
    expect((await say(`SEARCH ${keys}`))[0]).toBe(`* SEARCH ${numbers}`);
  });

  it.each([
    ['FETCH 3 (RFC822)', 'BAD The specified message set is invalid.'],
    ['FETCH 1,7 FLAGS', 'BAD The specified message set is invalid.'],
    ['SEARCH 9', 'BAD The specified message set is invalid.'],
    ['FETCH 0 FLAGS', 'BAD Command Argument Error. 11'],
    ['FETCH x FLAGS', 'BAD Command Argument Error. 11'],
    ['FETCH 1', 'BAD Command Argument Error. 11'],
    ['FETCH 1 (FLAGS NONSENSE)', 'BAD Command Argument Error. 11'],
    ['STORE 1 FLAGGED (\\Seen)', 'BAD Command Argument Error. 11'],
    ['SEARCH', 'BAD Command Argument Error. 11'],
    ['SEARCH KEYWORD later', 'BAD Command Argument Error. 11'],
    [
      'SEARCH CHARSET KOI8-R UNSEEN',
      'NO [BADCHARSET (US-ASCII UTF-8)] The specified charset is not supported.',
    ],
    ['UID NOOP 1', 'BAD Command Error. 12'],
  ])('refuses %s', async (command, answer) => {
    expect(await say(command)).toEqual([`a ${answer}`]);
  });

  it('removes what is marked when the folder is closed, and not when it is unselected', async () => {
    await say('STORE 1 +FLAGS (\\Deleted)');
    await say('UNSELECT');
    expect(await say('SELECT INBOX')).toContain('* 2 EXISTS');
    await say('CLOSE');
    expect(await say('SELECT INBOX')).toContain('* 1 EXISTS');
  });

  it('wants an open folder first', async () => {
    await say('CLOSE');
    for (const command of ['SEARCH UNSEEN', 'FETCH 1 (RFC822)', 'STORE 1 +FLAGS (\\Seen)'])
      expect(await say(command)).toEqual(['a BAD Command received in Invalid state.']);
  });
});

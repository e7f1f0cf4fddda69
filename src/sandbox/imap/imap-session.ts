import { signInToMail } from '../mail/mail-sign-in.ts';
import { type MailServerOptions } from '../mail/mail-server-options.ts';
import {
  countUnseen,
  findFolder,
  matchFolders,
  type PracticeFolder,
} from '../mail/practice-folders.ts';
import { backEndName } from '../mail/server-name.ts';
import { readXoauth2 } from '../mail/xoauth2.ts';
import { type PracticeMailbox } from '../practice-mailboxes.ts';
import { expunge, type OpenFolder, takeMessageCommand } from './message-commands.ts';
import { type ImapCommand } from './read-command.ts';

/** What the connection does next: read on, hand over the next raw line, or close. */
export type ImapEffect = 'none' | 'next-line-is-raw' | 'close';

export interface ImapSession {
  greeting(): string;
  takeCommand(command: ImapCommand): ImapEffect;
  /** A line that is no command: the answer to a SASL continuation or the end of IDLE. */
  takeRawLine(line: string): ImapEffect;
}

const capabilities =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';

const messageCommands: ReadonlySet<string> = new Set([
  'SEARCH',
  'FETCH',
  'STORE',
  'EXPUNGE',
  'UID',
]);

/** One IMAP dialogue in Exchange's words (rows 173 to 186 of failures.md). */
export function createImapSession(
  options: Pick<MailServerOptions, 'tokens' | 'counts' | 'mail' | 'log'>,
  reply: (line: string) => void,
): ImapSession {
  const { tokens, counts, mail, log } = options;
  let mailbox: PracticeMailbox | null = null;
  let selected: OpenFolder | null = null;
  let waiting: { readonly tag: string; readonly for: 'xoauth2' | 'plain' | 'idle' } | null = null;

  function authenticate({ tag, words }: ImapCommand): ImapEffect {
    const [mechanism = '', initial] = words;
    const kind = mechanism.toUpperCase();
    if (mailbox !== null) return answer(`${tag} BAD Command received in Invalid state.`);
    if (kind !== 'XOAUTH2' && kind !== 'PLAIN')
      return answer(`${tag} NO Unsupported authentication mechanism.`);
    counts.imapAuthAttempts += 1;
    const what = kind === 'XOAUTH2' ? 'xoauth2' : 'plain';
    if (initial !== undefined) return checkSasl(tag, what, initial);
    waiting = { tag, for: what };
    reply('+ ');
    return 'next-line-is-raw';
  }

  function checkSasl(tag: string, mechanism: 'xoauth2' | 'plain', base64: string): ImapEffect {
    // Basic authentication is off at Exchange Online, whatever AUTH=PLAIN promises (row 176).
    if (mechanism === 'plain') return answer(`${tag} NO AUTHENTICATE failed.`);
    const credentials = readXoauth2(base64);
    if (credentials === null) return answer(`${tag} BAD Command Argument Error. 12`);
    const signIn = signInToMail(tokens, 'imap', credentials);
    if (signIn.kind === 'refused') {
      log('imap: NO AUTHENTICATE failed.');
      return answer(`${tag} NO AUTHENTICATE failed.`);
    }
    mailbox = signIn.mailbox;
    log(`imap: ${mailbox.address} signed in`);
    return answer(`${tag} OK AUTHENTICATE completed.`);
  }

  function folders(): readonly PracticeFolder[] {
    return mailbox === null ? [] : mail.folders(mailbox.address);
  }

  function select({ tag, name, words }: ImapCommand): ImapEffect {
    const folder = findFolder(folders(), words[0] ?? '');
    if (folder === null) return answer(`${tag} NO ${words[0] ?? ''} doesn't exist.`);
    selected = { folder, readOnly: name === 'EXAMINE' };
    reply(`* ${folder.messages.length} EXISTS`);
    reply('* 0 RECENT');
    reply('* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)');
    const kept = name === 'EXAMINE' ? '' : '\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent';
    reply(`* OK [PERMANENTFLAGS (${kept})] Permanent flags`);
    const unseen = folder.messages.findIndex(({ flags }) => !flags.has('\\Seen'));
    if (unseen >= 0) reply(`* OK [UNSEEN ${unseen + 1}] Is the first unseen message`);
    reply(`* OK [UIDVALIDITY ${folder.uidValidity}] UIDVALIDITY value`);
    reply(`* OK [UIDNEXT ${folder.uidNext}] The next unique identifier value`);
    return answer(
      name === 'EXAMINE'
        ? `${tag} OK [READ-ONLY] EXAMINE completed.`
        : `${tag} OK [READ-WRITE] SELECT completed.`,
    );
  }

  function list({ tag, name, words }: ImapCommand): ImapEffect {
    const [reference = '', pattern = ''] = words;
    if (pattern === '') reply(`* ${name} (\\Noselect \\HasChildren) "/" ""`);
    else
      for (const folder of matchFolders(folders(), reference, pattern))
        reply(`* ${name} (${folder.attributes.join(' ')}) "/" ${quoteName(folder.name)}`);
    return answer(`${tag} OK ${name} completed.`);
  }

  function status({ tag, words }: ImapCommand): ImapEffect {
    const [name = '', items = ''] = words;
    const folder = findFolder(folders(), name);
    if (folder === null) return answer(`${tag} NO ${name} doesn't exist.`);
    const values = new Map([
      ['MESSAGES', folder.messages.length],
      ['RECENT', 0],
      ['UIDNEXT', folder.uidNext],
      ['UIDVALIDITY', folder.uidValidity],
      ['UNSEEN', countUnseen(folder)],
    ]);
    const asked = items.replace(/[()]/g, '').toUpperCase().split(/\s+/);
    const pairs = asked.flatMap((item) =>
      values.has(item) ? [`${item} ${values.get(item) ?? 0}`] : [],
    );
    reply(`* STATUS ${quoteName(folder.name)} (${pairs.join(' ')})`);
    return answer(`${tag} OK STATUS completed.`);
  }

  function takeMailboxCommand(command: ImapCommand): ImapEffect {
    const { tag, name } = command;
    if (mailbox === null) return answer(`${tag} BAD Command received in Invalid state.`);
    const { imap } = mailbox;
    if (imap.kind === 'refuses-mailbox-commands') {
      log(`imap: ${name} ${imap.text}`);
      return answer(`${tag} ${imap.text}`);
    }
    switch (name) {
      case 'NAMESPACE':
        reply('* NAMESPACE (("" "/")) NIL NIL');
        return answer(`${tag} OK NAMESPACE completed.`);
      case 'LIST':
      case 'LSUB':
        return list(command);
      case 'STATUS':
        return status(command);
      case 'SELECT':
      case 'EXAMINE':
        return select(command);
      default:
        return takeSelectedCommand(command);
    }
  }

  function takeSelectedCommand(command: ImapCommand): ImapEffect {
    const { tag, name } = command;
    if (selected === null) return answer(`${tag} BAD Command received in Invalid state.`);
    if (messageCommands.has(name)) return answer(takeMessageCommand(command, selected, reply));
    if (name === 'CHECK') return answer(`${tag} OK CHECK completed.`);
    if (name === 'IDLE') {
      waiting = { tag, for: 'idle' };
      reply('+ IDLE accepted, awaiting DONE command.');
      return 'next-line-is-raw';
    }
    // CLOSE removes what is marked, without a word of it (RFC 3501, 6.4.2); UNSELECT does not.
    if (name === 'CLOSE' && !selected.readOnly)
      expunge(selected.folder, selected.folder.messages, () => undefined);
    selected = null;
    return answer(`${tag} OK ${name} completed.`);
  }

  function answer(line: string): ImapEffect {
    reply(line);
    return 'none';
  }

  return {
    greeting: () =>
      `* OK The Microsoft Exchange IMAP4 service is ready. [${Buffer.from(backEndName, 'utf16le').toString('base64')}]`,
    takeCommand: (command) => {
      const { tag, name } = command;
      switch (name) {
        case 'CAPABILITY':
          reply(`* CAPABILITY ${capabilities}`);
          return answer(`${tag} OK CAPABILITY completed.`);
        case 'ID':
          reply('* ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")');
          return answer(`${tag} OK ID completed`);
        case 'NOOP':
          return answer(`${tag} OK NOOP completed.`);
        case 'LOGOUT':
          reply('* BYE Microsoft Exchange Server IMAP4 server signing off.');
          reply(`${tag} OK LOGOUT completed.`);
          return 'close';
        case 'AUTHENTICATE':
          return authenticate(command);
        case 'LOGIN':
          counts.imapAuthAttempts += 1;
          return answer(`${tag} NO LOGIN failed.`);
        case 'ENABLE':
          return answer(`${tag} NO ENABLE is not supported.`);
        case 'NAMESPACE':
        case 'LIST':
        case 'LSUB':
        case 'STATUS':
        case 'SELECT':
        case 'EXAMINE':
        case 'IDLE':
        case 'CHECK':
        case 'CLOSE':
        case 'UNSELECT':
        case 'SEARCH':
        case 'FETCH':
        case 'STORE':
        case 'EXPUNGE':
        case 'UID':
          return takeMailboxCommand(command);
        default:
          return answer(`${tag} BAD Command Error. 12`);
      }
    },
    takeRawLine: (line) => {
      const pending = waiting;
      waiting = null;
      if (pending === null) return answer('* BAD Command Error. 10');
      if (pending.for === 'idle')
        return answer(
          line.toUpperCase() === 'DONE'
            ? `${pending.tag} OK IDLE completed.`
            : `${pending.tag} BAD Command Error. 10`,
        );
      if (line === '*') return answer(`${pending.tag} BAD AUTHENTICATE cancelled.`);
      return checkSasl(pending.tag, pending.for, line);
    },
  };
}

function quoteName(name: string): string {
  return /^\w+$/.test(name) ? name : `"${name}"`;
}

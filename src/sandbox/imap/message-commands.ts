import { type PracticeFolder, type PracticeMessage } from '../mail/practice-folders.ts';
import { answerItems, namesOf, readFetchItems } from './fetch-items.ts';
import { isMessageSet, messagesOf, type Numbering } from './message-set.ts';
import { type ImapCommand } from './read-command.ts';
import { searchMessages } from './search-messages.ts';

/** The open folder of a session. */
export interface OpenFolder {
  readonly folder: PracticeFolder;
  readonly readOnly: boolean;
}

const refusals = {
  argument: 'BAD Command Argument Error. 11',
  command: 'BAD Command Error. 12',
  set: 'BAD The specified message set is invalid.',
  charset: 'NO [BADCHARSET (US-ASCII UTF-8)] The specified charset is not supported.',
  readOnly: 'NO Folder is read-only.',
} as const;

/**
 * SEARCH, FETCH, STORE and EXPUNGE, by position and with UID (RFC 3501, 6.4; RFC 4315): what a mail
 * client needs, and Odoo's imaplib, which knows no UID. Answers the tagged line.
 */
export function takeMessageCommand(
  { tag, name, words }: ImapCommand,
  open: OpenFolder,
  reply: (line: string) => void,
): string {
  const isUid = name === 'UID';
  const verb = isUid ? (words[0] ?? '').toUpperCase() : name;
  const asked = isUid ? words.slice(1) : words;
  return `${tag} ${answerVerb(verb, asked, isUid ? 'uid' : 'sequence', open, reply)}`;
}

function answerVerb(
  verb: string,
  words: readonly string[],
  numbering: Numbering,
  { folder, readOnly }: OpenFolder,
  reply: (line: string) => void,
): string {
  if (verb === 'SEARCH') return search(folder, words, numbering, reply);
  if (verb === 'EXPUNGE' && numbering === 'sequence') {
    if (readOnly) return refusals.readOnly;
    if (words.length > 0) return refusals.argument;
    expunge(folder, folder.messages, reply);
    return 'OK EXPUNGE completed.';
  }
  if (!['FETCH', 'STORE', 'EXPUNGE'].includes(verb)) return refusals.command;
  const [set = '', ...rest] = words;
  if (!isMessageSet(set)) return refusals.argument;
  const chosen = messagesOf(folder, set, numbering);
  if (chosen === null) return refusals.set;
  if (verb === 'FETCH') return fetch({ folder, readOnly }, chosen, rest, numbering, reply);
  if (readOnly) return refusals.readOnly;
  if (verb === 'STORE') return store(folder, chosen, rest, numbering, reply);
  expunge(folder, chosen, reply);
  return 'OK EXPUNGE completed.';
}

function search(
  folder: PracticeFolder,
  words: readonly string[],
  numbering: Numbering,
  reply: (line: string) => void,
): string {
  const answer = searchMessages(folder, words, numbering);
  switch (answer.kind) {
    case 'charset':
      return refusals.charset;
    case 'malformed':
      return refusals.argument;
    case 'set-refused':
      return refusals.set;
    case 'found':
      reply(['* SEARCH', ...answer.numbers].join(' '));
      return 'OK SEARCH completed.';
  }
}

/** Reading a body marks the message as read, and the new flags come with it. */
function fetch(
  { folder, readOnly }: OpenFolder,
  chosen: readonly PracticeMessage[],
  words: readonly string[],
  numbering: Numbering,
  reply: (line: string) => void,
): string {
  const request = readFetchItems(words);
  if (request === null) return refusals.argument;
  const asked = numbering === 'uid' ? withUid(request.items) : request.items;
  for (const message of chosen) {
    const marked = request.marksSeen && !readOnly && !message.flags.has('\\Seen');
    if (marked) message.flags.add('\\Seen');
    const items = marked && !asked.includes('FLAGS') ? [...asked, 'FLAGS'] : asked;
    reply(`* ${positionOf(folder, message)} FETCH (${answerItems(message, items)})`);
  }
  return 'OK FETCH completed.';
}

/** The UID comes with every answer to a UID command (RFC 3501, 6.4.8). */
function withUid(items: readonly string[]): readonly string[] {
  return items.includes('UID') ? items : ['UID', ...items];
}

function store(
  folder: PracticeFolder,
  chosen: readonly PracticeMessage[],
  [operation = '', ...lists]: readonly string[],
  numbering: Numbering,
  reply: (line: string) => void,
): string {
  const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(operation) ?? [];
  const flags = namesOf(lists.join(' '));
  if (sign === undefined || lists.length === 0) return refusals.argument;
  for (const message of chosen) {
    if (sign === '') message.flags.clear();
    for (const flag of flags) {
      if (sign === '-') message.flags.delete(flag);
      else message.flags.add(flag);
    }
    if (silent !== undefined) continue;
    const items = numbering === 'uid' ? ['UID', 'FLAGS'] : ['FLAGS'];
    reply(`* ${positionOf(folder, message)} FETCH (${answerItems(message, items)})`);
  }
  return 'OK STORE completed.';
}

/** Removes the marked ones among `chosen`, and no others. */
export function expunge(
  folder: PracticeFolder,
  chosen: readonly PracticeMessage[],
  reply: (line: string) => void,
): void {
  for (const message of chosen.filter(({ flags }) => flags.has('\\Deleted'))) {
    const position = positionOf(folder, message);
    folder.messages.splice(position - 1, 1);
    reply(`* ${position} EXPUNGE`);
  }
}

function positionOf(folder: PracticeFolder, message: PracticeMessage): number {
  return folder.messages.indexOf(message) + 1;
}

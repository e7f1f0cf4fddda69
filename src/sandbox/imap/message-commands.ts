import { type PracticeFolder, type PracticeMessage } from '../mail/practice-folders.ts';
import { type ImapCommand } from './read-command.ts';

/** The open folder of a session. */
export interface OpenFolder {
  readonly folder: PracticeFolder;
  readonly readOnly: boolean;
}

/**
 * UID FETCH, UID STORE +FLAGS and UID EXPUNGE (RFC 3501, 6.4; RFC 4315): what a client needs to
 * find a message and remove it. Answers the tagged line.
 */
export function takeMessageCommand(
  { tag, words }: ImapCommand,
  { folder, readOnly }: OpenFolder,
  reply: (line: string) => void,
): string {
  const [verb = '', set = '', ...rest] = words;
  const name = verb.toUpperCase();
  const chosen = messagesOf(folder, set);
  if (chosen === null) return `${tag} BAD Command Argument Error. 11`;
  if (name === 'FETCH') {
    for (const message of chosen) reply(fetched(folder, message, rest.join(' ')));
    return `${tag} OK FETCH completed.`;
  }
  if (name !== 'STORE' && name !== 'EXPUNGE') return `${tag} BAD Command Error. 12`;
  if (readOnly) return `${tag} NO Folder is read-only.`;
  if (name === 'STORE') {
    const [operation = '', flags = ''] = rest;
    if (!/^\+FLAGS(?:\.SILENT)?$/i.test(operation)) return `${tag} NO Only +FLAGS is practised.`;
    for (const { flags: own } of chosen) for (const flag of namesOf(flags)) own.add(flag);
    return `${tag} OK STORE completed.`;
  }
  expunge(folder, chosen, reply);
  return `${tag} OK EXPUNGE completed.`;
}

/** Removes the marked ones among `chosen`, and no others. */
function expunge(
  folder: PracticeFolder,
  chosen: readonly PracticeMessage[],
  reply: (line: string) => void,
): void {
  for (const message of chosen.filter(({ flags }) => flags.has('\\Deleted'))) {
    const index = folder.messages.indexOf(message);
    folder.messages.splice(index, 1);
    reply(`* ${index + 1} EXPUNGE`);
  }
}

/** `5`, `5:9`, `5:*`, separated by commas; null when it is none of these. */
function messagesOf(folder: PracticeFolder, set: string): PracticeMessage[] | null {
  if (!/^(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?(?:,(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?)*$/.test(set))
    return null;
  const last = folder.messages.at(-1)?.uid ?? 0;
  const numberOf = (text: string): number => (text === '*' ? last : Number(text));
  const ranges = set.split(',').map((range) => {
    const [from = '', to = from] = range.split(':');
    return [numberOf(from), numberOf(to)].sort((a, b) => a - b);
  });
  return folder.messages.filter(({ uid }) =>
    ranges.some(([from = 0, to = 0]) => uid >= from && uid <= to),
  );
}

function fetched(folder: PracticeFolder, message: PracticeMessage, items: string): string {
  const answers = [`UID ${message.uid}`];
  if (/\bFLAGS\b/i.test(items)) answers.push(`FLAGS (${[...message.flags].join(' ')})`);
  const [, fields] = /BODY\.PEEK\[HEADER\.FIELDS (\([^()]*\))\]/i.exec(items) ?? [];
  if (fields !== undefined) {
    answers.push(literal(`BODY[HEADER.FIELDS ${fields}]`, headerOf(message, namesOf(fields))));
  }
  const whole = /BODY(?:\.PEEK)?\[\](?:<0\.(\d{1,9})>)?/i.exec(items);
  if (whole !== null) {
    const [, limit] = whole;
    answers.push(
      limit === undefined
        ? literal('BODY[]', message.source)
        : literal('BODY[]<0>', message.source.slice(0, Number(limit))),
    );
  }
  return `* ${folder.messages.indexOf(message) + 1} FETCH (${answers.join(' ')})`;
}

function headerOf({ source }: PracticeMessage, fields: readonly string[]): string {
  const [header = ''] = source.split('\r\n\r\n', 1);
  const wanted = new Set(fields.map((field) => field.toLowerCase()));
  const lines = header.replace(/\r\n(?=[ \t])/g, '\u0000').split('\r\n');
  const kept = lines.filter((line) => wanted.has(line.split(':', 1)[0]?.toLowerCase() ?? ''));
  return [...kept.map((line) => line.replaceAll('\u0000', '\r\n')), '', ''].join('\r\n');
}

function namesOf(list: string): string[] {
  return list.split(/[\s()"]+/).filter((name) => name !== '');
}

function literal(name: string, text: string): string {
  return `${name} {${Buffer.byteLength(text)}}\r\n${text}`;
}

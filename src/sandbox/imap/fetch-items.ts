import { type PracticeMessage } from '../mail/practice-folders.ts';

/** What one FETCH asks of each message, in order. */
export interface FetchRequest {
  readonly items: readonly string[];
  /** Whether an item sets `\Seen` (RFC 3501, 6.4.5: all bodies that are no PEEK). */
  readonly marksSeen: boolean;
}

const macros: Readonly<Record<string, string>> = {
  FAST: 'FLAGS INTERNALDATE RFC822.SIZE',
};

const item =
  /(?:BODY(?:\.PEEK)?\[(?:HEADER(?:\.FIELDS(?:\.NOT)? \([^()[\]]+\))?|TEXT)?\](?:<\d{1,9}\.[1-9]\d{0,8}>)?|[A-Z0-9.]+)(?= |$)/iy;

const plain = new Set([
  'UID',
  'FLAGS',
  'INTERNALDATE',
  'RFC822',
  'RFC822.HEADER',
  'RFC822.SIZE',
  'RFC822.TEXT',
]);

/** Reads the items of a FETCH; null for one that is not practised here. */
export function readFetchItems(words: readonly string[]): FetchRequest | null {
  const joined = words.join(' ').replace(/ \]/g, ']').trim();
  const text = /^\((.*)\)$/.exec(joined)?.[1] ?? joined;
  const expanded = macros[text.toUpperCase()] ?? text;
  const items: string[] = [];
  for (let at = 0; at < expanded.length; at = item.lastIndex + 1) {
    item.lastIndex = at;
    const found = item.exec(expanded)?.[0];
    if (found === undefined) return null;
    const name = found.toUpperCase();
    if (!plain.has(name) && !name.startsWith('BODY[') && !name.startsWith('BODY.PEEK['))
      return null;
    items.push(plain.has(name) ? name : found);
  }
  if (items.length === 0) return null;
  const marksSeen = items.some((name) => /^(?:BODY\[|RFC822$|RFC822\.TEXT$)/i.test(name));
  return { items, marksSeen };
}

/** The data of one message, without the parentheses around them. */
export function answerItems(message: PracticeMessage, items: readonly string[]): string {
  return items.map((name) => answerItem(message, name)).join(' ');
}

function answerItem(message: PracticeMessage, name: string): string {
  const { source } = message;
  switch (name) {
    case 'UID':
      return `UID ${message.uid}`;
    case 'FLAGS':
      return `FLAGS (${[...message.flags].join(' ')})`;
    case 'INTERNALDATE':
      return `INTERNALDATE "${internalDate(source)}"`;
    case 'RFC822.SIZE':
      return `RFC822.SIZE ${Buffer.byteLength(source)}`;
    case 'RFC822':
      return literal(name, source);
    case 'RFC822.HEADER':
      return literal(name, splitMessage(source).header);
    case 'RFC822.TEXT':
      return literal(name, splitMessage(source).body);
    default:
      return answerSection(source, name);
  }
}

function answerSection(source: string, name: string): string {
  const [, section = '', start, length] = /\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/.exec(name) ?? [];
  const bytes = Buffer.from(sectionOf(source, section));
  if (start === undefined) return literal(`BODY[${section}]`, bytes.toString());
  // Cut between bytes, as the sizes of a partial fetch are bytes.
  const part = bytes.subarray(Number(start), Number(start) + Number(length));
  return literal(`BODY[${section}]<${start}>`, part.toString());
}

function sectionOf(source: string, section: string): string {
  const { header, body } = splitMessage(source);
  const [, not, names] = /^HEADER\.FIELDS(\.NOT)? \(([^()]+)\)$/i.exec(section) ?? [];
  if (names !== undefined) return chooseFields(header, namesOf(names), not === undefined);
  if (section === '') return source;
  return section.toUpperCase() === 'TEXT' ? body : header;
}

/** The header ends with the empty line that separates it from the body. */
export function splitMessage(source: string): { readonly header: string; readonly body: string } {
  const end = source.indexOf('\r\n\r\n');
  if (end === -1) return { header: source, body: '' };
  return { header: source.slice(0, end + 4), body: source.slice(end + 4) };
}

function chooseFields(header: string, fields: readonly string[], wants: boolean): string {
  const wanted = new Set(fields.map((field) => field.toLowerCase()));
  const lines = header
    .trimEnd()
    .replace(/\r\n(?=[ \t])/g, '\u0000')
    .split('\r\n');
  const kept = lines.filter(
    (line) => wanted.has(line.split(':', 1)[0]?.toLowerCase() ?? '') === wants,
  );
  return [...kept.map((line) => line.replaceAll('\u0000', '\r\n')), '', ''].join('\r\n');
}

/** A practice message arrives when it is written. */
export function dateOf(source: string): Date {
  const text = /^Date: (.*)$/im.exec(splitMessage(source).header)?.[1] ?? '';
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function internalDate(source: string): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d\d) (\w+) (\d+) ([\d:]+)/.exec(dateOf(source).toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}

export function namesOf(list: string): string[] {
  return list.split(/[\s()"]+/).filter((name) => name !== '');
}

function literal(name: string, text: string): string {
  return `${name} {${Buffer.byteLength(text)}}\r\n${text}`;
}

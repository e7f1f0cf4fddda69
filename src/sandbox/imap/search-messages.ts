import { type PracticeFolder, type PracticeMessage } from '../mail/practice-folders.ts';
import { dateOf, splitMessage } from './fetch-items.ts';
import { isMessageSet, messagesOf, type Numbering } from './message-set.ts';
import { splitWords } from './read-command.ts';

type Test = (message: PracticeMessage) => boolean;

export type SearchAnswer =
  | { readonly kind: 'found'; readonly numbers: readonly number[] }
  | { readonly kind: 'charset' | 'malformed' | 'set-refused' };

const flagKeys: Readonly<Record<string, string>> = {
  SEEN: '\\Seen',
  ANSWERED: '\\Answered',
  FLAGGED: '\\Flagged',
  DELETED: '\\Deleted',
  DRAFT: '\\Draft',
};

/** Answers a SEARCH (RFC 3501, 6.4.4). Exchange refuses KEYWORD with the error of a bad argument. */
export function searchMessages(
  folder: PracticeFolder,
  words: readonly string[],
  numbering: Numbering,
): SearchAnswer {
  let left = [...words];
  if (left[0]?.toUpperCase() === 'CHARSET') {
    if (!['US-ASCII', 'UTF-8'].includes(left[1]?.toUpperCase() ?? '')) return { kind: 'charset' };
    left = left.slice(2);
  }
  const reader = new KeyReader(folder, left);
  const test = left.length === 0 ? null : reader.readAll();
  if (test === null) return { kind: reader.setRefused ? 'set-refused' : 'malformed' };
  const numbers = folder.messages.flatMap((message, index) =>
    test(message) ? [numbering === 'uid' ? message.uid : index + 1] : [],
  );
  return { kind: 'found', numbers };
}

class KeyReader {
  setRefused = false;

  constructor(
    private readonly folder: PracticeFolder,
    private readonly words: string[],
  ) {}

  /** Every key must hold; null when one cannot be read. */
  readAll(): Test | null {
    const tests: Test[] = [];
    while (this.words.length > 0) {
      const test = this.#readKey();
      if (test === null) return null;
      tests.push(test);
    }
    return (message) => tests.every((test) => test(message));
  }

  #readKey(): Test | null {
    const word = this.words.shift() ?? '';
    if (isMessageSet(word)) return this.#readSet(word, 'sequence');
    if (word.startsWith('(')) return this.#readGroup(word);
    const key = word.toUpperCase();
    const flag = flagKeys[key.replace(/^UN/, '')];
    if (flag !== undefined) return ({ flags }) => flags.has(flag) !== key.startsWith('UN');
    switch (key) {
      case 'ALL':
      case 'OLD':
        return () => true;
      // No practice message is \Recent.
      case 'NEW':
      case 'RECENT':
        return () => false;
      case 'NOT': {
        const test = this.#readKey();
        return test === null ? null : (message) => !test(message);
      }
      case 'OR': {
        const [one, other] = [this.#readKey(), this.#readKey()];
        return one === null || other === null ? null : (message) => one(message) || other(message);
      }
      default:
        return this.#readArgument(key);
    }
  }

  #readArgument(key: string): Test | null {
    const argument = this.words.shift();
    if (argument === undefined) return null;
    switch (key) {
      case 'UID':
        return isMessageSet(argument) ? this.#readSet(argument, 'uid') : null;
      case 'FROM':
      case 'TO':
      case 'CC':
      case 'BCC':
      case 'SUBJECT':
        return ({ source }) => hasField(source, key, argument);
      case 'HEADER': {
        const value = this.words.shift();
        return value === undefined ? null : ({ source }) => hasField(source, argument, value);
      }
      case 'BODY':
        return ({ source }) => contains(splitMessage(source).body, argument);
      case 'TEXT':
        return ({ source }) => contains(source, argument);
      case 'LARGER':
      case 'SMALLER':
        return readSize(key, argument);
      default:
        return readDate(key, argument);
    }
  }

  #readSet(set: string, numbering: Numbering): Test | null {
    const chosen = messagesOf(this.folder, set, numbering);
    if (chosen === null) this.setRefused = true;
    return chosen === null ? null : (message) => chosen.includes(message);
  }

  #readGroup(word: string): Test | null {
    const inner = splitWords(word.slice(1, -1), []);
    if (inner === null || inner.length === 0) return null;
    const reader = new KeyReader(this.folder, inner);
    const test = reader.readAll();
    this.setRefused = reader.setRefused;
    return test;
  }
}

function readSize(key: 'LARGER' | 'SMALLER', argument: string): Test | null {
  if (!/^\d{1,10}$/.test(argument)) return null;
  const size = Number(argument);
  return ({ source }) => {
    const own = Buffer.byteLength(source);
    return key === 'LARGER' ? own > size : own < size;
  };
}

const dayMs = 86_400_000;

/** SINCE, ON and BEFORE of a day such as `1-Feb-2026`, and the same of the Date header (SENT…). */
function readDate(key: string, argument: string): Test | null {
  const comparison = key.replace(/^SENT/, '');
  if (!/^\d{1,2}-[A-Za-z]{3}-\d{4}$/.test(argument)) return null;
  const day = Date.parse(`${argument.replaceAll('-', ' ')} UTC`);
  if (Number.isNaN(day)) return null;
  switch (comparison) {
    case 'SINCE':
      return ({ source }) => dateOf(source).getTime() >= day;
    case 'BEFORE':
      return ({ source }) => dateOf(source).getTime() < day;
    case 'ON':
      return ({ source }) => Math.floor(dateOf(source).getTime() / dayMs) * dayMs === day;
    default:
      return null;
  }
}

/** An empty value is in every message that has the field. */
function hasField(source: string, field: string, value: string): boolean {
  const unfolded = splitMessage(source).header.replace(/\r\n[ \t]+/g, ' ');
  return unfolded.split('\r\n').some((line) => {
    const colon = line.indexOf(':');
    return (
      line.slice(0, colon).trim().toLowerCase() === field.toLowerCase() &&
      contains(line.slice(colon + 1), value)
    );
  });
}

function contains(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.toLowerCase());
}

import { HeaderReader, HeaderRanOut } from './header-reader.ts';
import { joinName, readMailbox, unreadable, type Mailbox } from './read-mailbox.ts';

/** A From header as Python stores it, or Python's words where it refuses to. */
export type SerialisedHeader =
  | { readonly kind: 'header'; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly exception: 'ValueError' | 'IndexError';
      readonly words: string;
    };

/**
 * What Python makes of a text put into a From header: each address read and written again, with
 * quotes only where they are needed (`"Name" <a@b.c>` becomes `Name <a@b.c>`).
 */
export function serialiseHeader(text: string): SerialisedHeader {
  if (hasSeveralLines(text)) {
    const words = 'Header values may not contain linefeed or carriage return characters';
    return { kind: 'refused', exception: 'ValueError', words };
  }
  try {
    const members = readHeader(new HeaderReader(text));
    if (members.some(({ mailboxes }) => mailboxes.some(hasLineEnd))) {
      const words = 'invalid arguments; address parts cannot contain CR or LF';
      return { kind: 'refused', exception: 'ValueError', words };
    }
    return { kind: 'header', text: members.map(writeMember).join(', ') };
  } catch (error) {
    if (!(error instanceof HeaderRanOut)) throw error;
    return { kind: 'refused', exception: 'IndexError', words: error.message };
  }
}

/** A line end at the very end is let through, as Python does. */
function hasSeveralLines(text: string): boolean {
  return /(?:\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028\u2029])[^]/.test(text);
}

function hasLineEnd({ name, local, domain }: Mailbox): boolean {
  return /[\r\n]/.test(name + local + domain);
}

/** A mailbox alone, or a named group of them. */
interface Member {
  readonly group: string | null;
  readonly mailboxes: readonly Mailbox[];
}

function readHeader(reader: HeaderReader): Member[] {
  const members: Member[] = [];
  while (reader.rest !== '') {
    const member = readGroup(reader) ?? readAlone(reader, ',');
    if (member !== null) members.push(member);
    skipRest(reader, ',');
    reader.take(',');
  }
  return members;
}

function readGroup(reader: HeaderReader): Member | null {
  return reader.attempt(() => {
    const phrase = reader.readPhrase();
    if (phrase === null || !reader.take(':')) return null;
    const mailboxes: Mailbox[] = [];
    reader.readBlank();
    while (reader.rest !== '' && reader.next !== ';') {
      const member = readAlone(reader, ',;');
      if (member !== null) mailboxes.push(...member.mailboxes);
      skipRest(reader, ',;');
      reader.take(',');
    }
    if (reader.take(';')) reader.readBlank();
    return { group: joinName(phrase), mailboxes };
  });
}

/** One mailbox; what is none up to the next separator counts as one that is all empty. */
function readAlone(reader: HeaderReader, ends: string): Member | null {
  const mailbox = readMailbox(reader);
  if (mailbox !== null) return { group: null, mailboxes: [mailbox] };
  reader.readBlank();
  if (reader.rest === '' || reader.nextIsOneOf(ends)) return null;
  skipRest(reader, ends);
  return { group: null, mailboxes: [unreadable] };
}

/** Whatever follows a mailbox before the next separator is lost; quotes and comments keep theirs. */
function skipRest(reader: HeaderReader, ends: string): void {
  while (reader.rest !== '' && !reader.nextIsOneOf(ends)) {
    const word = reader.readWord() ?? reader.readBlank();
    if (word.length === 0) reader.step();
  }
}

function writeMember({ group, mailboxes }: Member): string {
  const written = mailboxes.map(writeMailbox).join(', ');
  if (group === null) return written;
  const name = /[()<>@,:;."[\]\\]/.test(group) ? quote(group) : group;
  return `${name}:${written === '' ? '' : ' '}${written};`;
}

function writeMailbox({ name, local, domain }: Mailbox): string {
  const box = /[()<>@,:;"[\]\\ \t]/.test(local) ? quote(local) : local;
  const address = domain !== '' ? `${box}@${domain}` : box === '' ? '<>' : box;
  if (name === '') return address;
  const written = /[()<>@,:;."[\]\\]/.test(name) ? quote(name) : name;
  return `${written} <${address === '<>' ? '' : address}>`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

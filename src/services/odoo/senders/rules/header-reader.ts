/** A piece of a phrase or local part: what separates words, or words themselves. */
export type Piece =
  | { readonly kind: 'blank' }
  | { readonly kind: 'dot' }
  | { readonly kind: 'text'; readonly value: string };

const blank: Piece = { kind: 'blank' };
const dot: Piece = { kind: 'dot' };

/** Python's own words where its parser runs past the end of a header (`foo@`). */
export class HeaderRanOut extends Error {
  override readonly name = 'HeaderRanOut';
}

/** Reads the words of an address header (RFC 5322 3.2); a method answers null where it cannot. */
export class HeaderReader {
  private at = 0;

  constructor(private readonly text: string) {}

  get rest(): string {
    return this.text.slice(this.at);
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  /** The next character, where Python looks without asking whether there is one. */
  get certainNext(): string {
    if (this.next === '') throw new HeaderRanOut('string index out of range');
    return this.next;
  }

  nextIsOneOf(characters: string): boolean {
    return this.next !== '' && characters.includes(this.next);
  }

  step(): void {
    this.at += 1;
  }

  take(character: string): boolean {
    if (this.next !== character) return false;
    this.at += 1;
    return true;
  }

  /** Tries something, and stands where it stood when that answers null. */
  attempt<Value>(read: () => Value | null): Value | null {
    const start = this.at;
    const value = read();
    if (value === null) this.at = start;
    return value;
  }

  /** White space and comments, which together count as one blank. */
  readBlank(): Piece[] {
    const start = this.at;
    for (;;) {
      if (this.next === '(') this.skipComment();
      else if (this.next === ' ' || this.next === '\t') this.match(/^\s+/);
      else return this.at === start ? [] : [blank];
    }
  }

  /** An atom or a quoted string, with the blanks around it. */
  readWord(): Piece[] | null {
    return this.attempt(() => {
      const before = this.readBlank();
      const value = this.next === '"' ? this.readQuoted() : this.readAtomText();
      return value === null ? null : [...before, { kind: 'text', value }, ...this.readBlank()];
    });
  }

  readAtom(): Piece[] | null {
    return this.attempt(() => {
      const before = this.readBlank();
      const value = this.readAtomText();
      return value === null ? null : [...before, { kind: 'text', value }, ...this.readBlank()];
    });
  }

  /** `a.b.c`, with blanks around it but none inside. */
  readDotAtom(): Piece[] | null {
    return this.attempt(() => {
      const before = this.readBlank();
      const word =
        this.readEncodedWord() ??
        this.match(/^[^()<>@,:;.\\"[\] \t]+(?:\.[^()<>@,:;.\\"[\] \t]+)*/);
      if (word === null || (this.next === '.' && !word.startsWith('=?'))) return null;
      const pieces = word.split('.').flatMap((value): Piece[] => [dot, { kind: 'text', value }]);
      return [...before, ...pieces.slice(1), ...this.readBlank()];
    });
  }

  /** Words, blanks and (obsolete) dots up to a special character. */
  readPhrase(): Piece[] | null {
    const pieces: Piece[] = [...(this.readWord() ?? [])];
    while (this.next !== '' && !this.nextIsOneOf(phraseEnds)) {
      if (this.take('.')) {
        pieces.push(dot);
        continue;
      }
      const word = this.readWord();
      const more = word ?? this.readBlank();
      if (more.length === 0) return null;
      pieces.push(...more);
    }
    return pieces;
  }

  /** `[1.2.3.4]`. */
  readDomainLiteral(): string {
    return this.match(/^\[[^[\]]*\]?/) ?? '';
  }

  private readAtomText(): string | null {
    return this.readEncodedWord() ?? this.match(/^[^()<>@,:;.\\"[\] \t]+/);
  }

  private readEncodedWord(): string | null {
    const word = this.next === '=' ? decodeEncodedWord(this.rest) : null;
    if (word === null) return null;
    this.at += word.length;
    return word.decoded;
  }

  /** What stands between quotes, with its white space, which between two encoded words is none. */
  private readQuoted(): string {
    this.at += 1;
    let inside = '';
    let blanks = '';
    let afterEncoded = false;
    while (this.next !== '' && !this.take('"')) {
      const space = this.match(/^[ \t]\s*/);
      if (space !== null) {
        blanks = space;
        continue;
      }
      const word = this.readEncodedWord();
      inside += word !== null && afterEncoded ? word : blanks + (word ?? this.readQuotedText());
      blanks = '';
      afterEncoded = word !== null;
    }
    return inside + blanks;
  }

  private readQuotedText(): string {
    const characters = this.match(/^(?:\\[^ \t]|[^"\\ \t])+/);
    if (characters !== null) return characters.replace(/\\([^])/g, '$1');
    // An escape before a blank, or at the very end, escapes nothing.
    this.at += 1;
    return '';
  }

  private skipComment(): void {
    this.at += 1;
    while (this.next !== '' && !this.take(')')) {
      if (this.next === '(') this.skipComment();
      else this.at += this.next === '\\' ? 2 : 1;
    }
  }

  private match(pattern: RegExp): string | null {
    const found = pattern.exec(this.rest)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }
}

/** What ends a phrase: all specials but those with a meaning inside it. */
export const phraseEnds = ')<>@,:;\\[]';

/** An encoded word (RFC 2047) at the beginning of a text, or null when there is none. */
export function decodeEncodedWord(
  text: string,
): { readonly decoded: string; readonly length: number } | null {
  const found = /^=\?([^?\s]*)\?([bq])\?([^?\s]*)\?=/i.exec(text);
  if (found === null) return null;
  const [whole, charset = '', encoding = '', content = ''] = found;
  const bytes =
    encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : readQuoted(content);
  return { decoded: decodeBytes(bytes, charset.split('*')[0] ?? ''), length: whole.length };
}

function readQuoted(content: string): Buffer {
  const text = content.replaceAll('_', ' ');
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** An unknown character set is read as ASCII, with signs in place of what it cannot hold. */
function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bytes.toString('latin1').replace(/[^\0-\x7f]/g, '\ufffd');
  }
}

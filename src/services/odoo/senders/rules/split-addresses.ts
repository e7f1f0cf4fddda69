export interface NamedAddress {
  /** Display name, or comment where there is none; empty without either. */
  readonly name: string;
  /** What stood in the place of the address; empty where it could not be read. */
  readonly address: string;
}

/**
 * Splits the text of an address header as Python's `email.utils.getaddresses` does in its lenient
 * mode, which is what Odoo asks for: it never fails, and answers an empty pair for what it cannot
 * read. RFC 5322 3.4 with the obsolete forms; the oddities are Python's and kept on purpose.
 */
export function splitAddresses(text: string): NamedAddress[] {
  const reader = new AddressReader(text);
  const found: NamedAddress[] = [];
  while (!reader.atEnd) {
    const read = reader.readAddress();
    found.push(...(read.length > 0 ? read : [{ name: '', address: '' }]));
  }
  return found;
}

/** Ends an atom; in a phrase a dot does not. */
const atomEnd = '()<>@,:.;"\\[\\] \\t\\r\\n';
const atom = new RegExp(`[^${atomEnd}]+`, 'y');
const phraseAtom = new RegExp(`[^${atomEnd.replace('.', '')}]+`, 'y');
const white = /[ \t\r\n]+/y;
const lineWhite = /[ \t]+/y;

class AddressReader {
  private at = 0;
  private comments: string[] = [];

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** One address, or all of a group; nothing for what is none. */
  readAddress(): NamedAddress[] {
    this.comments = [];
    this.skip();
    const start = this.at;
    const phrase = this.readPhrase();
    this.skip();
    const read = this.readAfterPhrase(phrase, start);
    this.skip();
    this.take(',');
    return read;
  }

  private readAfterPhrase(phrase: readonly string[], start: number): NamedAddress[] {
    const next = this.peek();
    if (next === '.' || next === '@') {
      // A bare address: read again from its beginning. Comments already met are met twice.
      this.at = start;
      const address = this.readAddrSpec();
      return [{ name: this.comments.join(' '), address }];
    }
    if (next === ':') return this.readGroup();
    if (next === '<') {
      const address = this.readRouteAddress();
      const comment = this.comments.length > 0 ? ` (${this.comments.join(' ')})` : '';
      return [{ name: phrase.join(' ') + comment, address }];
    }
    const [first] = phrase;
    if (first !== undefined) return [{ name: this.comments.join(' '), address: first }];
    // A special character out of place is stepped over, or the reading would never end.
    if (next !== '') this.at += 1;
    return [];
  }

  private readGroup(): NamedAddress[] {
    this.at += 1;
    const members: NamedAddress[] = [];
    while (!this.atEnd) {
      this.skip();
      if (this.take(';')) break;
      members.push(...this.readAddress());
    }
    return members;
  }

  private readRouteAddress(): string {
    this.at += 1;
    this.skip();
    while (!this.atEnd) {
      if (this.take('>')) return '';
      if (this.take('@')) {
        // RFC 5322 4.4 obs-route: relays before the address itself are dropped.
        this.skip();
        this.readDomain();
      } else if (!this.take(':')) {
        const address = this.readAddrSpec();
        this.at += 1;
        return address;
      }
      this.skip();
    }
    return '';
  }

  private readAddrSpec(): string {
    const pieces: string[] = [];
    const dropBlank = (): void => {
      if (pieces.at(-1)?.trim() === '') pieces.pop();
    };
    this.skip();
    while (!this.atEnd) {
      const dot = this.take('.');
      if (dot) {
        dropBlank();
        pieces.push('.');
      } else if (this.peek() === '"') {
        pieces.push(`"${this.readDelimited('"', false).replace(/[\\"]/g, '\\$&')}"`);
      } else {
        const word = this.match(atom);
        if (word === '') {
          dropBlank();
          break;
        }
        pieces.push(word);
      }
      const blank = this.skip();
      if (!dot && blank !== '') pieces.push(blank);
    }
    if (!this.take('@')) return pieces.join('');
    this.skip();
    const domain = this.readDomain();
    return domain === '' ? '' : `${pieces.join('')}@${domain}`;
  }

  private readDomain(): string {
    let domain = '';
    while (!this.atEnd) {
      const next = this.peek();
      if (next === '(') this.comments.push(this.readDelimited(')', true));
      else if (next === '[') domain += `[${this.readDelimited(']', false)}]`;
      else if (this.take('.')) domain += '.';
      // A second @ makes the whole address void (CVE-2019-16056).
      else if (next === '@') return '';
      else if (this.match(lineWhite) === '') {
        const word = this.match(atom);
        if (word === '') break;
        domain += word;
      }
    }
    return domain;
  }

  private readPhrase(): string[] {
    const words: string[] = [];
    while (!this.atEnd) {
      if (this.match(white) !== '') continue;
      if (this.peek() === '"') words.push(this.readDelimited('"', false));
      else if (this.peek() === '(') this.comments.push(this.readDelimited(')', true));
      else {
        const word = this.match(phraseAtom);
        if (word === '') break;
        words.push(word);
      }
    }
    return words;
  }

  /** From an opening character to its end; an escaped character stands for itself. */
  private readDelimited(end: string, nested: boolean): string {
    this.at += 1;
    let inside = '';
    while (!this.atEnd) {
      const next = this.peek();
      if (nested && next === '(') {
        inside += this.readDelimited(')', true);
        continue;
      }
      this.at += 1;
      if (next === end || next === '\r') break;
      if (next !== '\\') inside += next;
      else {
        inside += this.peek();
        this.at += 1;
      }
    }
    return inside;
  }

  /** Skips white space and comments; answers the white space without line ends. */
  private skip(): string {
    let blank = '';
    for (;;) {
      if (this.peek() === '(') this.comments.push(this.readDelimited(')', true));
      else {
        const more = this.match(white);
        if (more === '') return blank;
        blank += more.replace(/[\r\n]/g, '');
      }
    }
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

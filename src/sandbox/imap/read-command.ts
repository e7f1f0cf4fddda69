/** One IMAP command (RFC 3501, 9): tag, upper-case name, arguments. */
export interface ImapCommand {
  readonly tag: string;
  readonly name: string;
  /** Atoms, unquoted strings and literals, and parenthesised lists as their text. */
  readonly words: readonly string[];
}

/** A command that is still being received: its text so far and its literals. */
export interface PartialCommand {
  readonly text: string;
  readonly literals: readonly string[];
}

/** The literal that a line announces at its end: `{5}` waits for a go-ahead, `{5+}` does not. */
export function announcedLiteral(line: string): { size: number; waits: boolean } | null {
  const [, size, plus] = /\{(\d{1,9})(\+?)\}$/.exec(line) ?? [];
  return size === undefined ? null : { size: Number(size), waits: plus === '' };
}

/** Reads a whole command; null when it has no tag and name or a quote is left open. */
export function readCommand({ text, literals }: PartialCommand): ImapCommand | null {
  const [, tag, name, rest = ''] = /^([^\s"(){}*%\\]+) ([A-Za-z]+)(?: (.*))?$/.exec(text) ?? [];
  if (tag === undefined || name === undefined) return null;
  const words = splitWords(rest, literals);
  return words === null ? null : { tag, name: name.toUpperCase(), words };
}

/** Cuts arguments into words; null when a quote or a parenthesis is left open. */
export function splitWords(text: string, literals: readonly string[]): string[] | null {
  const left = [...literals];
  const words: string[] = [];
  const word =
    /\s*(?:"((?:[^"\\]|\\["\\])*)"|\{\d+\+?\}|(\((?:[^()"]|"[^"]*"|\([^()]*\))*\))|([^\s"()]+))/y;
  for (let at = 0; at < text.trimEnd().length; at = word.lastIndex) {
    word.lastIndex = at;
    const match = word.exec(text);
    if (match === null) return null;
    const [, quoted, list, atom] = match;
    words.push(quoted?.replace(/\\(["\\])/g, '$1') ?? list ?? atom ?? left.shift() ?? '');
  }
  return words;
}

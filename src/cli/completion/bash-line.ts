/** A line of bash up to the cursor. */
export interface BashLine {
  /** The words before the last one, the command's name first. */
  readonly words: readonly string[];
  /** The last word as bash will read it; empty after a blank. */
  readonly current: string;
  /** The quotation mark that is still open in it. */
  readonly quote: '"' | "'" | null;
  /** How many characters of it readline keeps: it replaces only what follows. */
  readonly kept: number;
}

/** What readline replaces too, although the word breaks there (bash's rl_special_prefixes). */
const specialPrefixes = '$@';

/**
 * Splits a line as bash does, with the last word still being typed. Bash's own COMP_WORDS is of no
 * use for it: split at COMP_WORDBREAKS, `info@rossi.example` is three words there.
 *
 * @param breaks COMP_WORDBREAKS: readline completes what follows the last of these characters, or
 * what follows an open quotation mark
 */
export function splitBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  let kept = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote === null && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      kept = 0;
      continue;
    }
    word ??= '';
    if (character === quote) quote = null;
    else if (quote === null && (character === '"' || character === "'")) {
      quote = character;
      kept = word.length;
    } else if (character === '\\' && escapes(quote, line.charAt(at + 1))) {
      at += 1;
      word += line.charAt(at);
    } else {
      word += character;
      if (quote === null && breaks.includes(character)) {
        kept = word.length - (specialPrefixes.includes(character) ? 1 : 0);
      }
    }
  }
  return { words, current: word ?? '', quote, kept };
}

/** Within double quotes only before these, within single ones never (bash manual, 3.1.2). */
function escapes(quote: '"' | "'" | null, next: string): boolean {
  if (quote === null) return next !== '';
  return quote === '"' && /[$`"\\]/.test(next);
}

/**
 * What bash is to put in place of the part of the word that it replaces; null where the open
 * quotation mark leaves no way to write it. A client's name may come from a stranger's file, so
 * every character that bash could act upon is escaped.
 */
export function quoteForBashLine(
  value: string,
  { quote, kept }: Pick<BashLine, 'quote' | 'kept'>,
): string | null {
  // A tab or a line end would be a key pressed, or another candidate.
  if (/\p{Cc}/u.test(value)) return null;
  const rest = value.slice(kept);
  switch (quote) {
    case "'":
      return rest.includes("'") ? null : rest;
    case '"':
      // `!` recalls the history here, and a backslash before it would stay.
      return rest.includes('!') ? null : rest.replace(/[$`"\\]/g, '\\$&');
    default:
      return rest.replace(/[^\w@%+=:,./\-\p{L}\p{N}]/gu, '\\$&');
  }
}

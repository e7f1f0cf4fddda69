import { type BashLine } from './split-bash-line.ts';

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

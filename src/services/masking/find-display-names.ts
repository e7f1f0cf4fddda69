import { isNoName } from './words-of-no-one.ts';

/** A name that stands for the person whose address follows it (RFC 5322, 3.4: `display-name`). */
export interface DisplayName {
  readonly start: number;
  readonly end: number;
  /** As one would say it: `Anna Neri`, also of `"Neri, Anna"`. */
  readonly name: string;
}

/** What opens an address behind a name, also as a page's source or a mail program writes it. */
const opening = /(<|&lt;|\(|\[)(?:mailto:|smtp:)?(?=[^\s@<>()[\]]{1,100}(?:@|%40))/giu;
const quotes = [
  [/\\?"$/, /\\?"/g],
  [/&quot;$/, /&quot;/g],
  [/'$/, /'/g],
  [/[”“]$/, /[“”„]/g],
  [/»$/, /«/g],
  [/’$/, /‘/g],
] as const;
/** RFC 2047: one word or several. */
const encodedWords = /(?:=\?[\w-]{1,40}\?[bq]\?[^?\s]{0,200}\?=\s*)+$/i;
const headerLine =
  /^[\s|>"'*]{0,8}(?:from|to|cc|bcc|reply-to|sender|da|a|ccn|per|rispondi a|mittente|destinatari(?:o|a)?|von|an|de|para|à)\s{0,3}\*{0,2}:/iu;

const capital = String.raw`\p{Lu}[\p{L}’'.-]{0,30}`;
const particle = "d[aeiu]|del|della|dell[’']|de la|van|von|der|den|le|la|el|bin|y";
const capitalised = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.<-])(?:${capital}(?:, |[ \t]+)(?:(?:${particle})[ \t]+){0,2}){0,4}${capital}$`,
  'u',
);
/** How far before an address a name can begin. */
const reach = 160;

/** Finds the names that stand directly before an address, from the first to the last. */
export function findDisplayNames(text: string): DisplayName[] {
  const found: DisplayName[] = [];
  let done = 0;
  let line = { start: 0, isHeader: isHeaderLine(text, 0, false) };
  for (const match of text.matchAll(opening)) {
    const lineEnd = text.slice(done, match.index).lastIndexOf('\n');
    if (lineEnd >= 0) {
      const start = done + lineEnd + 1;
      line = { start, isHeader: isHeaderLine(text, start, line.isHeader) };
    }
    const from = Math.max(line.start, done, match.index - reach);
    const before = text.slice(from, match.index).replace(/[ \t]+$/, '');
    const { isHeader } = line;
    const piece = nameAtEnd(before, { isHeader, isAngle: /^[<&]/.test(match[0]) });
    done = match.index;
    if (piece === null) continue;
    const start = from + piece.at;
    found.push({ start, end: start + piece.raw.length, name: inSpokenOrder(piece.name) });
  }
  return found;
}

/** A line that begins with a blank continues the one above (RFC 5322, 2.2.3). */
function isHeaderLine(text: string, start: number, isAboveHeader: boolean): boolean {
  const head = text.slice(start, start + 60);
  return headerLine.test(head) || (isAboveHeader && /^[ \t]/.test(head));
}

interface Piece {
  readonly at: number;
  readonly raw: string;
  readonly name: string;
}

function nameAtEnd(
  before: string,
  { isHeader, isAngle }: { readonly isHeader: boolean; readonly isAngle: boolean },
): Piece | null {
  const encoded = encodedWords.exec(before);
  if (encoded !== null) {
    const [raw] = encoded;
    return { at: encoded.index, raw, name: decodeWords(raw) };
  }
  const quoted = quotedAtEnd(before);
  if (quoted !== null) return isPersonLike(quoted.name, isAngle) ? quoted : null;
  const bare = isHeader ? restOfHeader(before) : wordsAtEnd(before);
  if (bare === null) return null;
  const enough = isHeader || isAngle || bare.includes(' ');
  return enough && !isNoName(bare)
    ? { at: before.length - bare.length, raw: bare, name: bare }
    : null;
}

function quotedAtEnd(before: string): Piece | null {
  for (const [close, open] of quotes) {
    const closing = close.exec(before);
    if (closing === null) continue;
    const opened = [...before.slice(0, closing.index).matchAll(open)].at(-1);
    if (opened === undefined) continue;
    const at = opened.index + opened[0].length;
    const name = before.slice(at, closing.index);
    return { at, raw: name, name };
  }
  return null;
}

/** No sentence, code or command: a server's answer is quoted before an address too. */
function isPersonLike(name: string, isAngle: boolean): boolean {
  const plain = name.trim();
  const words = plain.split(/\s+/);
  if (plain.length < 2 || plain.length > 80 || words.length > 6) return false;
  if (/\d\.\d|[/:{}=\\<>@]/.test(plain) || isNoName(plain)) return false;
  return isAngle || /^\p{Lu}/u.test(plain);
}

/** Of a list of addresses in a header, what stands behind the address before. */
function restOfHeader(before: string): string | null {
  const value = before.replace(headerLine, '').replace(/^(?:.*[@>][^,;]*[,;])/u, '');
  const name = value.trim();
  return /\p{L}/u.test(name) && !/[@<>"]/.test(name) ? name : null;
}

/** Words in capitals, without those that say what is named: `Recipient Anna Neri`. */
function wordsAtEnd(before: string): string | null {
  const [run] = capitalised.exec(before) ?? [];
  if (run === undefined) return null;
  const words = run.split(/(?<=[ \t])(?=\S)/);
  while (words.length > 0 && isNoName(words[0] ?? '')) words.shift();
  const name = words.join('');
  // `RCPT <…>`, `VRFY <…>`: commands; a name in capitals has two words at least.
  return name === '' || /^\p{Lu}+$/u.test(name) ? null : name;
}

function inSpokenOrder(name: string): string {
  const [family = '', given, ...more] = name.trim().split(/,\s*/);
  const spoken = given === undefined || more.length > 0 ? name : `${given} ${family}`;
  return spoken.trim().replace(/\s+/g, ' ');
}

function decodeWords(raw: string): string {
  return raw
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w-]+)\?([bq])\?([^?\s]*)\?=/gi,
      (_whole, charset: string, kind: string, value: string) => {
        const bytes =
          kind.toLowerCase() === 'b'
            ? Buffer.from(value, 'base64')
            : Buffer.from(
                value
                  .replace(/_/g, ' ')
                  .replace(/=([0-9a-f]{2})/gi, (_hex, code: string) =>
                    String.fromCharCode(Number.parseInt(code, 16)),
                  ),
                'latin1',
              );
        return bytes.toString(/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1');
      },
    );
}

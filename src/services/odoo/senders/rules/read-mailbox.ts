import { phraseEnds, type HeaderReader, type Piece } from './header-reader.ts';

/** One mailbox of a header; all empty for what could not be read. */
export interface Mailbox {
  readonly name: string;
  readonly local: string;
  readonly domain: string;
}

export const unreadable: Mailbox = { name: '', local: '', domain: '' };

/** A mailbox with or without a name (RFC 5322 3.4); null when it is neither. */
export function readMailbox(reader: HeaderReader): Mailbox | null {
  return reader.attempt(() => readNamed(reader)) ?? reader.attempt(() => readAddrSpec(reader));
}

/** The words of a name: one blank for any number, none at the ends. */
export function joinName(pieces: readonly Piece[]): string {
  return trimBlanks(pieces).map(valueOf).join('');
}

function readNamed(reader: HeaderReader): Mailbox | null {
  if (reader.rest === '') return null;
  reader.readBlank();
  if (reader.rest === '') return null;
  let name = '';
  if (reader.next !== '<') {
    if (reader.nextIsOneOf(phraseEnds)) return null;
    const phrase = reader.readPhrase();
    if (phrase === null || reader.rest === '') return null;
    name = joinName(phrase);
  }
  const address = readAngle(reader);
  return address === null ? null : { ...address, name };
}

function readAngle(reader: HeaderReader): Mailbox | null {
  reader.readBlank();
  if (!reader.take('<')) return null;
  if (reader.take('>')) return unreadable;
  const address =
    reader.attempt(() => readAddrSpec(reader)) ?? (skipRoute(reader) ? readAddrSpec(reader) : null);
  if (address === null) return null;
  // A missing bracket is forgiven.
  reader.take('>');
  reader.readBlank();
  return address;
}

/** RFC 5322 4.4: relays before the address, `@a,@b:`. */
function skipRoute(reader: HeaderReader): boolean {
  for (;;) {
    while (reader.next === ',' || reader.readBlank().length > 0) reader.take(',');
    if (!reader.take('@') || readDomain(reader) === null) return false;
    reader.readBlank();
    if (reader.take(':')) return true;
    if (reader.next !== ',') return false;
  }
}

function readAddrSpec(reader: HeaderReader): Mailbox | null {
  const local = readLocalPart(reader);
  if (local === null) return null;
  if (!reader.take('@')) return { name: '', local, domain: '' };
  const domain = readDomain(reader);
  return domain === null ? null : { name: '', local, domain };
}

function readLocalPart(reader: HeaderReader): string | null {
  const before = ' \t('.includes(reader.certainNext) ? reader.readBlank() : [];
  if (reader.rest === '') return null;
  const exact = reader.attempt(() => {
    const pieces = reader.readDotAtom() ?? reader.readWord();
    return pieces !== null && continuesLocalPart(reader) ? null : pieces;
  });
  const pieces = exact ?? readObsoleteLocalPart(reader);
  return pieces === null ? null : joinLocalPart([...before, ...pieces]);
}

function continuesLocalPart(reader: HeaderReader): boolean {
  return reader.next !== '' && (reader.next === '\\' || !reader.nextIsOneOf(phraseEnds));
}

/** RFC 5322 4.4: words with dots, and mistakenly without, between them. */
function readObsoleteLocalPart(reader: HeaderReader): Piece[] | null {
  const pieces: Piece[] = [];
  while (continuesLocalPart(reader)) {
    if (reader.take('.')) pieces.push({ kind: 'dot' });
    else if (reader.take('\\')) pieces.push({ kind: 'text', value: '\\' });
    else {
      const word = reader.readWord() ?? reader.readBlank();
      if (word.length === 0) return null;
      pieces.push(...word);
    }
  }
  return pieces.length === 0 ? null : pieces;
}

function readDomain(reader: HeaderReader): string | null {
  if (' \t('.includes(reader.certainNext)) reader.readBlank();
  if (reader.rest === '') return null;
  if (reader.next === '[') {
    const literal = reader.readDomainLiteral();
    reader.readBlank();
    return literal;
  }
  const first = reader.readDotAtom() ?? reader.readAtom();
  if (first === null || reader.next === '@') return null;
  const pieces = [...first];
  while (reader.take('.')) {
    const more = reader.readAtom();
    if (more === null) return null;
    pieces.push({ kind: 'dot' }, ...more);
  }
  return pieces.map(valueOf).join('').replace(/\s+/g, '');
}

/** Blanks at the ends and around dots say nothing in a local part. */
function joinLocalPart(pieces: readonly Piece[]): string {
  return trimBlanks(pieces)
    .filter(
      (piece, index, all) =>
        piece.kind !== 'blank' ||
        (all[index - 1]?.kind !== 'dot' && all[index + 1]?.kind !== 'dot'),
    )
    .map(valueOf)
    .join('');
}

function trimBlanks(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.kind !== 'blank');
  const last = pieces.findLastIndex((piece) => piece.kind !== 'blank');
  return first === -1 ? [] : pieces.slice(first, last + 1);
}

function valueOf(piece: Piece): string {
  if (piece.kind === 'text') return piece.value;
  return piece.kind === 'dot' ? '.' : ' ';
}

/** A piece of a secret of this length is recognised inside any word. */
export const pieceLength = 16;
/**
 * Only each eighth block of nine characters is remembered: any piece of sixteen holds one of them
 * whole. To remember every piece took 15 ms for a token of Entra's, a seventh of a round trip.
 */
const stride = 8;
const blockLength = pieceLength - stride + 1;

const longWords = new RegExp(`\\S{${pieceLength},}`, 'g');

/** Longer texts than any secret: a place is the number of its text and an offset in one number. */
const placesPerText = 2 ** 24;

/**
 * Finds pieces of some texts, wherever they were cut. Blocks are kept by a hash, and places as numbers:
 * a client with 300 mailboxes has two million of them, which as objects took most of a report's time.
 */
export class SecretPieces {
  private readonly texts: string[] = [];
  private readonly blocks = new Map<number, number | number[]>();
  private holdBlanks = false;

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    this.holdBlanks ||= /\s/.test(text);
    const first = this.texts.push(text) * placesPerText - placesPerText;
    for (let at = 0; at + blockLength <= text.length; at += stride) {
      const hash = hashBlock(text, at);
      const others = this.blocks.get(hash);
      if (others === undefined) this.blocks.set(hash, first + at);
      else if (typeof others === 'number') this.blocks.set(hash, [others, first + at]);
      else others.push(first + at);
    }
  }

  /** Whether `text` and one of the texts have sixteen characters in a row in common. */
  isIn(text: string): boolean {
    if (this.blocks.size === 0) return false;
    if (this.holdBlanks) return this.isInWord(text);
    // A piece of texts without blanks lies within one word; most words of a server are shorter.
    return (text.match(longWords) ?? []).some((word) => this.isInWord(word));
  }

  private isInWord(word: string): boolean {
    for (let at = 0; at + blockLength <= word.length; at += 1) {
      const places = this.blocks.get(hashBlock(word, at));
      if (places === undefined) continue;
      const all = typeof places === 'number' ? [places] : places;
      if (all.some((place) => this.isPieceAt(word, at, place))) return true;
    }
    return false;
  }

  /** Whether a whole piece is around the block of `word` and the one that is kept. */
  private isPieceAt(word: string, at: number, place: number): boolean {
    const text = this.texts[Math.floor(place / placesPerText)] ?? '';
    return commonLength(word, at, text, place % placesPerText) >= pieceLength;
  }
}

function hashBlock(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + blockLength; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

/** How long the run is that both have in common there, up to a whole piece; 0 for another block. */
function commonLength(word: string, at: number, text: string, textAt: number): number {
  for (let index = 0; index < blockLength; index += 1) {
    if (word.charCodeAt(at + index) !== text.charCodeAt(textAt + index)) return 0;
  }
  let before = 0;
  while (before < pieceLength && before < Math.min(at, textAt)) {
    if (word[at - before - 1] !== text[textAt - before - 1]) break;
    before += 1;
  }
  let after = blockLength;
  while (after < pieceLength && at + after < word.length) {
    if (word[at + after] !== text[textAt + after]) break;
    after += 1;
  }
  return before + after;
}

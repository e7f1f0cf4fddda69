/** A piece of a secret of this length is recognised inside any word. */
export const pieceLength = 16;
/**
 * Only each eighth block of nine characters is remembered: any piece of sixteen holds one of them
 * whole. To remember every piece took 15 ms for a token of Entra's, a seventh of a round trip.
 */
const stride = 8;
const blockLength = pieceLength - stride + 1;

const longWords = new RegExp(`\\S{${pieceLength},}`, 'g');

interface Place {
  readonly text: string;
  readonly at: number;
}

/** Finds pieces of some texts, wherever they were cut. */
export class SecretPieces {
  private readonly blocks = new Map<string, Place[]>();
  private holdBlanks = false;

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    this.holdBlanks ||= /\s/.test(text);
    for (let at = 0; at + blockLength <= text.length; at += stride) {
      const block = text.slice(at, at + blockLength);
      const places = this.blocks.get(block);
      if (places === undefined) this.blocks.set(block, [{ text, at }]);
      else places.push({ text, at });
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
      const places = this.blocks.get(word.slice(at, at + blockLength)) ?? [];
      if (places.some((place) => commonLength(word, at, place) >= pieceLength)) return true;
    }
    return false;
  }
}

/** How long the run is that both have in common around a block, up to a whole piece. */
function commonLength(word: string, at: number, { text, at: textAt }: Place): number {
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

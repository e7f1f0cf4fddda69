import { BlockIndex } from './block-index.ts';

/** A piece of a secret of this length is recognised inside any word. */
export const pieceLength = 16;
/**
 * Only each eighth block of nine characters is remembered: any piece of sixteen holds one of them
 * whole. To remember every piece took 15 ms for a token of Entra's, a seventh of a round trip.
 */
const stride = 8;
const blockLength = pieceLength - stride + 1;

const longWords = new RegExp(`\\S{${pieceLength},}`, 'g');

/** Finds pieces of some texts, wherever they were cut. Blocks are kept by a hash. */
export class SecretPieces {
  private readonly texts: string[] = [];
  private readonly blocks = new BlockIndex();
  private holdBlanks = false;

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    this.holdBlanks ||= /\s/.test(text);
    const number = this.texts.push(text) - 1;
    for (let at = 0; at + blockLength <= text.length; at += stride) {
      this.blocks.add(hashBlock(text, at), number, at);
    }
  }

  /** Whether `text` and one of the texts have sixteen characters in a row in common. */
  isIn(text: string): boolean {
    if (this.texts.length === 0) return false;
    if (this.holdBlanks) return this.isInWord(text);
    // A piece of texts without blanks lies within one word; most words of a server are shorter.
    return (text.match(longWords) ?? []).some((word) => this.isInWord(word));
  }

  private isInWord(word: string): boolean {
    for (let at = 0; at + blockLength <= word.length; at += 1) {
      const isPiece = this.blocks.some(hashBlock(word, at), (text, textAt) => {
        // A whole piece must be around the block of `word` and the one that is kept.
        return commonLength(word, at, this.texts[text] ?? '', textAt) >= pieceLength;
      });
      if (isPiece) return true;
    }
    return false;
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

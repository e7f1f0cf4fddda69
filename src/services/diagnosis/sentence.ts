import { squeezeLetters } from './squeeze-text.ts';

/**
 * Words of another program, as it prints them. `…` stands for what differs from case to case: a
 * name, an address, a number. Compared letter by letter, so that line breaks, quotes, escapes,
 * accents and punctuation do not matter.
 */
export type Sentence = string;

/** Letters that a `…` may stand for. */
const maxGap = 400;
/** Shorter words occur inside others. */
const minLetters = 5;

export interface SentencePlace {
  /** First and last letter, as indexes of the squeezed text. */
  readonly start: number;
  readonly end: number;
  /** Letters that matched, without what the gaps held: how much was said. */
  readonly weight: number;
}

const partsOf = new Map<Sentence, readonly string[]>();

function readParts(sentence: Sentence): readonly string[] {
  const known = partsOf.get(sentence);
  if (known !== undefined) return known;
  const parts = sentence
    .split('…')
    .map(squeezeLetters)
    .filter((part) => part !== '');
  if ((parts[0] ?? '').length < minLetters) throw new Error(`too short a sentence: ${sentence}`);
  partsOf.set(sentence, parts);
  return parts;
}

/** How many places of one sentence are looked at. */
const maxPlaces = 40;

/** Where the sentence stands in squeezed letters, first to last. Linear in their length. */
export function findSentence(
  sentence: Sentence,
  letters: string,
  most = maxPlaces,
): SentencePlace[] {
  const [first = '', ...others] = readParts(sentence);
  const found: SentencePlace[] = [];
  let from = 0;
  let tries = 0;
  while (found.length < most && tries < 10 * maxPlaces) {
    const start = letters.indexOf(first, from);
    if (start < 0) break;
    tries += 1;
    const place = followParts(start, first, others, letters);
    if (place !== null) found.push(place);
    from = place?.end ?? start + first.length;
  }
  return found;
}

function followParts(
  start: number,
  first: string,
  others: readonly string[],
  letters: string,
): SentencePlace | null {
  let end = start + first.length;
  let weight = first.length;
  for (const part of others) {
    const window = letters.slice(end, end + maxGap + part.length);
    const next = window.indexOf(part);
    if (next < 0) return null;
    end += next + part.length;
    weight += part.length;
  }
  return { start, end, weight };
}

/** The heaviest of several sentences in a text that is squeezed already, or null. */
export function weighSentences(sentences: readonly Sentence[], letters: string): number | null {
  let best: number | null = null;
  for (const sentence of sentences) {
    const weight = findSentence(sentence, letters, 1)[0]?.weight;
    if (weight !== undefined && weight > (best ?? 0)) best = weight;
  }
  return best;
}

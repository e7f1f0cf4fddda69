import { type Signal } from '../../signal.ts';

/** A regular expression, or what finds like one. */
export type WordsPattern = Pick<RegExp, 'exec'>;

/** Words that say by themselves what happened, and the signal they stand for. */
export interface KnownWords {
  readonly pattern: WordsPattern;
  /** `whole`: the text in which they stand. */
  readonly signal: (text: string, whole: string) => Signal;
  /** Says only that something failed: dropped when the text holds anything more printing. */
  readonly weak?: true;
  /** Every server's client says so: it counts only where Microsoft is named. */
  readonly microsoftOnly?: true;
}

/**
 * A sentence as a pattern: blanks may be line breaks, and quotes of any kind are the same after
 * `straightenQuotes`.
 */
export function sentence(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/ +/g, String.raw`\s{1,20}`);
}

/**
 * Any of these sentences, and up to `after` characters of what follows on the line. A text without
 * the longest word of any of them is not searched: compiling hundreds of sentences for each text
 * took half the time of an explanation.
 */
export function anySentence(sentences: readonly string[], after = 0): WordsPattern {
  const words = sentences.map(longestWord);
  let pattern: RegExp | null = null;
  return {
    exec: (text) => {
      const lower = lowerCaseOf(text);
      if (!words.some((word) => lower.includes(word))) return null;
      const tail = after === 0 ? '' : String.raw`[^\r\n]{0,${after}}`;
      pattern ??= new RegExp(`(?:${sentences.map(sentence).join('|')})${tail}`, 'iu');
      return pattern.exec(text);
    },
  };
}

function longestWord(words: string): string {
  const all = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

let lowered = { text: '', lower: '' };

/** The same text is searched for every sentence. */
function lowerCaseOf(text: string): string {
  if (lowered.text !== text) lowered = { text, lower: text.toLowerCase() };
  return lowered.lower;
}

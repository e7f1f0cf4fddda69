import { type Signal } from '../../signal.ts';

/** Words that say by themselves what happened, and the signal they stand for. */
export interface KnownWords {
  readonly pattern: RegExp;
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

/** Any of these sentences, and up to `after` characters of what follows on the line. */
export function anySentence(sentences: readonly string[], after = 0): RegExp {
  const tail = after === 0 ? '' : String.raw`[^\r\n]{0,${after}}`;
  return new RegExp(`(?:${sentences.map(sentence).join('|')})${tail}`, 'iu');
}

import { type Finding } from '../../../contract/findings.ts';
import { squeezeLetters, squeezeText } from '../squeeze-text.ts';

/** The lines of the masked text that decided one finding. */
export interface DecidingPlace {
  readonly code: string;
  /** Characters of the masked text: whole lines. */
  readonly start: number;
  readonly end: number;
}

/** So many letters of the evidence are enough to find it again. */
const enoughLetters = 60;
const minLetters = 6;

/**
 * Finds the evidence again in the text as it was pasted: by its letters, since wrapping and quoting
 * were taken off before it was read.
 */
export function locateEvidence(masked: string, findings: readonly Finding[]): DecidingPlace[] {
  if (findings.length === 0) return [];
  const { letters, places } = squeezeText(masked);
  return findings.flatMap(({ code, evidence }) => {
    const words = squeezeLetters(evidence[0] ?? '');
    const wanted = words.slice(0, enoughLetters);
    if (wanted.length < minLetters) return [];
    const at = letters.indexOf(wanted);
    if (at < 0) return [];
    const last = Math.min(at + words.length, letters.length) - 1;
    const end = letters.startsWith(words, at) ? last : at + wanted.length - 1;
    return [{ code, ...wholeLines(masked, places[at] ?? 0, places[end] ?? 0) }];
  });
}

function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return { start: from, end: to < 0 ? text.length : to };
}

import { type Certainty } from '../../../contract/findings.ts';
import { type CatalogueEntry } from '../catalogue-entry.ts';
import { rankEntries } from '../diagnose.ts';
import { type DiagnosisContext, type Signal } from '../signal.ts';

/** A signal that was found in a text. */
export interface FoundSignal {
  readonly signal: Signal;
  /** The entry whose sentence it is; else the signal is matched as those of a test are. */
  readonly entry?: CatalogueEntry;
  readonly certainty?: Certainty;
  /** Where it stands, in characters. */
  readonly start: number;
  readonly end: number;
  /** What the words around it say about the mailbox, the host or the app. */
  readonly about?: Partial<DiagnosisContext>;
  /** Says only that something failed: dropped when there is anything more printing. */
  readonly weak?: boolean;
}

/** More of one kind in one text are the same story again. */
export const maxPerKind = 60;

/** The first candidate that is good enough, else the first. */
export function firstTelling<Value>(
  candidates: readonly [Value, ...Value[]],
  isTelling: (candidate: Value) => boolean,
): Value {
  return candidates.find(isTelling) ?? candidates[0];
}

/** The candidate that the catalogue describes best; of equals the first. */
export function bestDescribed<Value extends Signal>(
  candidates: readonly [Value, ...Value[]],
): Value {
  const [first, ...others] = candidates;
  const score = (signal: Signal): number => rankEntries(signal)[0]?.score ?? 0;
  return others.reduce((best, other) => (score(other) > score(best) ? other : best), first);
}

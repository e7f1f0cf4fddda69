import { type Signal } from '../signal.ts';

/** A signal as it was seen or documented, with the words of the other side, and its finding. */
export type SampleSignal = readonly [code: string, signal: Signal];

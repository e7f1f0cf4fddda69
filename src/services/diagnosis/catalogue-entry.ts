import { type KnownLink } from '../../contract/known-links.ts';
import { type AlsoActs, type Owner } from '../../contract/findings.ts';
import { type FactName } from './dated-facts.ts';
import { type Sentence, weighSentences } from './sentence.ts';
import { type Signal } from './signal.ts';
import { squeezeLetters } from './squeeze-text.ts';

/**
 * One explained failure as data: what it looks like, which rows of docs/failures.md it covers, who
 * must act and with which commands. The words are in the language files, under the code.
 */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Rows of docs/failures.md; empty for the fallbacks. */
  readonly rows: readonly number[];
  readonly owner: Owner;
  /** Findings about the Azure app concern all its mailboxes at once (row 99). */
  readonly about: Subject;
  /** Any of these signals means this finding. */
  readonly when: readonly Matcher[];
  /** `{placeholder}`s are filled from the context; a command with one missing is left out. */
  readonly commands?: readonly string[];
  readonly links?: readonly KnownLink[];
  /** Another party that has a part to do: the owner asks it. */
  readonly alsoActs?: AlsoActs;
  /**
   * Numbers that the authority shows on a page of its own without a way on: a window closed on one
   * was not cancelled (dead-end-pages.ts).
   */
  readonly deadEnds?: readonly number[];
  /** Why no sign-in and no test of Collega meets it, only a text that is pasted. */
  readonly pastedOnly?: string;
  /** What of the text is repeated to the user: the remedy that stands in it, by placeholder. */
  readonly quotes?: Readonly<Record<string, RegExp>>;
  /** Dates of Microsoft that its texts name (dated-facts.ts). */
  readonly facts?: readonly FactName[];
  /** Its mailbox is the address that was to be sent as, and who signs in needs the right. */
  readonly sendsAs?: true;
  /** Follows from another failure, and stands behind it whatever the order in a text. */
  readonly consequence?: true;
  /** Another finding of the same text says it better: shown only alone. */
  readonly weak?: true;
  /** Findings that say the same thing more exactly: beside one of them it is left out. */
  readonly vaguerThan?: readonly string[];
}

/** What is out of order. */
export type Subject =
  | 'azure-app'
  | 'organisation'
  | 'mailbox'
  | 'message'
  | 'server-record'
  | 'network'
  | 'computer'
  | 'microsoft';

type Kind = Signal['kind'];
type SignalOf<K extends Kind> = Extract<Signal, { kind: K }>;

/**
 * Conditions on the fields of one kind of signal, all of which must hold. A list means any of its
 * values; a pattern is tried on the server's own words. The more conditions, the more specific.
 */
export type Matcher = { [K in Kind]: MatcherOf<K> }[Kind];

type MatcherOf<K extends Kind> = {
  readonly kind: K;
  /** Sentences, any of which the other side's words must hold: they outrank every code. */
  readonly says?: readonly Sentence[];
} & {
  readonly [Field in Exclude<keyof SignalOf<K>, 'kind'>]?:
    | readonly SignalOf<K>[Field][]
    // Of a field that may be empty, a pattern describes what it may hold.
    | (Extract<SignalOf<K>[Field], string> extends never ? never : RegExp);
};

/** What each condition counts when two entries claim the same signal. */
const weights: Readonly<Record<string, number>> = {
  // The server's own words say more than any number, and a number more than where it was heard.
  says: 40,
  text: 16,
  aadsts: 12,
  message: 12,
  subError: 8,
  // More than step and code together: it says which refusal of that step.
  enhancedCode: 7,
  error: 4,
  problem: 4,
  code: 4,
  status: 3,
  httpStatus: 3,
  stage: 2,
  step: 2,
  protocol: 1,
};

/** How specifically `matcher` describes `signal`, or null when it does not. */
export function specificity(matcher: Matcher, signal: Signal): number | null {
  if (matcher.kind !== signal.kind) return null;
  let total = 1;
  for (const [field, condition] of Object.entries(matcher)) {
    if (field === 'kind') continue;
    if (field === 'says') {
      const weight = weighSentences(condition as readonly Sentence[], lettersOf(signal));
      if (weight === null) return null;
      // Of two sentences that were said, the one that says more wins.
      total += (weights['says'] ?? 0) + Math.min(weight, 999) / 100;
      continue;
    }
    const value: unknown = Reflect.get(signal, field);
    if (condition instanceof RegExp) {
      const words = typeof value === 'string' ? condition.exec(value) : null;
      if (words === null) return null;
      // Of two patterns that match, the one that describes more of the text wins.
      total += Math.min(words[0].length, 999) / 1000;
    } else if (!(condition as readonly unknown[]).includes(value)) {
      return null;
    }
    total += weights[field] ?? 1;
  }
  return total;
}

let lastSignal: Signal | null = null;
let lastLetters = '';

/** All entries are tried on one signal: its words are squeezed once. */
function lettersOf(signal: Signal): string {
  if (signal !== lastSignal) {
    lastSignal = signal;
    lastLetters = squeezeLetters(signal.text);
  }
  return lastLetters;
}

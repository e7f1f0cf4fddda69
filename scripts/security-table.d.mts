/** One test as it ran, or as it stands in the source. */
export interface NamedTest {
  readonly file: string;
  readonly title: readonly string[];
  readonly state: string;
}

/** A test of another suite. Null: its own name says which rule it proves. */
export interface ProofElsewhere {
  readonly rule: string | null;
  readonly kind: string;
  readonly file: string;
  readonly test: string;
}

/** What a test proves: it is named after its rules, and its folder says the kind. */
export function proofsOf(
  test: NamedTest,
  elsewhere: readonly ProofElsewhere[],
): {
  readonly rule: string;
  readonly kind: string;
  readonly state: string;
  readonly name: string;
}[];

/** A change of one file: `find` stands in it once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export interface RedTest {
  readonly file: string;
  /** Its title as it stands in the source, with those around it: `suite > test`. */
  readonly test: string;
  /** What it says when it fails, where that is no assertion. */
  readonly says?: string;
  /** Titles of others of its file that must have run before it. */
  readonly after?: readonly string[];
}

export interface Removal {
  readonly rules: readonly string[];
  /** The protection, in words. */
  readonly removes: string;
  readonly edits: readonly Edit[];
  /** Its tests run what is built. */
  readonly built: boolean;
  /** The tests that must fail without it. */
  readonly red: readonly RedTest[];
}

/** A kind of proof that cannot be seen failing; of every rule where none is named. */
export interface Unseen {
  readonly rule?: string;
  readonly kind: string;
  readonly reason: string;
}

/** Reads test/security/red-first. */
export function readRemovals(root: string): {
  readonly removals: readonly Removal[];
  readonly unseen: readonly Unseen[];
};

/**
 * Removes the protection from the text of a file.
 * @throws when its place is not there, or not the only one
 */
export function applyEdit(text: string, edit: Edit): string;

/** What a title, as it stands in the source, becomes when the test runs: a regular expression. */
export function titlePattern(title: string, hole?: string): string;

/** The configuration that runs a test file. */
export function configOf(file: string): string;

/** What electron-builder and its tools read about certificates. */
export const builderNames: readonly string[];

/** What electron-builder is given on a system, and one line for people. */
export interface SigningEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly summary: string;
}

/** Throws where the variables of one way to sign are set in part, or two ways at once. */
export function signingEnvironment(
  platform: NodeJS.Platform,
  given: Readonly<Record<string, string | undefined>>,
): SigningEnvironment;

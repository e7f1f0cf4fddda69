type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment for a program that Collega starts: without Collega's own settings, least of all a
 * passphrase or a secret, which every program below that one would inherit.
 */
export function childEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].toUpperCase().startsWith('COLLEGA_'),
  );
  return Object.fromEntries(kept);
}

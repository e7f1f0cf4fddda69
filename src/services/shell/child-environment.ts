type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment for a program that Collega starts: without Collega's own settings, least of all a
 * passphrase or a secret, which every program below that one would inherit; and without the variable
 * by which a browser writes the keys of its TLS connections, a sign-in's among them, into a file.
 */
export function childEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:COLLEGA_.*|SSLKEYLOGFILE)$/su.test(entry[0].toUpperCase()),
  );
  return Object.fromEntries(kept);
}

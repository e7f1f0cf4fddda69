import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Place {
  readonly path: string;
  readonly text: string;
}

/**
 * All that is written below a folder, as Latin-1 so that no byte is lost. A browser that is
 * still open replaces its cache files: what goes away while it is read is left out.
 */
export function readEverything(folder: string): Place[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return unlessGone(() => readEverything(path));
    if (!entry.isFile()) return [];
    return unlessGone(() => [{ path, text: readFileSync(path, 'latin1') }]);
  });
}

/** What a look at the disk gives, or nothing when it went away meanwhile. */
export function unlessGone<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw problem;
  }
}

/** Every form in which a secret might have been written: as it is, base64, URL-encoded. */
export function formsOf(secret: string): string[] {
  return [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
  ];
}

/** Names the places that hold a secret, without repeating it. */
export function findSecrets(secrets: Iterable<string>, places: readonly Place[]): string[] {
  return [...secrets].flatMap((secret) =>
    places
      .filter(({ text }) => formsOf(secret).some((form) => text.includes(form)))
      .map(({ path }) => `${path} holds a secret of ${secret.length} characters`),
  );
}

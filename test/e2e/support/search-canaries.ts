import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that was written below a folder, as Latin-1 so that no byte is lost. */
export function readEverything(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));
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
export function findSecrets(
  secrets: Iterable<string>,
  places: readonly { readonly path: string; readonly text: string }[],
): string[] {
  return [...secrets].flatMap((secret) =>
    places
      .filter(({ text }) => formsOf(secret).some((form) => text.includes(form)))
      .map(({ path }) => `${path} holds a secret of ${secret.length} characters`),
  );
}

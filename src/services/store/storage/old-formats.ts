import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keepCopy } from './keep-copy.ts';

/**
 * Keeps a file of an earlier format under a name of its own before it is written in the present
 * one, so that an earlier Collega can be gone back to. Nothing where it has the present format.
 * @throws Node's error when the disk refuses
 */
export function keepOldFormat(path: string, found: number, present: number): void {
  if (found < present) keepCopy(path, `${path}.schema-${found}`);
}

/** Removes what `keepOldFormat` kept, when something is to be forgotten. */
export function removeOldFormats(path: string): void {
  const start = `${basename(path)}.schema-`;
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(start)) rmSync(join(dirname(path), name), { force: true });
  }
}

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

/**
 * Removes what `keepOldFormat` kept, when something is to be forgotten. Answers whether there was
 * anything.
 */
export function removeOldFormats(path: string): boolean {
  const start = `${basename(path)}.schema-`;
  const kept = readdirSync(dirname(path)).filter((name) => name.startsWith(start));
  for (const name of kept) rmSync(join(dirname(path), name), { force: true });
  return kept.length > 0;
}

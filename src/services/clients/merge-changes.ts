import { isDeepStrictEqual } from 'node:util';
import { fail } from '../failure-error.ts';

interface Sides<Fields> {
  /** What is kept now. */
  readonly stored: Fields;
  /** What was kept when the change was begun; null where that is not known. */
  readonly seen: Fields | null;
  readonly wanted: Fields;
}

/**
 * The fields to keep when another program changed the record while a form was open: what the form
 * left alone stays as it is now.
 * @throws FailureError `invalid-input` with `changed-elsewhere` at each field that both changed
 */
export function mergeChanges<Fields extends object>({
  stored,
  seen,
  wanted,
}: Sides<Fields>): Fields {
  if (seen === null) return wanted;
  const problems: { field: string; problem: 'changed-elsewhere' }[] = [];
  const merged = merge({ stored, seen, wanted }, [], (path) => {
    problems.push({ field: path.join('.'), problem: 'changed-elsewhere' });
  });
  if (problems.length > 0) fail({ kind: 'invalid-input', problems });
  return merged as Fields;
}

function merge(
  { stored, seen, wanted }: Sides<unknown>,
  path: readonly string[],
  refuse: (path: readonly string[]) => void,
): unknown {
  if (isDeepStrictEqual(seen, wanted)) return stored;
  if (isDeepStrictEqual(seen, stored) || isDeepStrictEqual(stored, wanted)) return wanted;
  if (!isRecord(stored) || !isRecord(seen) || !isRecord(wanted) || !hasSameKeys(stored, wanted)) {
    refuse(path);
    return stored;
  }
  return Object.fromEntries(
    Object.keys(wanted).map((key) => {
      const sides = { stored: stored[key], seen: seen[key], wanted: wanted[key] };
      return [key, merge(sides, [...path, key], refuse)];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects of two kinds (one tenant, any organisation) are one value each. */
function hasSameKeys(one: object, other: object): boolean {
  return isDeepStrictEqual(Object.keys(one).sort(), Object.keys(other).sort());
}

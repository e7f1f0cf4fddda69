/** No form of Collega's nests deeper; a schema that follows itself would run out of stack. */
const deepest = 64;

/**
 * Tells whether an input is too large to be looked at, before any schema walks through it. Counted
 * in characters of all texts and keys, and one for each value, so that endless lists count too.
 * What comes over IPC is a structured clone and may contain itself: a circle runs into the limit.
 *
 * @param most characters
 */
export function isTooLarge(input: unknown, most: number): boolean {
  let left = most;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: input, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    left -= typeof value === 'string' ? value.length + 1 : 1;
    if (left < 0 || depth > deepest) return true;
    if (typeof value !== 'object' || value === null) continue;
    // Bytes have no place in any input: counted by length, not one by one.
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      left -= value.byteLength;
      continue;
    }
    const keys = Object.keys(value);
    left -= keys.length;
    for (const key of keys) {
      left -= key.length;
      if (left < 0) return true;
      waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
    }
  }
  return left < 0;
}

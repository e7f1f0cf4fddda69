import { type z } from 'zod';

/** Where in a value something stands. */
export type Place = readonly PropertyKey[];

/**
 * A mailbox may be called as a finding or a step is (`send-as-denied@…`). Where the format takes a
 * word of a fixed list, a date or a code alone, the word comes back: it names no one.
 * @param codes where codes stand: `mailbox-1` has the form of one too, so that the format alone would
 * not miss the one that it hid.
 */
export function keepIdentifiers<Part>(
  format: z.ZodType<Part>,
  redacted: Part,
  before: Part,
  codes: readonly Place[],
): Part {
  const withCodes = restore(redacted, before, codes);
  const parsed = format.safeParse(withCodes);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path);
  // A word of the format or a date, and nothing that was hidden: else no report is better than this.
  const isHarmless = (place: Place) =>
    /^[a-z][a-z0-9-]*$|^\d[\d:.TZ-]*$/.test(textAt(before, place));
  return format.parse(restore(withCodes, before, places.filter(isHarmless)));
}

function textAt(value: unknown, place: Place): string {
  const found = place.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return typeof found === 'string' ? found : '';
}

function restore<Part>(value: Part, source: Part, places: readonly Place[]): Part {
  return places.reduce((restored, place) => copyAt(restored, source, place), value);
}

/** `value` with what `source` has at this place. */
function copyAt<Value>(value: Value, source: unknown, [key, ...rest]: Place): Value {
  if (key === undefined) return source as Value;
  const copied: Record<PropertyKey, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<PropertyKey, unknown>)
    : { ...(value as Record<PropertyKey, unknown>) };
  copied[key] = copyAt(copied[key], (source as Record<PropertyKey, unknown>)[key], rest);
  return copied as Value;
}

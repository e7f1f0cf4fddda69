import { type z } from 'zod';
import { keepIdentifiers, type Place } from './keep-identifiers.ts';

/** How the parts of one report are redacted. */
export interface Redaction {
  readonly redact: (text: string) => string;
  /** Lets the rest of the program work; throws to end it. */
  readonly pause: () => Promise<void>;
}

/** A part of a report as it is shown, beside what it was. */
export interface Part<Value> {
  /** With what stands for its name fields. */
  readonly named: Value;
  readonly before: Value;
  readonly format: z.ZodType<Value>;
}

/** A list of such parts. */
interface PartList<Item> {
  readonly named: readonly Item[];
  readonly before: readonly Item[];
  readonly format: z.ZodType<Item>;
}

/** Redacts a part and validates it, with a pause between. */
export async function redactPart<Value>(
  { named, before, format }: Part<Value>,
  codes: (before: Value) => readonly Place[],
  { redact, pause }: Redaction,
): Promise<Value> {
  await pause();
  const redacted = mapTexts(named, redact);
  await pause();
  return keepIdentifiers(format, redacted, before, codes(before));
}

/** The same for each item of a list: all of it at once would hold up the thread. */
export async function redactItems<Item>(
  { named, before, format }: PartList<Item>,
  codes: (before: Item) => readonly Place[],
  redaction: Redaction,
  onItem: (done: number) => void = () => undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for (const [index, item] of named.entries()) {
    const part = { named: item, before: before[index] ?? item, format };
    items.push(await redactPart(part, codes, redaction));
    onItem(index + 1);
  }
  return items;
}

/** Applies `change` to every text inside a JSON value, the names of fields excepted. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapValue(value, change) as Value;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapValue(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapValue(each, change)]),
  );
}

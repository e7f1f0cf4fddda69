import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '../../../src/contract/failures.ts';
import { calls, events } from '../../../src/contract/index.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Direction = 'input' | 'output';

const contractFolder = join(import.meta.dirname, '../../../src/contract');
/** A reference in place of a shorter schema would be no easier to read. */
const minNamedLength = 60;
const lineWidth = 100;

/**
 * All that may cross the bridge, as JSON Schema. What the contract's files export by name stands
 * once, under `$defs`, by that name: `recordId`, or `mailServer:input` for the form before parsing
 * where the two differ.
 */
export async function describeContract(): Promise<string> {
  const names = await nameSchemas();
  const definitions: Record<string, Json> = {};
  const refer = (schema: Json, own?: string): Json => {
    if (Array.isArray(schema)) return schema.map((each: Json) => refer(each));
    if (typeof schema !== 'object' || schema === null) return schema;
    const name = names.get(JSON.stringify(schema));
    if (name !== undefined && name !== own) {
      definitions[name] ??= refer(schema, name);
      return { $ref: `#/$defs/${name}` };
    }
    return mapValues(schema as Record<string, Json>, (each) => refer(each));
  };
  const contract = {
    calls: mapValues(sortKeys(calls), ({ kind, input, value }) => ({
      kind,
      input: refer(schemaOf(input, 'input')),
      value: refer(schemaOf(value, 'output')),
    })),
    events: mapValues(sortKeys(events), (payload) => refer(schemaOf(payload, 'output'))),
    failures: refer(schemaOf(failure, 'output')),
  };
  return `${format({ ...contract, $defs: sortKeys(definitions) })}\n`;
}

/** The names of the contract's schemas, by the schema's text. */
async function nameSchemas(): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const file of readdirSync(contractFolder).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const exported = (await import(join(contractFolder, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (!(value instanceof z.ZodType)) continue;
      const output = JSON.stringify(schemaOf(value, 'output'));
      const input = JSON.stringify(schemaOf(value, 'input'));
      add(names, output, name);
      if (input !== output) add(names, input, `${name}:input`);
    }
  }
  return names;
}

/** Of two names for the same schema the first one counts. */
function add(names: Map<string, string>, schema: string, name: string): void {
  if (schema.length >= minNamedLength && !names.has(schema)) names.set(schema, name);
}

function schemaOf(schema: z.ZodType, io: Direction): Json {
  const json = Object.entries(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  return Object.fromEntries(json.filter(([key]) => key !== '$schema')) as Json;
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON with everything on one line that fits there. */
function format(value: Json, indent = '', prefix = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return flat;
  if (indent.length + prefix.length + flat.length <= lineWidth) return flat;
  const inner = `${indent} `;
  const lines = Array.isArray(value)
    ? value.map((each: Json) => `${inner}${format(each, inner)}`)
    : Object.entries(value as Record<string, Json>).map(([key, each]) => {
        const name = `${JSON.stringify(key)}: `;
        return `${inner}${name}${format(each, inner, name)}`;
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

import fc from 'fast-check';
import { z } from 'zod';
import { calls, type CallName } from '../../../src/contract/index.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Words that have made programs stumble: prototypes, other languages' nothing, controls, markup. */
export const hostileTexts: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\0',
  '\r\nQUIT\r\n',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '${7*7}',
  '%s%n',
  '\u202Eabc',
  '\ud800',
  'ﬁ'.repeat(100),
];

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Any JSON at all, with hostile keys and texts. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 5 }).map(objectOf),
  ),
})).value;

/** As JSON.parse makes it: `__proto__` is a key of its own there. */
function objectOf(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
  );
}

/**
 * Inputs of one call that are almost right: made from its own schema, so that they get past the
 * first check, with hostile texts wherever a text may stand. `identities` are taken for records.
 */
export function almostRight(name: CallName, identities: readonly string[]): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' });
  return fc.oneof(
    { weight: 4, arbitrary: fromSchema(schema as JsonSchema, identities) },
    { weight: 1, arbitrary: anyJson },
  );
}

function fromSchema(schema: JsonSchema, identities: readonly string[]): fc.Arbitrary<unknown> {
  const next = (inner: unknown) => fromSchema(inner as JsonSchema, identities);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map(next));
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
      const required = new Set((schema['required'] as string[] | undefined) ?? []);
      return fc.record(
        Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, next(value)])),
        { requiredKeys: [...required] },
      );
    }
    case 'array':
      return fc.array(next(schema['items'] ?? {}), { maxLength: 3 });
    case 'string':
      return schema['format'] === 'uuid'
        ? fc.oneof(fc.constantFrom(...identities), fc.uuid())
        : fc.oneof(text, fc.constantFrom('a@b.example', 'smtp.b.example', 'Acme', '2030-01-01'));
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 70_000 }), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anyJson;
  }
}

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { calls, type CallName } from '../../../src/contract/index.ts';
import { inputLimit } from '../../../src/services/shell/bridge/input-limits.ts';
import { describeContract } from '../support/describe-contract.ts';

const golden = join(import.meta.dirname, '../golden/contract.json');

/** All that may cross the bridge, as JSON Schema: a change of it is a change of this file. */
test('contract: what the UI may ask and be told is what golden/contract.json says', async () => {
  await expect(await describeContract()).toMatchFileSnapshot(golden);
});

/** Kept as a text, and given back to the form it came from: no service reads it. */
const keptUnread = 'drafts.keep.';

/** Objects that take any key would let in what was not reviewed. */
test('contract: every object that the UI sends names all its keys', () => {
  const open: string[] = [];
  for (const [name, { input }] of Object.entries(calls)) {
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const schema = value as Record<string, unknown>;
      const isClosed = schema['additionalProperties'] === false;
      if (schema['type'] === 'object' && !isClosed) open.push(`${name}${path}`);
      for (const [key, inner] of Object.entries(schema)) walk(inner, `${path}.${key}`);
    };
    walk(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), '');
  }
  expect(open.filter((place) => !place.startsWith(keptUnread))).toEqual([]);
});

test('ipc: each call may carry in the longest text that its schema takes', () => {
  const tooNarrow = (Object.keys(calls) as CallName[]).filter((name) => {
    const text = JSON.stringify(
      z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' }),
    );
    const longest = [...text.matchAll(/"maxLength":(\d+)/gu)].map(([, length]) => Number(length));
    return Math.max(0, ...longest) > inputLimit(name);
  });
  expect(tooNarrow).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { senderCase } from '../../../src/contract/sender-rules.ts';
import { applySenderRules } from '../../../src/services/odoo/senders/rules/apply-sender-rules.ts';

/** Executed on a real Odoo 18 and 19, which did not differ. */
const file = join(import.meta.dirname, 'odoo-sender-cases.json');
const cases = z.array(senderCase).parse(JSON.parse(readFileSync(file, 'utf8')));

test('all cases are there, each with what Odoo did', () => {
  expect(cases).toHaveLength(82);
  expect(cases.filter(({ result }) => result === undefined)).toEqual([]);
});

test.each(cases.map((each, index) => ({ ...each, title: `${index}: ${each.name}` })))(
  'does as Odoo does in case $title',
  ({ result, ...setup }) => {
    expect(applySenderRules(setup).result).toEqual(result);
  },
);

test.each(cases)('the last rule tried is the one that chose: $name', (setup) => {
  const { tried, server } = applySenderRules(setup).found;
  expect(tried.map(({ outcome }) => outcome === 'matched')).toEqual(
    tried.map((_, index) => index === tried.length - 1),
  );
  expect(tried.at(-1)).toMatchObject({ server: server?.name ?? null });
});

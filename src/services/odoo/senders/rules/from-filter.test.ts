import { expect, test } from 'vitest';
import { acceptsAddress, splitFilter } from './from-filter.ts';

/** The cases of Odoo's own tests (odoo.md 4). */
test.each<[string, string | null, boolean]>([
  ['admin@mail.example.com', 'mail.EXAMPLE.com', true],
  [
    '"fake@test.mycompany.com" <ADMIN@mail.example.com>',
    'test.mycompany.com, mail.example.com, test2.com',
    true,
  ],
  ['anything', null, true],
  ['admin@mail.example.com', 'mail.éxample.com', false],
  ['admin@mmail.example.com', 'mail.example.com', false],
  ['"admin@mail.example.com" <fake@test.mycompany.com>', 'mail.example.com', false],
  ['john@example.com', '"John" <JOHN@example.com>', true],
  ['john+tag@example.com', 'john@example.com', false],
  ['john@example.com', ' , ', false],
])('whether %j may use the filter %j: %j', (address, filter, expected) => {
  expect(acceptsAddress(filter, address)).toBe(expected);
});

test('blank parts of a filter count for nothing', () => {
  expect(splitFilter(' , a.com ,, b@c.com')).toEqual(['a.com', 'b@c.com']);
  expect(splitFilter(null)).toEqual([]);
});

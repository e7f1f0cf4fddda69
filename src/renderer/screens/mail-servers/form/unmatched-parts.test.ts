import { expect, it } from 'vitest';
import { unmatchedParts } from './unmatched-parts.ts';

it('names the parts that no sender can match (rows 44 to 46)', () => {
  expect(unmatchedParts('@example.com, *@example.com, example.com;other.com, john@')).toEqual([
    '@example.com',
    '*@example.com',
    'example.com;other.com',
    'john@',
  ]);
});

it.each(['', ' , ', 'example.com', 'john@example.com, other.org', '"John" <john@example.com>'])(
  'has nothing to say about %j',
  (filter) => {
    expect(unmatchedParts(filter)).toEqual([]);
  },
);

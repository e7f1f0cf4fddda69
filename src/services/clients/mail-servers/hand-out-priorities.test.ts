import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handOutPriorities } from './hand-out-priorities.ts';

it('keeps the numbers that the servers had, in their new order', () => {
  expect(handOutPriorities([30, 10, 20])).toEqual([10, 20, 30]);
});

it('gives each server a number of its own', () => {
  expect(handOutPriorities([10, 10, 5, 10])).toEqual([5, 10, 11, 12]);
  expect(handOutPriorities([9999, 9999, 9998])).toEqual([9997, 9998, 9999]);
});

it('always rises and stays within what a form takes', () => {
  const priorities = fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 50 });
  fc.assert(
    fc.property(priorities, (before) => {
      const after = handOutPriorities(before);
      expect(after).toHaveLength(before.length);
      after.forEach((value, index) => {
        expect(value).toBeGreaterThan(after[index - 1] ?? -1);
        expect(value).toBeLessThanOrEqual(9999);
      });
    }),
  );
});

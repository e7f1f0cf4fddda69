import { expect, it } from 'vitest';
import { dateOrder } from './date-order.ts';

it('follows the browser, not Collega', () => {
  expect(dateOrder('en-US')).toEqual(['month', 'day', 'year']);
  expect(dateOrder('it')).toEqual(['day', 'month', 'year']);
  expect(dateOrder('sv')).toEqual(['year', 'month', 'day']);
});

import { expect, it } from 'vitest';
import { dateOrder, readDay } from './date-order.ts';

it('follows the region', () => {
  expect(dateOrder('en-US')).toEqual(['month', 'day', 'year']);
  expect(dateOrder('it')).toEqual(['day', 'month', 'year']);
  expect(dateOrder('sv')).toEqual(['year', 'month', 'day']);
});

it('reads a day in the order of the region, or as ISO 8601 everywhere', () => {
  const [italian, american] = [dateOrder('it'), dateOrder('en-US')];
  expect(readDay('31/05/2027', italian)).toBe('2027-05-31');
  expect(readDay('5/31/2027', american)).toBe('2027-05-31');
  for (const order of [italian, american]) expect(readDay('2027-5-31', order)).toBe('2027-05-31');
});

it('takes no day that no calendar has, and none with half a year', () => {
  for (const text of ['', '31/02/2027', '31/13/2027', '31/05/27', 'soon', '2027-05']) {
    expect(readDay(text, dateOrder('it')), text).toBeNull();
  }
});

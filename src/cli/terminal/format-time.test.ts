import { afterEach, expect, test } from 'vitest';
import { formatDate, formatTime, setLanguage } from './texts.ts';

afterEach(() => setLanguage('en'));

const now = new Date(2026, 10, 29, 18, 0);

test.each([
  ['en', '13:40', '28 Nov 2026, 13:40', '31 Jan 2027'],
  ['it', '13:40', '28 nov 2026, 13:40', '31 gen 2027'],
] as const)(
  'times and dates are written as in this language (%s)',
  async (code, time, past, day) => {
    await setLanguage(code);
    expect(formatTime(new Date(2026, 10, 29, 13, 40), now)).toBe(time);
    // Without its date yesterday's result would seem new.
    expect(formatTime(new Date(2026, 10, 28, 13, 40), now)).toBe(past);
    expect(formatDate('2027-01-31')).toBe(day);
    expect(formatDate(null)).toBe('-');
  },
);

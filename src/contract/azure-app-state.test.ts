import { expect, it } from 'vitest';
import { checkSecretExpiry } from './azure-app-state.ts';

const now = Date.parse('2026-11-23T22:30:00Z');

it('warns at 60, 30 and 7 days, on the day itself, and once it has passed', () => {
  const levels = ['2027-01-23', '2027-01-22', '2026-12-24', '2026-12-23', '2026-12-01'].concat([
    '2026-11-30',
    '2026-11-24',
    '2026-11-23',
    '2026-11-22',
  ]);
  expect(levels.map((day) => checkSecretExpiry(day, now))).toEqual([
    { level: 'far', days: 61 },
    { level: 'within-60-days', days: 60 },
    { level: 'within-60-days', days: 31 },
    { level: 'within-30-days', days: 30 },
    { level: 'within-30-days', days: 8 },
    { level: 'within-7-days', days: 7 },
    { level: 'within-7-days', days: 1 },
    { level: 'today', days: 0 },
    { level: 'expired', days: -1 },
  ]);
});

it('says nothing of a day that was not entered, or that is half typed', () => {
  expect(checkSecretExpiry(null, now)).toEqual({ level: 'unknown', days: null });
  expect(checkSecretExpiry('', now)).toEqual({ level: 'unknown', days: null });
});

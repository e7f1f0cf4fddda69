import { describe, expect, it } from 'vitest';
import { formatDay, formatDuration } from '../../languages/format-values.ts';
import { daysUntil, formatDateTime, localeFor } from './format.ts';

describe('formatting', () => {
  it('takes the region of this machine when it speaks the language', () => {
    expect(localeFor('it', ['en-GB', 'it-CH', 'it'])).toBe('it-CH');
    expect(localeFor('it', ['en-GB'])).toBe('it');
  });

  it('writes a calendar day as that day in every time zone', () => {
    expect(formatDay('2027-03-01', 'en-GB')).toBe('1 Mar 2027');
    expect(formatDay('2027-03-01', 'it')).toBe('1 mar 2027');
  });

  it('writes a moment with its time', () => {
    expect(formatDateTime('2026-11-23T10:05:00Z', 'en-GB')).toMatch(/23 Nov 2026.*\d\d:\d\d/);
  });

  it('writes milliseconds below a second and seconds above, as the language does', () => {
    expect(formatDuration(42.4, 'en')).toBe('42 ms');
    expect(formatDuration(1243, 'en')).toBe('1.2 sec');
    expect(formatDuration(1243, 'it')).toContain('1,2');
  });

  it('counts whole days, negative once they have passed', () => {
    expect(daysUntil('2027-03-01', '2027-02-27')).toBe(2);
    expect(daysUntil('2027-02-26', '2027-02-27')).toBe(-1);
  });
});

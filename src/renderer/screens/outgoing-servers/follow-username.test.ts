import { describe, expect, it } from 'vitest';
import { followUsername } from './follow-username.ts';

const state = { fromFilter: '', previousUsername: '', username: '', typed: false };

describe('FROM Filtering', () => {
  it('is filled from the username of a new server', () => {
    expect(followUsername({ ...state, username: 'a@example.com' })).toBe('a@example.com');
  });

  it('follows while it is nothing but the username', () => {
    expect(
      followUsername({
        ...state,
        fromFilter: 'a@example.com',
        previousUsername: ' a@example.com ',
        username: 'b@example.com ',
      }),
    ).toBe('b@example.com');
  });

  it('keeps another filter of a stored server', () => {
    expect(
      followUsername({
        ...state,
        fromFilter: 'example.com',
        previousUsername: 'a@example.com',
        username: 'b@example.com',
      }),
    ).toBe('example.com');
  });

  it('keeps the empty filter that a stored server was given on purpose', () => {
    expect(
      followUsername({ ...state, previousUsername: 'a@example.com', username: 'b@example.com' }),
    ).toBe('');
  });

  it('is never overwritten once the user has typed it, even when it equals the username', () => {
    expect(
      followUsername({
        fromFilter: 'a@example.com',
        previousUsername: 'a@example.com',
        username: 'b@example.com',
        typed: true,
      }),
    ).toBe('a@example.com');
  });
});

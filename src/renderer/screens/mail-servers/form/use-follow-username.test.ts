import { describe, expect, it } from 'vitest';
import { followUsername } from './use-follow-username.ts';

const state = { value: '', previousUsername: '', username: '', typed: false };

describe('the name of a new server', () => {
  it('is the username, letter by letter, so that a server can be saved with nothing else', () => {
    let name = '';
    let previousUsername = '';
    for (const username of ['a', 'a@', 'a@example.com']) {
      name = followUsername({ value: name, previousUsername, username, typed: false });
      previousUsername = username;
    }
    expect(name).toBe('a@example.com');
  });

  it('is never overwritten once the user has typed one', () => {
    expect(
      followUsername({ ...state, value: 'Sales', username: 'a@example.com', typed: true }),
    ).toBe('Sales');
  });
});

describe('FROM Filtering', () => {
  it('is filled from the username of a new server', () => {
    expect(followUsername({ ...state, username: 'a@example.com' })).toBe('a@example.com');
  });

  it('follows while it is nothing but the username', () => {
    expect(
      followUsername({
        ...state,
        value: 'a@example.com',
        previousUsername: ' a@example.com ',
        username: 'b@example.com ',
      }),
    ).toBe('b@example.com');
  });

  it('keeps another filter of a stored server', () => {
    expect(
      followUsername({
        ...state,
        value: 'example.com',
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
        value: 'a@example.com',
        previousUsername: 'a@example.com',
        username: 'b@example.com',
        typed: true,
      }),
    ).toBe('a@example.com');
  });
});

import { describe, expect, it } from 'vitest';
import { retryAfterOf, secondsLeft } from './retry-countdown.tsx';

describe('the countdown of a throttled mailbox', () => {
  it.each([
    ['93', 93],
    ['—', null],
    ['0', null],
    ['soon', null],
    ['1e9', null],
  ])('starts only where the server named a time: %s', (said, seconds) => {
    expect(retryAfterOf({ params: { retryAfterSeconds: said } })).toBe(seconds);
  });

  it('is absent from findings that have nothing to wait for', () => {
    expect(retryAfterOf({ params: {} })).toBeNull();
  });

  it.each([
    [0, 93],
    [1, 93],
    [1_000, 92],
    [92_001, 1],
    [93_000, 0],
    [500_000, 0],
  ])('after %d ms says %d s, and never less than none', (elapsed, left) => {
    expect(secondsLeft(93, elapsed)).toBe(left);
  });
});

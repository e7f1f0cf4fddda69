import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { joinSignals } from './join-signals.ts';

it('aborts with any of them, at once with one that has aborted', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const { signal } = joinSignals([one.signal, other.signal]);
  expect(signal.aborted).toBe(false);
  other.abort('closing');
  expect(signal.reason).toBe('closing');
  expect(joinSignals([one.signal, other.signal]).signal.reason).toBe('closing');
});

it('leaves nothing with a signal that outlives it', () => {
  const long = new AbortController();
  const joined = Array.from({ length: 100 }, () => joinSignals([long.signal]));
  expect(getEventListeners(long.signal, 'abort')).toHaveLength(100);
  for (const { release } of joined) release();
  expect(getEventListeners(long.signal, 'abort')).toEqual([]);
});

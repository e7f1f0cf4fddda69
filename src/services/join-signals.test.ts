import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
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

it('lets many tests at once listen to one signal without a warning of Node’s', async () => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error): unknown => warnings.push(name);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const { signal } = new AbortController();
  const joined = Array.from({ length: 20 }, () => joinSignals([signal]));
  const [one] = joined;
  for (let count = 0; count < 20; count += 1) {
    one?.signal.addEventListener('abort', () => undefined);
  }
  await setImmediate();
  expect(warnings).toEqual([]);
  for (const { release } of joined) release();
});

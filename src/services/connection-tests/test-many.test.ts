import { expect, it } from 'vitest';
import { defer } from '../deferred.ts';
import { runSideBySide } from './test-many.ts';

it('begins nothing more when one fails, and ends after all that was begun has', async () => {
  const slow = defer<undefined>();
  const begun: number[] = [];
  const ended: number[] = [];
  const items = Array.from({ length: 50 }, (_, index) => index);
  const running = runSideBySide(items, new AbortController().signal, async (item) => {
    begun.push(item);
    if (item === 3) throw new Error('the disk is full');
    await slow.promise;
    ended.push(item);
  }).finally(() => ended.push(-1));
  await new Promise((resolve) => setImmediate(resolve));
  slow.resolve(undefined);
  await expect(running).rejects.toThrow('the disk is full');
  expect(begun).toHaveLength(10);
  expect(ended).toHaveLength(10);
  expect(ended.at(-1)).toBe(-1);
});

import { expect, it } from 'vitest';
import { CrashLimit } from './crash-limit.ts';

it('opens a crashed window again twice a minute, and asks at the third', () => {
  let now = 0;
  const limit = new CrashLimit({ monotonic: () => now });
  expect([limit.allowsAnother(), limit.allowsAnother(), limit.allowsAnother()]).toEqual([
    true,
    true,
    false,
  ]);
  now = 59_999;
  expect(limit.allowsAnother()).toBe(false);
  now = 120_000;
  expect(limit.allowsAnother()).toBe(true);
  limit.allowsAnother();
  limit.startOver();
  expect(limit.allowsAnother()).toBe(true);
});

import { expect, it } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { boundSecretStore } from './bound-secret-store.ts';

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

it.each(['isAvailable', 'forget'] as const)(
  'a key store that hangs is taken for one that is not there: %s',
  async (call) => {
    const clock = createFakeClock();
    const hanging = { ...createFakeSecretStore(), isAvailable: never, forget: never };
    const store = boundSecretStore(hanging, clock);
    const answer = call === 'forget' ? store.forget('sealed') : store.isAvailable();
    clock.advance(60_000);
    expect(await answer).toBe(false);
    expect(clock.pending()).toBe(0);
  },
);

it('a key store that hangs while it opens is an error that says how long it was waited for', async () => {
  const clock = createFakeClock();
  const store = boundSecretStore({ ...createFakeSecretStore(), open: never }, clock);
  const opening = store.open('sealed');
  clock.advance(59_999);
  expect(clock.pending()).toBe(1);
  clock.advance(1);
  await expect(opening).rejects.toThrow('60 seconds');
});

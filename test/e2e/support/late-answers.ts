import { setTimeout as wait } from 'node:timers/promises';
import { type Failure } from '../../../src/contract/failures.ts';
import { type CallName } from '../../../src/contract/index.ts';
import { type Collega } from '../../../src/services/collega.ts';

/**
 * From now on the answers to these calls reach the window a second after what they changed, as on a
 * busy machine: the screens have shown the change by then.
 */
export function answerLate(collega: Collega, names: readonly CallName[]): void {
  const { bridge } = collega;
  const answer = bridge.answer.bind(bridge);
  bridge.answer = async (name, input, sender, signal) => {
    const result = await answer(name, input, sender, signal);
    if (names.some((each) => each === name)) await wait(1_000);
    return result;
  };
}

/** As on a full disk. */
export const diskFull: Failure = { kind: 'not-saved', path: 'records.json', code: 'ENOSPC' };

/** The next call of each of these names comes to nothing, and the window hears of it `after` ms. */
export function refuseOnce(
  collega: Collega,
  names: readonly CallName[],
  { failure = diskFull, after = 0 }: { readonly failure?: Failure; readonly after?: number } = {},
): void {
  const { bridge } = collega;
  const answer = bridge.answer.bind(bridge);
  const left = new Set<unknown>(names);
  bridge.answer = async (name, input, sender, signal) => {
    if (!left.delete(name)) return answer(name, input, sender, signal);
    await wait(after);
    return { ok: false, failure };
  };
}

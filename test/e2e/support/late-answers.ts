import { setTimeout as wait } from 'node:timers/promises';
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

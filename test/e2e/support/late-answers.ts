import { setTimeout as wait } from 'node:timers/promises';
import { type Page } from '@playwright/test';
import { type Failure } from '../../../src/contract/failures.ts';
import { type CallName } from '../../../src/contract/index.ts';
import { type Collega } from '../../../src/services/collega.ts';

export interface LateAnswers {
  /** Once they have come, and what the window asked for because of them has been answered too. */
  readonly arrived: (page: Page) => Promise<void>;
}

/**
 * From now on the answers to these calls reach the window a second after what they changed, as on a
 * busy machine: the screens have shown the change by then.
 */
export function answerLate(collega: Collega, names: readonly CallName[]): LateAnswers {
  const { bridge } = collega;
  const answer = bridge.answer.bind(bridge);
  let underWay = 0;
  bridge.answer = async (name, input, sender, signal) => {
    underWay += 1;
    try {
      const result = await answer(name, input, sender, signal);
      if (names.some((each) => each === name)) await wait(1_000);
      return result;
    } finally {
      underWay -= 1;
    }
  };
  return {
    arrived: async (page) => {
      for (let calm = 0; calm < 3; calm = underWay === 0 ? calm + 1 : 0) await drawTwice(page);
    },
  };
}

/** What React has taken in by then stands on the screen. */
function drawTwice(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
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

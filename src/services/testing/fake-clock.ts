import { type Clock } from '../shell/ports/clock.ts';

/** Time that passes only when told to; timers run in order of their moment. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** Timers that have been neither run nor cancelled. */
  readonly pending: () => number;
}

export function createFakeClock(start = Date.now()): FakeClock {
  let now = start;
  let timers: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    monotonic: () => now - start,
    after: (ms, task) => {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    advance: (ms) => {
      now += ms;
      for (const due of timers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (!timers.includes(due)) continue;
        timers = timers.filter((each) => each !== due);
        due.task();
      }
    },
    pending: () => timers.length,
  };
}

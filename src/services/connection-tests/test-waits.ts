import { type Clock } from '../shell/ports/clock.ts';
import { DeadlinePassed, TestCancelled } from './step-failure.ts';

/** No single answer is worth more than this: Exchange answers within seconds or not at all. */
const maxWaitMs = 15_000;

/**
 * The timeoutMs of one test: a deadline for the whole, one for each wait, and the user's wish to
 * stop. Nothing in a test waits except through here.
 */
export class TestWaits {
  private readonly startedAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly timeoutMs: number,
    private readonly cancelled: AbortSignal,
  ) {
    this.startedAt = clock.monotonic();
  }

  /** Milliseconds since the test began. */
  elapsed(): number {
    return this.clock.monotonic() - this.startedAt;
  }

  /** Milliseconds left of the whole. */
  remaining(): number {
    return Math.max(0, this.timeoutMs - this.elapsed());
  }

  throwIfCancelled(): void {
    if (this.cancelled.aborted) throw new TestCancelled();
  }

  /**
   * Waits for `work`, at most `limitMs` and never beyond the whole. Rejects with DeadlinePassed or
   * TestCancelled; `work` is told through its signal, and its later rejection is never an
   * unhandled rejection. The signal of work that has ended is left alone: an abort makes an error
   * with its stack, and would do so between each reply and the next command.
   */
  async for<Value>(
    work: (signal: AbortSignal) => Promise<Value>,
    limitMs = maxWaitMs,
  ): Promise<Value> {
    this.throwIfCancelled();
    const limit = Math.min(limitMs, this.remaining());
    const over = new AbortController();
    let stop = noop;
    const interrupted = new Promise<never>((_resolve, reject) => {
      const interrupt = (reason: Error): void => {
        reject(reason);
        over.abort();
      };
      const cancelTimer = this.clock.after(limit, () => interrupt(new DeadlinePassed(limit)));
      const onCancel = (): void => interrupt(new TestCancelled());
      this.cancelled.addEventListener('abort', onCancel, { once: true });
      stop = () => {
        cancelTimer();
        this.cancelled.removeEventListener('abort', onCancel);
      };
    });
    try {
      const working = work(over.signal);
      working.catch(noop);
      return await Promise.race([working, interrupted]);
    } finally {
      stop();
    }
  }
}

function noop(): void {
  return undefined;
}

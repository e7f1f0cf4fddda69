import { fail } from './failure-error.ts';
import { joinSignals } from './join-signals.ts';

/** Calls that take long, each under the ID by which its asker cancels it. */
export class CancellableRuns {
  readonly #running = new Map<string, AbortController>();
  readonly #closing: AbortSignal;

  /** @param closing aborted when Collega closes: ends all. */
  constructor(closing: AbortSignal) {
    this.#closing = closing;
  }

  /**
   * Runs with a signal that aborts when the run is cancelled, its asker is gone or Collega closes.
   * @throws FailureError `already-running` where this ID is in use.
   */
  async run<Value>(
    runId: string,
    asker: AbortSignal,
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    if (this.#running.has(runId)) fail({ kind: 'already-running' });
    const cancel = new AbortController();
    this.#running.set(runId, cancel);
    const { signal, release } = joinSignals([cancel.signal, asker, this.#closing]);
    try {
      return await work(signal);
    } finally {
      release();
      this.#running.delete(runId);
    }
  }

  /** Does nothing where the run has ended: it may end while the question is on its way. */
  cancel(runId: string): void {
    this.#running.get(runId)?.abort();
  }
}

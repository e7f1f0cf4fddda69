import { type QueryClient } from '@tanstack/react-query';
import { type ManyTestsProgress, type ManyTestsResult } from '../../contract/connection-tests.ts';
import { type Failure } from '../../contract/failures.ts';
import { type CollegaApi } from '../../contract/index.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { KeyedStore } from './keyed-store.ts';

/** Tests of the servers that were selected in one list. */
export type ManyRun =
  | {
      readonly state: 'running';
      readonly runId: string;
      readonly total: number;
      readonly done: number;
      readonly failed: number;
      readonly cancelling: boolean;
    }
  | {
      readonly state: 'finished';
      readonly result: ManyTestsResult;
      /** Milliseconds since the Unix epoch. */
      readonly startedAt: number;
      /** Milliseconds since the Unix epoch. */
      readonly endedAt: number;
    }
  | { readonly state: 'refused'; readonly failure: Failure };

interface ManyTestsOptions {
  readonly api: CollegaApi;
  readonly queryClient: QueryClient;
  readonly newId: () => string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** The tests of many servers by list; they go on while other screens are open. */
export class ManyTests {
  readonly store = new KeyedStore<ManyRun>();
  readonly #options: ManyTestsOptions;

  constructor(options: ManyTestsOptions) {
    this.#options = options;
    options.api.on('connectionTests.manyProgress', (progress) => this.#follow(progress));
  }

  /** Starts unless one is running in this list; resolves when all have ended. */
  async start(list: string, serverIds: readonly string[]): Promise<void> {
    if (this.store.get(list)?.state === 'running') return;
    const { api, queryClient, newId, now } = this.#options;
    const runId = newId();
    const startedAt = now();
    const total = serverIds.length;
    this.store.set(list, {
      state: 'running',
      runId,
      total,
      done: 0,
      failed: 0,
      cancelling: false,
    });
    const answer = await api.call('connectionTests.runMany', {
      runId,
      serverIds: [...serverIds],
    });
    const endedAt = now();
    // The servers first: a summary leaves out what they do not bear out.
    await refreshAfter(queryClient, 'connectionTests.runMany');
    this.store.set(
      list,
      answer.ok
        ? { state: 'finished', result: answer.value, startedAt, endedAt }
        : { state: 'refused', failure: answer.failure },
    );
  }

  /** Ends those that are running; what has passed or failed already is kept. */
  async cancel(list: string): Promise<void> {
    const run = this.store.get(list);
    if (run?.state !== 'running' || run.cancelling) return;
    this.store.set(list, { ...run, cancelling: true });
    await this.#options.api.call('connectionTests.cancel', { runId: run.runId });
  }

  /** Puts a summary away. */
  forget(list: string): void {
    if (this.store.get(list)?.state !== 'running') this.store.set(list, undefined);
  }

  #follow({ runId, outcome }: ManyTestsProgress): void {
    const found = this.store.find((run) => run.state === 'running' && run.runId === runId);
    if (found === undefined) return;
    const [list, run] = found;
    if (run.state !== 'running') return;
    this.store.set(list, {
      ...run,
      done: run.done + 1,
      failed: run.failed + (outcome === 'failed' ? 1 : 0),
    });
  }
}

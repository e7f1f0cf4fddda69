import { type QueryClient } from '@tanstack/react-query';
import {
  type ConnectionTestReport,
  type TestProgress,
  type TestStep,
} from '../../contract/connection-tests.ts';
import { type Failure } from '../../contract/failures.ts';
import { type StepId } from '../../contract/findings.ts';
import { type CollegaApi } from '../../contract/index.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { KeyedStore } from './keyed-store.ts';

/** A test of one mail server as this window saw it. Times are readings of a monotonic clock. */
export type TestRun =
  | {
      readonly state: 'running';
      readonly runId: string;
      readonly startedAt: number;
      readonly steps: readonly TestStep[];
      readonly current: { readonly step: StepId; readonly since: number } | null;
      readonly cancelling: boolean;
    }
  | { readonly state: 'finished'; readonly report: ConnectionTestReport }
  | {
      readonly state: 'refused';
      readonly failure: Failure;
      /** By this computer's clock, as in reports. */
      readonly startedAt: string;
    };

export interface RunOptions {
  readonly api: CollegaApi;
  readonly queryClient: QueryClient;
  readonly newId: () => string;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
}

export interface StartOptions {
  /** Outgoing: also send a message to oneself. */
  readonly sendMessage?: boolean;
  /** Without a sign-in: only whether the server can be reached from here. */
  readonly networkOnly?: boolean;
}

/** The running and finished tests of this window, by server; they go on while screens change. */
export class TestRuns {
  readonly store = new KeyedStore<TestRun>();
  /** By server, the one of the other direction that was started together with it. */
  readonly besides = new KeyedStore<string>();
  readonly #options: RunOptions;

  constructor(options: RunOptions) {
    this.#options = options;
    options.api.on('connectionTests.progress', (progress) => this.#follow(progress));
  }

  /** Starts a test unless one is running for this server; resolves when it has ended. */
  async start(serverId: string, options: StartOptions = {}): Promise<void> {
    if (this.store.get(serverId)?.state === 'running') return;
    this.besides.set(serverId, undefined);
    await this.#run(serverId, options);
  }

  /** Tests a mailbox in both directions side by side; each keeps its own verdict. */
  async startBoth(serverId: string, otherId: string, options: StartOptions = {}): Promise<void> {
    const both = [this.start(serverId, options), this.start(otherId)];
    this.besides.set(serverId, otherId);
    await Promise.all(both);
  }

  async #run(
    serverId: string,
    { sendMessage = false, networkOnly = false }: StartOptions,
  ): Promise<void> {
    const { api, queryClient, newId, now } = this.#options;
    const runId = newId();
    const startedAt = new Date().toISOString();
    this.store.set(serverId, {
      state: 'running',
      runId,
      startedAt: now(),
      steps: [],
      current: null,
      cancelling: false,
    });
    const wanted = { runId, serverId, sendMessage, networkOnly };
    const result = await api.call('connectionTests.run', wanted);
    // First the records, which say whether a result still holds.
    await refreshAfter(queryClient, 'connectionTests.run');
    this.store.set(
      serverId,
      result.ok
        ? { state: 'finished', report: result.value }
        : { state: 'refused', failure: result.failure, startedAt },
    );
  }

  /** Asks the running test to end; its report then says `cancelled`. */
  async cancel(serverId: string): Promise<void> {
    const run = this.store.get(serverId);
    if (run?.state !== 'running' || run.cancelling) return;
    this.store.set(serverId, { ...run, cancelling: true });
    await this.#options.api.call('connectionTests.cancel', { runId: run.runId });
  }

  #follow(progress: TestProgress): void {
    const run = this.store.get(progress.serverId);
    // Events of a run that has ended, or of another window's run, are not this panel's.
    if (run?.state !== 'running' || run.runId !== progress.runId) return;
    this.store.set(
      progress.serverId,
      progress.kind === 'started'
        ? { ...run, current: { step: progress.step, since: this.#options.now() } }
        : { ...run, current: null, steps: [...run.steps, progress.step] },
    );
  }
}

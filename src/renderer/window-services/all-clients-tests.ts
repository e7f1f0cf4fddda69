import { type Client } from '../../contract/clients.ts';
import { type TestOutcome } from '../../contract/connection-tests.ts';
import { type Failure } from '../../contract/failures.ts';
import { type CollegaApi } from '../../contract/index.ts';
import { ask, failureOf } from '../bridge/call-failure.ts';
import { KeyedStore } from './keyed-store.ts';
import { type ManyTests } from './many-tests.ts';

export type AllClientsRun =
  | {
      readonly state: 'running';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly state: 'ended';
      readonly cancelled: boolean;
      readonly counts: Readonly<Record<TestOutcome, number>>;
      /** Clients without a server in use: nothing of them was tested. */
      readonly withoutServers: number;
      readonly at: string;
    };

interface AllClientsOptions {
  readonly api: CollegaApi;
  readonly manyTests: ManyTests;
}

/** Every active server of every client in use, a client at a time; it goes on while screens change. */
export class AllClientsTests {
  readonly #options: AllClientsOptions;
  readonly #runs = new KeyedStore<AllClientsRun>();
  #failure: Failure | null = null;
  #stop = new AbortController();
  /** The list that is tested now, as `manyTests` knows it. */
  #current: string | null = null;

  constructor(options: AllClientsOptions) {
    this.#options = options;
  }

  readonly subscribe = this.#runs.subscribe;
  readonly run = (): AllClientsRun | null => this.#runs.get('') ?? null;
  /** Of the newest run. */
  readonly failure = (): Failure | null => this.#failure;

  /** Starts unless they are being tested already. */
  async start(clients: readonly Client[]): Promise<void> {
    if (this.run()?.state === 'running') return;
    const inUse = clients.filter(({ archived }) => !archived);
    const { signal } = (this.#stop = new AbortController());
    this.#failure = null;
    const counts = { passed: 0, warning: 0, failed: 0, cancelled: 0 };
    let withoutServers = 0;
    try {
      for (const [done, { id, name }] of inUse.entries()) {
        if (!signal.aborted) {
          this.#runs.set('', { state: 'running', name, done, total: inUse.length });
        }
        const tested = await this.#testClient(id, signal, counts);
        if (!tested) withoutServers += 1;
      }
    } catch (error) {
      this.#failure = failureOf(error);
    }
    this.#current = null;
    const at = new Date().toISOString();
    this.#runs.set('', { state: 'ended', cancelled: signal.aborted, counts, withoutServers, at });
  }

  cancel(): void {
    this.#stop.abort();
    if (this.#current !== null) void this.#options.manyTests.cancel(this.#current);
  }

  /** Answers false for a client without a server in use. */
  async #testClient(
    clientId: string,
    signal: AbortSignal,
    counts: Record<TestOutcome, number>,
  ): Promise<boolean> {
    const { api, manyTests } = this.#options;
    const servers = await ask(api, 'mailServers.list', { clientId });
    const serverIds = servers.filter(({ active }) => active).map((server) => server.id);
    if (serverIds.length === 0) return false;
    // Counted after a cancellation too: what was not tested is part of the answer.
    if (signal.aborted) {
      counts.cancelled += serverIds.length;
      return true;
    }
    const list = (this.#current = `all/${clientId}`);
    await manyTests.start(list, serverIds);
    const ended = manyTests.store.get(list);
    if (ended?.state === 'refused') {
      this.#failure = ended.failure;
      counts.cancelled += serverIds.length;
    } else if (ended?.state === 'finished') {
      for (const { outcome } of ended.result.results) counts[outcome] += 1;
    }
    manyTests.forget(list);
    return true;
  }
}

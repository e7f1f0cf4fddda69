import { type QueryClient } from '@tanstack/react-query';
import { type Failure, type Result } from '../../contract/failures.ts';
import { type Finding } from '../../contract/findings.ts';
import { type CollegaApi, type EventPayload } from '../../contract/index.ts';
import { type SignedInAccount } from '../../contract/mailbox-links.ts';
import {
  type PasteReply,
  type PendingSignIn,
  type SignInAddress,
  type SignInOutcome,
  type SignInWay,
} from '../../contract/sign-in.ts';
import { assertNever } from '../assert-never.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { KeyedStore } from './keyed-store.ts';

/** Whose mailbox is being linked. */
export interface SignInSubject {
  readonly clientId: string;
  readonly mailbox: string;
}

interface Ended {
  /** Milliseconds since the Unix epoch. */
  readonly endedAt: number;
}

type SignInPhase = EventPayload<'signIn.progress'>['phase'];

export type SignInFlow = SignInSubject &
  (
    | {
        readonly state: 'running';
        readonly flowId: string;
        readonly way: SignInWay;
        readonly phase: SignInPhase;
        /** What is opened outside of Collega's window, once it is known. */
        readonly address: SignInAddress | null;
        readonly startedAt: number;
        readonly cancelling: boolean;
      }
    | {
        readonly state: 'other-account';
        readonly flowId: string;
        readonly way: SignInWay;
        readonly account: SignedInAccount;
        readonly keeping: boolean;
        /** Why it could not be kept at the last try. */
        readonly failure: Failure | null;
      }
    | ({ readonly state: 'failed'; readonly findings: readonly Finding[] } & Ended)
    | ({ readonly state: 'refused'; readonly failure: Failure } & Ended)
    | { readonly state: 'cancelled' }
  );

export interface FlowOptions {
  readonly api: CollegaApi;
  readonly queryClient: QueryClient;
  readonly newId: () => string;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly dateNow: () => number;
}

/** The sign-ins of this window, one for each mailbox; they go on while screens change. */
export class SignInFlows {
  readonly store = new KeyedStore<SignInFlow>();
  readonly #options: FlowOptions;

  constructor(options: FlowOptions) {
    this.#options = options;
    options.api.on('signIn.progress', ({ flowId, phase }) => this.#update(flowId, { phase }));
    options.api.on('signIn.addressReady', ({ flowId, ...address }) =>
      this.#update(flowId, { address }),
    );
  }

  /** Opens the sign-in unless it is open already; resolves when the flow has ended. */
  async start(subject: SignInSubject, way: SignInWay = 'window'): Promise<void> {
    const key = keyOf(subject);
    if (this.store.get(key)?.state === 'running') return;
    const { api, newId, now } = this.#options;
    const flowId = newId();
    this.store.set(key, {
      ...subject,
      state: 'running',
      flowId,
      way,
      phase: 'opening-window',
      address: null,
      startedAt: now(),
      cancelling: false,
    });
    const asked = { clientId: subject.clientId, mailbox: subject.mailbox, flowId, way };
    await this.#settle(subject, way, await api.call('signIn.start', asked));
  }

  /** Picks up what was under way when this page was loaded again, as after a crash of it. */
  async restore(): Promise<void> {
    const pending = await this.#options.api.call('signIn.pending', {});
    if (!pending.ok) return;
    await Promise.all(pending.value.map((each) => this.#pickUp(each)));
  }

  /** Hands in the final address of a sign-in elsewhere. */
  async paste(flowId: string, address: string): Promise<Result<PasteReply>> {
    return this.#options.api.call('signIn.paste', { flowId, address });
  }

  /** Closes the window of a running sign-in, or forgets an account that waits for a decision. */
  async cancel(subject: SignInSubject): Promise<void> {
    const key = keyOf(subject);
    const flow = this.store.get(key);
    if (flow?.state === 'running') this.store.set(key, { ...flow, cancelling: true });
    else if (flow?.state === 'other-account')
      this.store.set(key, { ...subject, state: 'cancelled' });
    else return;
    await this.#options.api.call('signIn.cancel', { flowId: flow.flowId });
  }

  /** The same way as before. */
  async signInAgain(subject: SignInSubject): Promise<void> {
    const flow = this.store.get(keyOf(subject));
    const way = flow?.state === 'other-account' ? flow.way : 'window';
    await this.cancel(subject);
    await this.start(subject, way);
  }

  /** Keeps the account that signed in as the delegate of the shared mailbox. */
  async keepAsDelegate(subject: SignInSubject): Promise<void> {
    const key = keyOf(subject);
    const flow = this.store.get(key);
    if (flow?.state !== 'other-account' || flow.keeping) return;
    this.store.set(key, { ...flow, keeping: true, failure: null });
    const result = await this.#options.api.call('signIn.keepAsDelegate', { flowId: flow.flowId });
    if (result.ok) {
      const value = { outcome: 'linked', link: result.value } as const;
      await this.#settle(subject, flow.way, { ok: true, value });
      return;
    }
    // The account waits on: asked again where it was, wherever the user is.
    const waiting = this.store.get(key);
    if (waiting?.state !== 'other-account' || waiting.flowId !== flow.flowId) return;
    this.store.set(key, { ...waiting, keeping: false, failure: result.failure });
  }

  dismiss(subject: SignInSubject): void {
    this.store.set(keyOf(subject), undefined);
  }

  #update(flowId: string, change: { phase: SignInPhase } | { address: SignInAddress }): void {
    const found = this.store.find((flow) => flow.state === 'running' && flow.flowId === flowId);
    if (found?.[1].state === 'running') this.store.set(found[0], { ...found[1], ...change });
  }

  async #pickUp(pending: PendingSignIn): Promise<void> {
    const { clientId, mailbox, flowId } = pending;
    const subject = { clientId, mailbox };
    const key = keyOf(subject);
    if (this.store.get(key) !== undefined) return;
    if (pending.state === 'other-account') {
      this.store.set(key, { ...pending, way: 'window', keeping: false, failure: null });
      return;
    }
    const startedAt = this.#options.now();
    this.store.set(key, { ...pending, startedAt, cancelling: false });
    const result = await this.#options.api.call('signIn.join', { flowId });
    await this.#settle(subject, pending.way, result);
  }

  async #settle(
    subject: SignInSubject,
    way: SignInWay,
    result: Result<SignInOutcome>,
  ): Promise<void> {
    const key = keyOf(subject);
    const endedAt = this.#options.dateNow();
    if (!result.ok) {
      this.store.set(key, { ...subject, state: 'refused', failure: result.failure, endedAt });
      return;
    }
    const { value } = result;
    switch (value.outcome) {
      case 'linked':
        // The tag is on the screen before the waiting line goes.
        await refreshAfter(this.#options.queryClient, 'signIn.start');
        this.store.set(key, undefined);
        return;
      case 'other-account':
        this.store.set(key, {
          ...subject,
          state: 'other-account',
          flowId: value.flowId,
          way,
          account: value.account,
          keeping: false,
          failure: null,
        });
        return;
      case 'failed':
        this.store.set(key, { ...subject, state: 'failed', findings: value.findings, endedAt });
        return;
      case 'cancelled':
        this.store.set(key, { ...subject, state: 'cancelled' });
        return;
      default:
        assertNever(value);
    }
  }
}

/** Exchange compares addresses without regard to case, and so do the links. */
export function keyOf({ clientId, mailbox }: SignInSubject): string {
  return `${clientId} ${mailbox.trim().toLowerCase()}`;
}

import { type QueryClient } from '@tanstack/react-query';
import { type Failure, type Result } from '../../../contract/failures.ts';
import { type Finding } from '../../../contract/findings.ts';
import { type CollegaApi, type EventPayload } from '../../../contract/index.ts';
import { type SignedInAccount } from '../../../contract/mailbox-links.ts';
import { type SignInOutcome } from '../../../contract/sign-in.ts';
import { assertNever } from '../../assert-never.ts';
import { refreshAfter } from '../../bridge/changed-queries.ts';
import { KeyedStore } from '../../keyed-store.ts';

/** Whose mailbox is being linked. */
export interface SignInSubject {
  readonly clientId: string;
  readonly mailbox: string;
}

export type SignInFlow = SignInSubject &
  (
    | {
        readonly state: 'running';
        readonly flowId: string;
        readonly phase: EventPayload<'signIn.progress'>['phase'];
        readonly startedAt: number;
        readonly cancelling: boolean;
      }
    | {
        readonly state: 'other-account';
        readonly flowId: string;
        readonly account: SignedInAccount;
        readonly keeping: boolean;
      }
    | { readonly state: 'failed'; readonly findings: readonly Finding[] }
    | { readonly state: 'refused'; readonly failure: Failure }
    | { readonly state: 'cancelled' }
  );

export interface FlowOptions {
  readonly api: CollegaApi;
  readonly queryClient: QueryClient;
  readonly newId: () => string;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
}

/** The sign-ins of this window, one for each mailbox; they go on while screens change. */
export class SignInFlows {
  readonly store = new KeyedStore<SignInFlow>();
  readonly #options: FlowOptions;

  constructor(options: FlowOptions) {
    this.#options = options;
    options.api.on('signIn.progress', ({ flowId, phase }) => {
      const found = this.store.find((flow) => flow.state === 'running' && flow.flowId === flowId);
      if (found?.[1].state === 'running') this.store.set(found[0], { ...found[1], phase });
    });
  }

  /** Opens the sign-in window unless it is open already; resolves when the flow has ended. */
  async start(subject: SignInSubject): Promise<void> {
    const key = keyOf(subject);
    if (this.store.get(key)?.state === 'running') return;
    const { api, newId, now } = this.#options;
    const flowId = newId();
    this.store.set(key, {
      ...subject,
      state: 'running',
      flowId,
      phase: 'opening-window',
      startedAt: now(),
      cancelling: false,
    });
    await this.#settle(subject, await api.call('signIn.start', { ...subject, flowId }));
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

  async signInAgain(subject: SignInSubject): Promise<void> {
    await this.cancel(subject);
    await this.start(subject);
  }

  /** Keeps the account that signed in as the delegate of the shared mailbox. */
  async keepAsDelegate(subject: SignInSubject): Promise<void> {
    const key = keyOf(subject);
    const flow = this.store.get(key);
    if (flow?.state !== 'other-account' || flow.keeping) return;
    this.store.set(key, { ...flow, keeping: true });
    const result = await this.#options.api.call('signIn.keepAsDelegate', { flowId: flow.flowId });
    await this.#settle(
      subject,
      result.ok ? { ok: true, value: { outcome: 'linked', link: result.value } } : result,
    );
  }

  dismiss(subject: SignInSubject): void {
    this.store.set(keyOf(subject), undefined);
  }

  async #settle(subject: SignInSubject, result: Result<SignInOutcome>): Promise<void> {
    const key = keyOf(subject);
    if (!result.ok) {
      this.store.set(key, { ...subject, state: 'refused', failure: result.failure });
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
          account: value.account,
          keeping: false,
        });
        return;
      case 'failed':
        this.store.set(key, { ...subject, state: 'failed', findings: value.findings });
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

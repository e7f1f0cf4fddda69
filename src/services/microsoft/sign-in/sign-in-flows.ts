import {
  type PasteReply,
  type PendingSignIn,
  type SignInAddress,
  type SignInOutcome,
  type SignInProgress,
  type SignInWay,
} from '../../../contract/sign-in.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type UsableAzureApp } from '../entra/usable-azure-app.ts';
import { fail } from '../../failure-error.ts';
import { type SignedIn } from './signed-in-account.ts';
import { type PastedMethod } from './methods/pasted-method.ts';
import { type StoredTokens } from '../../store/vault/stored-tokens.ts';

/** A user may have to fetch a phone for the second factor; row 77. */
export const signInDeadlineMs = 10 * 60_000;
/** Another account's tokens wait in memory this long for the user's decision. */
export const decisionDeadlineMs = 10 * 60_000;

/** One sign-in from its start until its outcome is known. */
export interface RunningFlow {
  readonly clientId: string;
  readonly mailbox: string;
  readonly way: SignInWay;
  readonly azureApp: UsableAzureApp;
  readonly cancel: AbortController;
  timedOut: boolean;
  phase: SignInProgress['phase'];
  /** What the user opens elsewhere, once it is known. */
  address: SignInAddress | null;
  pasted: PastedMethod | null;
  outcome: Promise<SignInOutcome>;
}

/** Tokens of another account, until the user has decided about them. */
export interface WaitingDecision {
  readonly clientId: string;
  readonly mailbox: string;
  readonly who: SignedIn;
  readonly tokens: StoredTokens;
  readonly forgetTimer: () => void;
}

/** The sign-ins under way, by flow: what a window asks about them, and what ends them. */
export class SignInFlows {
  readonly #running = new Map<string, RunningFlow>();
  readonly #waiting = new Map<string, WaitingDecision>();

  has(flowId: string): boolean {
    return this.#running.has(flowId) || this.#waiting.has(flowId);
  }

  add(flowId: string, flow: RunningFlow): void {
    this.#running.set(flowId, flow);
  }

  end(flowId: string): void {
    this.#running.delete(flowId);
  }

  decideLater(flowId: string, decision: WaitingDecision): void {
    this.#waiting.set(flowId, decision);
  }

  /** Everything that has not ended, so that a window loaded again can show it. */
  describe(): PendingSignIn[] {
    const running = [...this.#running].map(([flowId, flow]) => {
      const { clientId, mailbox, way, phase, address } = flow;
      return { state: 'running', flowId, clientId, mailbox, way, phase, address } as const;
    });
    const waiting = [...this.#waiting].map(([flowId, { clientId, mailbox, who }]) => {
      return { state: 'other-account', flowId, clientId, mailbox, account: who.account } as const;
    });
    return [...running, ...waiting];
  }

  /** @throws FailureError `not-found` when it has ended already. */
  join(flowId: string): Promise<SignInOutcome> {
    const flow = this.#running.get(flowId) ?? fail({ kind: 'not-found', what: 'sign-in' });
    return flow.outcome;
  }

  /** @throws FailureError `not-found` when no sign-in of this name waits for an address. */
  paste(flowId: string, address: string): PasteReply {
    const pasted = this.#running.get(flowId)?.pasted ?? null;
    return (pasted ?? fail({ kind: 'not-found', what: 'sign-in' })).paste(address);
  }

  /** Hands a waiting decision to `settle`, and forgets it when that has worked. */
  decide(flowId: string, settle: (decision: WaitingDecision) => MailboxLink): MailboxLink {
    const decision = this.#waiting.get(flowId) ?? fail({ kind: 'not-found', what: 'sign-in' });
    const link = settle(decision);
    this.#forgetDecision(flowId);
    return link;
  }

  cancel(flowId: string): void {
    this.#running.get(flowId)?.cancel.abort();
    this.#forgetDecision(flowId);
  }

  /** Ends what belongs to clients that are gone: their windows close, their tokens are forgotten. */
  keepOnly(clientIds: ReadonlySet<string>): void {
    const gone = [...this.#running, ...this.#waiting].filter(
      ([, { clientId }]) => !clientIds.has(clientId),
    );
    for (const [flowId] of gone) this.cancel(flowId);
  }

  forgetDecisions(): void {
    for (const flowId of [...this.#waiting.keys()]) this.#forgetDecision(flowId);
  }

  #forgetDecision(flowId: string): void {
    this.#waiting.get(flowId)?.forgetTimer();
    this.#waiting.delete(flowId);
  }
}

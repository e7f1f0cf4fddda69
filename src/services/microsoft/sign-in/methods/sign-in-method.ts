import { type SignInProgress } from '../../../../contract/sign-in.ts';
import { defer } from '../../../deferred.ts';
import { type Signal } from '../../../diagnosis/signal.ts';
import { type SignInReply } from '../../../shell/ports/shell.ts';
import { type RedirectReply } from '../read-redirect-reply.ts';

/** What a way of signing in needs to know once the authorize address is there. */
export interface AnswerRequest {
  readonly authorizeUrl: string;
  /** Reads an address as the answer: state first, then code or error. */
  readonly readReply: (reply: Pick<Redirected, 'address' | 'formPost'>) => RedirectReply;
  readonly signal: AbortSignal;
}

export type Redirected = Extract<SignInReply, { kind: 'redirected' }>;

/** How the waiting ended. */
export type AnswerEnd =
  | { readonly kind: 'answered'; readonly answer: RedirectReply }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly signal: Signal };

/** One way for the authority's answer to come back: in a window, to loopback, or by paste. */
export interface SignInMethod {
  /** Goes into the authorize request, and again to the token endpoint. */
  readonly redirectUri: string;
  readonly phase: SignInProgress['phase'];
  /** Waits for the answer; settles once, rejects for bugs only. */
  wait(request: AnswerRequest): Promise<AnswerEnd>;
  /** Leaves no handle, whether anything was waited for or not. */
  close(): Promise<void>;
}

/** Whether this is an answer to this very sign-in, be it a refusal: then the waiting ends. */
export function isAnswer(reply: RedirectReply): boolean {
  return reply.kind === 'code' || reply.signal.kind === 'oauth';
}

/** Waits for an answer that arrives from outside, until the sign-in is cancelled. */
export async function waitUnlessCancelled(
  answer: Promise<RedirectReply>,
  signal: AbortSignal,
): Promise<AnswerEnd> {
  const { promise, resolve } = defer<AnswerEnd>();
  const close = (): void => resolve({ kind: 'closed' });
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  void answer.then((reply) => resolve({ kind: 'answered', answer: reply }));
  const end = await promise;
  signal.removeEventListener('abort', close);
  return end;
}

import { type UpdateProblem } from '../../contract/updates.ts';
import { joinSignals } from '../join-signals.ts';
import { wordsOfNode } from '../network/node-errors.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { isRedirect, requestText, type TextAnswer } from '../network/request-text.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { maxAnnouncementBytes } from './announcement.ts';

export type Fetched =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: UpdateProblem; readonly text: string };

/** For all of it: no user waits for an announcement. */
const deadlineMs = 15_000;

/** GitHub needs two, to the newest release and to where its files lie. */
const maxRedirects = 4;

/**
 * Asks for the announcement, through the proxy and with the authorities of `route`: a plain GET,
 * without a cookie, a version or anything else that tells one user from another.
 */
export async function fetchAnnouncement(
  route: NetworkRoute,
  address: string,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Fetched> {
  const late = new AbortController();
  const cancel = clock.after(deadlineMs, () => late.abort(new Error('no answer in time')));
  const joined = joinSignals([signal, late.signal]);
  try {
    const answer = await follow(route, address, joined.signal);
    if (!answer.ok) return { kind: 'problem', problem: 'status', text: String(answer.status) };
    if (Buffer.byteLength(answer.text) > maxAnnouncementBytes) {
      return { kind: 'problem', problem: 'too-long', text: '' };
    }
    return { kind: 'text', text: answer.text };
  } catch (error) {
    return { kind: 'problem', problem: 'not-reached', text: wordsOfNode(error) };
  } finally {
    cancel();
    joined.release();
  }
}

async function follow(
  route: NetworkRoute,
  address: string,
  signal: AbortSignal,
): Promise<TextAnswer> {
  let next = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const answer = await requestText(route, next, {
      method: 'GET',
      headers: {},
      body: null,
      signal,
      redirect: 'manual',
      maxBytes: maxAnnouncementBytes + 1,
    });
    const { location } = answer.headers;
    if (!isRedirect(answer.status) || location === undefined) return answer;
    const target = new URL(location, next);
    // The signature decides what is believed; who asks is not shown in clear on the way.
    if (target.protocol !== new URL(address).protocol) throw new Error('redirected out of TLS');
    next = target.href;
  }
  throw new Error('too many redirects');
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { type Signal } from '../../diagnosis/signal.ts';
import { aadstsOf } from '../entra/oauth-signal.ts';
import { isRedirectAddress } from './is-redirect-address.ts';

export type RedirectReply =
  | { readonly kind: 'code'; readonly code: string; readonly clientInfo: string | null }
  | { readonly kind: 'refused'; readonly signal: Signal };

/**
 * Reads the authority's answer from the stopped redirect (RFC 6749 section 4.1.2), as query or as
 * form_post body. State is compared in constant time, before anything else is believed.
 */
export function readRedirectReply(
  reply: { readonly address: string; readonly formPost: string | null },
  expected: { readonly redirectUri: string; readonly state: string },
): RedirectReply {
  if (!URL.canParse(reply.address)) return refused('no-code', 'not an address');
  const address = new URL(reply.address);
  if (!isRedirectAddress(reply.address, expected.redirectUri)) {
    return refused('no-code', `${address.origin}${address.pathname}`);
  }
  const fields =
    reply.formPost === null ? address.searchParams : new URLSearchParams(reply.formPost);
  if (!isSame(fields.get('state') ?? '', expected.state)) {
    return refused('state-mismatch', `${address.origin}${address.pathname}`);
  }
  const error = fields.get('error');
  if (error !== null) return { kind: 'refused', signal: errorSignal(error, fields) };
  const code = fields.get('code');
  if (code === null || code === '') return refused('no-code', expected.redirectUri);
  return { kind: 'code', code, clientInfo: fields.get('client_info') };
}

function errorSignal(error: string, fields: URLSearchParams): Signal {
  const text = fields.get('error_description') ?? '';
  return {
    kind: 'oauth',
    stage: 'authorize',
    error,
    aadsts: aadstsOf(text),
    subError: fields.get('error_subcode'),
    text,
    httpStatus: null,
    retryAfter: null,
  };
}

function refused(problem: 'no-code' | 'state-mismatch', text: string): RedirectReply {
  return { kind: 'refused', signal: { kind: 'sign-in', problem, text } };
}

function isSame(left: string, right: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}

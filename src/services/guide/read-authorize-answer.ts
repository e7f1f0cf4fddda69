import { type Signal } from '../diagnosis/signal.ts';
import { aadstsOf } from '../microsoft/entra/oauth-signal.ts';
import { type TextAnswer } from '../network/request-text.ts';
import { isRedirectAddress } from '../microsoft/sign-in/is-redirect-address.ts';
import { readErrorPage, readHiddenFields } from './read-error-page.ts';

/** What a sign-in page said to a visitor without a sign-in. */
export type AuthorizeAnswer =
  /** It would now ask who is there: tenant, app and redirect URI suit it. */
  | { readonly kind: 'sign-in-wanted' }
  /** `byRedirect`: said to the app, so that at least app and redirect URI are known. */
  | { readonly kind: 'refused'; readonly signal: OAuthSignal; readonly byRedirect: boolean }
  | { readonly kind: 'not-understood'; readonly text: string }
  /** Goes on elsewhere, e.g. from Entra to login.live.com. */
  | { readonly kind: 'redirected'; readonly address: string };

export type OAuthSignal = Extract<Signal, { kind: 'oauth' }>;

/** OpenID Connect Core 3.1.2.6: what is answered to prompt=none in place of a page. */
const wantsUser = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** AADSTS50058 (row 54 of failures.md) comes after tenant, app and redirect URI were looked at. */
const silentWithoutUser = 50058;

/**
 * Reads the answer to an authorize request with prompt=none: a redirect to the app with `error`, a
 * form that would post it there, or Microsoft's error page, which names an AADSTS number.
 */
export function readAuthorizeAnswer(
  answer: TextAnswer,
  asked: { readonly address: string; readonly redirectUri: string; readonly state: string },
): AuthorizeAnswer {
  const location = answer.headers['location'];
  if (location !== undefined && answer.status >= 300 && answer.status < 400) {
    if (!URL.canParse(location, asked.address)) return unread(answer.status, 'a broken redirect');
    const address = new URL(location, asked.address);
    if (!isRedirectAddress(address.href, asked.redirectUri)) {
      return { kind: 'redirected', address: address.href };
    }
    return readFields(address.searchParams, asked.state, answer.status);
  }
  const form = readHiddenFields(answer.text, asked.redirectUri);
  if (form !== null) return readFields(form, asked.state, answer.status);
  const page = readErrorPage(answer.text);
  if (page === null) return unread(answer.status, titleOf(answer.text));
  if (page.aadsts === silentWithoutUser) return { kind: 'sign-in-wanted' };
  return {
    kind: 'refused',
    byRedirect: false,
    signal: oauthSignal(page.error ?? 'invalid_request', page.text, page.aadsts),
  };
}

function readFields(fields: URLSearchParams, state: string, status: number): AuthorizeAnswer {
  // Never quoted: whatever came instead of an error may be a code.
  if (fields.get('state') !== state) return unread(status, 'an answer to another question');
  const error = fields.get('error');
  if (error === null) return unread(status, 'an answer without an error');
  if (wantsUser.has(error)) return { kind: 'sign-in-wanted' };
  const text = fields.get('error_description') ?? '';
  return { kind: 'refused', byRedirect: true, signal: oauthSignal(error, text, aadstsOf(text)) };
}

function oauthSignal(error: string, text: string, aadsts: number | null): OAuthSignal {
  return {
    kind: 'oauth',
    stage: 'authorize',
    error,
    aadsts,
    subError: null,
    text,
    httpStatus: null,
    retryAfter: null,
  };
}

function unread(status: number, what: string): AuthorizeAnswer {
  return { kind: 'not-understood', text: `HTTP ${status}: ${what}` };
}

function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(page.slice(0, 20_000))?.[1]?.trim();
  return title === undefined || title === '' ? 'a page without AADSTS number' : title;
}

import { createHash, randomBytes } from 'node:crypto';
import { type Signal } from '../diagnosis/signal.ts';
import { type NetworkClient } from '../microsoft/entra/network-client.ts';
import { type TextAnswer } from '../network/request-text.ts';
import { loginHosts } from '../microsoft/entra/clouds.ts';
import { type AuthorizeAnswer, readAuthorizeAnswer } from './read-authorize-answer.ts';

export type AuthorizeResult =
  | Exclude<AuthorizeAnswer, { kind: 'redirected' }>
  | { readonly kind: 'not-reached'; readonly signal: Signal };

/** Pages of Entra, and of personal accounts, that one sign-in may pass through. */
const maxPages = 4;
const signInHosts = [...loginHosts, 'login.live.com', 'login.windows.net', 'login.microsoft.com'];

/**
 * Asks the authorize endpoint with prompt=none, without cookies: it must not show a page
 * (OpenID Connect Core 3.1.2.1), so it answers `login_required` once it has accepted tenant, app and
 * redirect URI, and says what is wrong with them before that.
 */
export async function probeAuthorize(asked: {
  readonly authorize: string;
  readonly applicationId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** A mailbox of the client: `common` tells by its domain which tenant is meant. */
  readonly loginHint: string | null;
  readonly network: NetworkClient;
}): Promise<AuthorizeResult> {
  const { network, redirectUri } = asked;
  const state = randomBytes(24).toString('base64url');
  // The verifier is forgotten at once: no code that this request might bring could be redeemed.
  const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
  const start = new URL(asked.authorize);
  start.search = new URLSearchParams({
    client_id: asked.applicationId,
    response_type: 'code',
    redirect_uri: redirectUri,
    response_mode: 'query',
    scope: ['openid', 'profile', 'offline_access', ...asked.scopes].join(' '),
    state,
    prompt: 'none',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(asked.loginHint !== null && { login_hint: asked.loginHint }),
  }).toString();
  let address = start.href;
  for (let page = 0; page < maxPages; page += 1) {
    let answer: TextAnswer;
    try {
      answer = await network.getPage(address, { accept: 'text/html', 'accept-language': 'en' });
    } catch (error) {
      const trouble = network.trouble ?? { code: 'unknown', text: String(error) };
      return { kind: 'not-reached', signal: { kind: 'network', stage: 'authority', ...trouble } };
    }
    const read = readAuthorizeAnswer(answer, { address, redirectUri, state });
    if (read.kind !== 'redirected') return read;
    if (!mayFollow(read.address, start)) return notUnderstood(read.address);
    address = read.address;
  }
  return notUnderstood(address);
}

/** Asks Microsoft alone: the request names the app and a mailbox. */
function mayFollow(address: string, start: URL): boolean {
  const { protocol, origin, host } = new URL(address);
  return origin === start.origin || (protocol === 'https:' && signInHosts.includes(host));
}

function notUnderstood(address: string): AuthorizeResult {
  const { origin, pathname } = new URL(address);
  return { kind: 'not-understood', text: `${origin}${pathname}` };
}

import { CryptoProvider } from '@azure/msal-node';
import { randomBytes } from 'node:crypto';
import { type SignInProgress } from '../../../contract/sign-in.ts';
import { type UsableAzureApp } from '../entra/usable-azure-app.ts';
import { type Signal } from '../../diagnosis/signal.ts';
import { missingScopes } from '../entra/clouds.ts';
import { createMsalClient } from '../entra/msal-client.ts';
import { NetworkClient } from '../entra/network-client.ts';
import { signalOfMsalError } from '../entra/oauth-signal.ts';
import { type ServerClock } from '../entra/server-clock.ts';
import { type StoredTokens } from '../../store/vault/stored-tokens.ts';
import { collectTokens } from '../entra/collect-tokens.ts';
import { type NetworkRoute } from '../../network/network-route.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { readRedirectReply } from './read-redirect-reply.ts';
import { isOneTenant, readSignedInAccount, type SignedIn } from './signed-in-account.ts';
import { type AnswerRequest, type SignInMethod } from './methods/sign-in-method.ts';

/** One request to the authority may take this long. */
const requestTimeoutMs = 20_000;

export type SignInEnd =
  | { readonly kind: 'signed-in'; readonly who: SignedIn; readonly tokens: StoredTokens }
  | { readonly kind: 'failed'; readonly signal: Signal }
  | { readonly kind: 'closed' };

/**
 * One whole sign-in: authorize with PKCE (RFC 7636), a one-time state, login_hint and
 * prompt=select_account; the answer, whichever way it comes; the code redeemed with the client
 * secret. Rejects only for bugs: refusals and trouble are values.
 */
export async function signIn(options: {
  readonly azureApp: UsableAzureApp;
  readonly mailbox: string;
  /** Also asks for what the client's Odoo asks for when it refreshes, from 19 on. */
  readonly forOdoo: boolean;
  readonly way: SignInMethod;
  readonly clock: Clock;
  readonly route: NetworkRoute;
  /** Learns the authority's time from its answer. */
  readonly serverClock: ServerClock;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: SignInProgress['phase']) => void;
}): Promise<SignInEnd> {
  const { azureApp, mailbox, way, signal } = options;
  const { redirectUri } = way;
  const { endpoints } = azureApp;
  const scopes = [...endpoints.scopes, ...(options.forOdoo ? endpoints.odooScopes : [])];
  const network = new NetworkClient(signal, requestTimeoutMs, options.route);
  const msal = createMsalClient({ ...azureApp, networkClient: network });
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const state = randomBytes(32).toString('base64url');

  let authorizeUrl: string;
  try {
    authorizeUrl = await msal.getAuthCodeUrl({
      scopes,
      redirectUri,
      state,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      prompt: 'select_account',
      // MSAL drops its own `loginHint` when the prompt is select_account; Entra takes both.
      extraQueryParameters: { login_hint: mailbox },
      responseMode: 'query',
    });
  } catch (error) {
    return { kind: 'failed', signal: signalOfMsalError(error, 'authorize', network) };
  }

  // Cancelled while the authority was being found: no window flashes up for it.
  if (signal.aborted) return { kind: 'closed' };
  options.onPhase(way.phase);
  const readReply: AnswerRequest['readReply'] = (reply) =>
    readRedirectReply(reply, { redirectUri, state });
  const end = await way.wait({ authorizeUrl, readReply, signal });
  if (end.kind !== 'answered') return end;
  const { answer } = end;
  if (answer.kind === 'refused') return { kind: 'failed', signal: answer.signal };

  options.onPhase('redeeming-code');
  try {
    const result = await msal.acquireTokenByCode(
      {
        code: answer.code,
        scopes,
        redirectUri,
        codeVerifier: verifier,
        state,
        ...(answer.clientInfo !== null && { clientInfo: answer.clientInfo }),
      },
      { code: answer.code, state },
    );
    if (result.accessToken === '') return failed('answer-unreadable', 'no access token');
    const oneTenant = isOneTenant(azureApp.endpoints.authority);
    const who = readSignedInAccount(result.idTokenClaims, { oneTenant });
    if (who === null) return failed('no-account-in-token', '');
    const missing = missingScopes(result.scopes);
    if (missing.length > 0) return failed('scope-missing', missing.join(' '));
    const tokens = collectTokens(msal, result, options.clock.now());
    if (tokens === null) return failed('no-refresh-token', '');
    return { kind: 'signed-in', who, tokens };
  } catch (error) {
    return { kind: 'failed', signal: signalOfMsalError(error, 'redeem', network) };
  } finally {
    options.serverClock.note(network.serverTime);
  }
}

function failed(problem: Extract<Signal, { kind: 'sign-in' }>['problem'], text: string): SignInEnd {
  return { kind: 'failed', signal: { kind: 'sign-in', problem, text } };
}

import { practiceTenant, tenantPaths } from '../practice-tenant.ts';
import { readScopes, type RequestedScopes } from '../tokens/scopes.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';
import { refusals } from './refusals.ts';

/** Where and how the answer goes back to the app. */
export interface ReturnAddress {
  readonly redirectUri: string;
  readonly responseMode: 'query' | 'form_post';
  readonly state: string | null;
}

/** A checked authorize request. */
export interface AuthorizeRequest extends ReturnAddress {
  readonly scopes: RequestedScopes;
  readonly nonce: string | null;
  /** PKCE S256 challenge (RFC 7636), when the app sent one. */
  readonly codeChallenge: string | null;
  readonly loginHint: string | null;
  /** True when the account list must be shown even though the hint names an account. */
  readonly asksForAccount: boolean;
  /** True when the consent page must be shown even though the user has consented before. */
  readonly asksForConsent: boolean;
  readonly wantsClientInfo: boolean;
}

export type AuthorizeReading =
  | { readonly kind: 'valid'; readonly request: AuthorizeRequest }
  /** Shown on a page: an unproven redirect URI is never redirected to (RFC 6749, 4.1.2.1). */
  | { readonly kind: 'refused-on-page'; readonly refusal: OAuthRefusal }
  | { readonly kind: 'refused-to-app'; readonly to: ReturnAddress; readonly refusal: OAuthRefusal };

/** Checks what the app asked for, in Microsoft's order: tenant, app, redirect URI, then the rest. */
export function readAuthorizeRequest(
  tenant: string,
  query: URLSearchParams,
  registeredRedirectUri: string,
): AuthorizeReading {
  const onPage = (refusal: OAuthRefusal): AuthorizeReading => ({
    kind: 'refused-on-page',
    refusal,
  });
  if (!tenantPaths.includes(tenant)) return onPage(refusals.tenantNotFound(tenant));
  const clientId = query.get('client_id') ?? '';
  if (clientId === '') return onPage(refusals.parameterMissing('client_id'));
  if (clientId.toLowerCase() !== practiceTenant.applicationId)
    return onPage(refusals.applicationNotFound(clientId));
  const redirectUri = query.get('redirect_uri') ?? registeredRedirectUri;
  if (redirectUri !== registeredRedirectUri && !isLocalhost(redirectUri))
    return onPage(refusals.redirectUriMismatch(redirectUri));

  const responseMode = query.get('response_mode') ?? 'query';
  const to: ReturnAddress = {
    redirectUri,
    responseMode: responseMode === 'form_post' ? 'form_post' : 'query',
    state: query.get('state'),
  };
  const toApp = (refusal: OAuthRefusal): AuthorizeReading => ({
    kind: 'refused-to-app',
    to,
    refusal,
  });
  if (responseMode !== to.responseMode) return toApp(refusals.responseModeUnsupported());
  if (!query.has('response_type')) return toApp(refusals.parameterMissing('response_type'));
  if (query.get('response_type') !== 'code') return toApp(refusals.responseTypeUnsupported());
  const scope = readScopes(query.get('scope') ?? '');
  switch (scope.kind) {
    case 'unknown':
      return toApp(refusals.scopeInvalid(scope.scope));
    case 'two-resources':
      return toApp(refusals.twoResources());
    case 'valid':
      break;
  }
  if (scope.scopes.oidc.length + scope.scopes.permissions.length === 0)
    return toApp(refusals.parameterMissing('scope'));
  const codeChallenge = query.get('code_challenge');
  if (codeChallenge !== null && !isS256(codeChallenge, query.get('code_challenge_method')))
    return toApp(refusals.challengeInvalid());
  const prompts = (query.get('prompt') ?? '').split(' ');
  if (prompts.includes('none')) return toApp(refusals.loginRequired());
  return {
    kind: 'valid',
    request: {
      ...to,
      scopes: scope.scopes,
      nonce: query.get('nonce'),
      codeChallenge,
      loginHint: query.get('login_hint'),
      asksForAccount: prompts.includes('select_account') || prompts.includes('login'),
      asksForConsent: prompts.includes('consent'),
      wantsClientInfo: query.get('client_info') === '1',
    },
  };
}

/**
 * `http://localhost` is registered too, and Microsoft ignores the port of localhost; with another
 * path, scheme or host it would be another redirect URI (RFC 8252 section 7.3).
 */
function isLocalhost(redirectUri: string): boolean {
  return /^http:\/\/localhost(?::\d{1,5})?\/?$/.test(redirectUri) && URL.canParse(redirectUri);
}

/** A SHA-256 in base64url has exactly 43 characters. */
function isS256(challenge: string, method: string | null): boolean {
  return method === 'S256' && /^[A-Za-z0-9_-]{43}$/.test(challenge);
}

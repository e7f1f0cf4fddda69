import { createHash, timingSafeEqual } from 'node:crypto';
import { assertNever } from '../assert-never.ts';
import { practiceTenant, tenantPaths } from '../practice-tenant.ts';
import { type SandboxCounts } from '../sandbox-counts.ts';
import { areGranted, readScopes } from '../tokens/scopes.ts';
import { type Grant, type TokenAnswer, type TokenMaker } from '../tokens/token-maker.ts';
import { type AuthorizationCodes } from './authorization-codes.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';
import { refusals } from './refusals.ts';

export interface TokenEndpoint {
  readonly codes: AuthorizationCodes;
  readonly tokens: TokenMaker;
  readonly counts: SandboxCounts;
  readonly now: () => number;
}

export type TokenReply =
  | { readonly kind: 'granted'; readonly answer: TokenAnswer; readonly address: string }
  | { readonly kind: 'refused'; readonly refusal: OAuthRefusal };

/** Answers one POST to the token endpoint (RFC 6749, 4.1.3 and 6). */
export function answerTokenRequest(
  endpoint: TokenEndpoint,
  tenant: string,
  form: URLSearchParams,
  authorization: string | null,
): TokenReply {
  endpoint.counts.tokenRequests += 1;
  if (!tenantPaths.includes(tenant)) return refuse(refusals.tenantNotFound(tenant));
  const wrongClient = checkClient(form, authorization);
  if (wrongClient !== null) return refuse(wrongClient);
  switch (form.get('grant_type')) {
    case null:
      return refuse(refusals.parameterMissing('grant_type'));
    case 'authorization_code':
      return redeemCode(endpoint, form);
    case 'refresh_token':
      return refresh(endpoint, form);
    case 'client_credentials':
      return grantToApp(endpoint, tenant, form);
    default:
      return refuse(refusals.grantTypeUnsupported());
  }
}

function redeemCode(endpoint: TokenEndpoint, form: URLSearchParams): TokenReply {
  const code = form.get('code');
  if (code === null) return refuse(refusals.parameterMissing('code'));
  const redirectUri = form.get('redirect_uri');
  if (redirectUri === null) return refuse(refusals.parameterMissing('redirect_uri'));
  const redemption = endpoint.codes.redeem(code, redirectUri, form.get('code_verifier'));
  if (redemption.kind === 'refused') return redemption;
  const { content } = redemption;
  if (content.mailbox.tokens === 'secret-expired') return refuse(refusals.secretExpired());
  const reply = grantScopes(endpoint, content, form, content.nonce);
  if (reply.kind === 'granted') endpoint.counts.codesRedeemed += 1;
  return reply;
}

function refresh(endpoint: TokenEndpoint, form: URLSearchParams): TokenReply {
  const token = form.get('refresh_token');
  if (token === null) return refuse(refusals.parameterMissing('refresh_token'));
  const grant = endpoint.tokens.readRefreshToken(token);
  if (grant === null) return refuse(refusals.grantInvalid('refresh_token'));
  const { tokens } = grant.mailbox;
  switch (tokens) {
    case 'secret-expired':
      return refuse(refusals.secretExpired());
    case 'refresh-revoked':
      return refuse(refusals.sessionRevoked(endpoint.now()));
    case 'refresh-inactive':
      return refuse(refusals.refreshTokenInactive(endpoint.now()));
    case 'grants':
    case 'names-microsoft': {
      const reply = grantScopes(endpoint, grant, form, null);
      if (reply.kind === 'granted') endpoint.counts.refreshesGranted += 1;
      return reply;
    }
    default:
      return assertNever(tokens);
  }
}

/** A token for the app itself (RFC 6749, 4.4): a tenant gives it, the general paths cannot. */
function grantToApp(endpoint: TokenEndpoint, tenant: string, form: URLSearchParams): TokenReply {
  if (['common', 'organizations', 'consumers'].includes(tenant))
    return refuse(refusals.tenantUnnamed());
  const scope = form.get('scope') ?? '';
  if (!scope.endsWith('/.default')) return refuse(refusals.appScopeInvalid(scope));
  const audience = scope.slice(0, -'/.default'.length);
  return {
    kind: 'granted',
    answer: endpoint.tokens.answerApp(audience),
    address: practiceTenant.applicationName,
  };
}

/**
 * Narrows the access token to the scopes asked for; without a `scope` parameter it stays as it was.
 * The refresh token goes on standing for the whole grant (Microsoft: "not tied to a resource").
 */
function grantScopes(
  endpoint: TokenEndpoint,
  grant: Grant,
  form: URLSearchParams,
  nonce: string | null,
): TokenReply {
  const reading = readScopes(form.get('scope') ?? '');
  switch (reading.kind) {
    case 'unknown':
      return refuse(refusals.scopeInvalid(reading.scope));
    case 'two-resources':
      return refuse(refusals.twoResources());
    case 'valid':
      break;
  }
  if (!areGranted(reading.scopes, grant.scopes)) return refuse(refusals.consentMissing());
  const { audience, permissions, oidc } = grant.scopes;
  const named = reading.scopes.permissions.length > 0;
  const narrowed = {
    oidc,
    audience,
    permissions: named ? reading.scopes.permissions : permissions,
  };
  return {
    kind: 'granted',
    answer: endpoint.tokens.answer(
      { mailbox: grant.mailbox, scopes: narrowed },
      nonce,
      grant.scopes,
    ),
    address: grant.mailbox.address,
  };
}

function checkClient(form: URLSearchParams, authorization: string | null): OAuthRefusal | null {
  const basic = readBasic(authorization);
  const clientId = basic?.id ?? form.get('client_id') ?? '';
  const secret = basic?.secret ?? form.get('client_secret') ?? '';
  if (clientId === '') return refusals.parameterMissing('client_id');
  if (clientId.toLowerCase() !== practiceTenant.applicationId)
    return refusals.applicationNotFound(clientId);
  if (secret === '') return refusals.secretMissing();
  return isSame(secret, practiceTenant.secret) ? null : refusals.secretInvalid();
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function readBasic(header: string | null): { id: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const decode = (text: string): string => new URLSearchParams(`v=${text}`).get('v') ?? '';
  return { id: decode(id), secret: decode(rest.join(':')) };
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function refuse(refusal: OAuthRefusal): TokenReply {
  return { kind: 'refused', refusal };
}

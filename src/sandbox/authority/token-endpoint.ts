import { createHash, timingSafeEqual } from 'node:crypto';
import { assertNever } from '../assert-never.ts';
import { practiceTenant, tenantPaths } from '../practice-tenant.ts';
import { type SandboxCounts } from '../sandbox-counts.ts';
import { areGranted, readScopes, type RequestedScopes } from '../tokens/scopes.ts';
import { type Grant, type TokenAnswer, type TokenMaker } from '../tokens/token-maker.ts';
import { type AuthorizationCodes } from './authorization-codes.ts';
import { type Consents } from './consents.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';
import { refusals } from './refusals.ts';

export interface TokenEndpoint {
  readonly codes: AuthorizationCodes;
  readonly consents: Consents;
  readonly tokens: TokenMaker;
  readonly counts: SandboxCounts;
  readonly now: () => number;
}

export type TokenReply =
  | { readonly kind: 'granted'; readonly answer: TokenAnswer; readonly address: string }
  | { readonly kind: 'refused'; readonly refusal: OAuthRefusal };

/** How long the secret of `secret-expires@` lives on after the sign-in. */
const secretLifeSeconds = 120;

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
  // No more than the authorize request asked for, whatever was consented to before.
  const isGranted = (asked: RequestedScopes): boolean => areGranted(asked, content.scopes);
  const reply = grantScopes(endpoint, content, form, isGranted, content.nonce);
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
    case 'secret-expires': {
      const expiresAt = ((grant.signedInAt ?? 0) + secretLifeSeconds) * 1000;
      if (endpoint.now() >= expiresAt) return refuse(refusals.secretExpired());
      return grantRefresh(endpoint, grant, form);
    }
    case 'grants':
    case 'names-microsoft':
      return grantRefresh(endpoint, grant, form);
    default:
      return assertNever(tokens);
  }
}

function grantRefresh(endpoint: TokenEndpoint, grant: Grant, form: URLSearchParams): TokenReply {
  const { address } = grant.mailbox;
  const isGranted = (asked: RequestedScopes): boolean =>
    endpoint.consents.cover(address, asked, grant.scopes);
  const reply = grantScopes(endpoint, grant, form, isGranted);
  if (reply.kind === 'granted') endpoint.counts.refreshesGranted += 1;
  return reply;
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
 * Narrows the tokens to the scopes asked for; without a `scope` parameter they stay as they were.
 * The refresh token goes on standing for the whole grant (Microsoft: "not tied to a resource").
 */
function grantScopes(
  { tokens }: TokenEndpoint,
  grant: Grant,
  form: URLSearchParams,
  isGranted: (asked: RequestedScopes) => boolean,
  nonce: string | null = null,
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
  const { address } = grant.mailbox;
  const scopes = narrowScopes(reading.scopes, grant.scopes);
  if (!isGranted(scopes)) return refuse(refusals.consentMissing());
  const answer = tokens.answer({ ...grant, scopes }, nonce, grant.scopes);
  return { kind: 'granted', answer, address };
}

/** What was asked for; of what was not asked for, everything that was granted. */
function narrowScopes(asked: RequestedScopes, granted: RequestedScopes): RequestedScopes {
  const asksNothing = asked.oidc.length + asked.permissions.length === 0;
  if (asksNothing) return granted;
  if (asked.permissions.length > 0) return asked;
  return { ...granted, oidc: asked.oidc };
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

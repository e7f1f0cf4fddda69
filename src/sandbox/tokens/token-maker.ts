import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findPracticeMailbox, type PracticeMailbox } from '../practice-mailboxes.ts';
import { practiceTenant } from '../practice-tenant.ts';
import { type RequestedScopes, writeScopes } from './scopes.ts';
import { decodePart, encodePart, isSignedBy, signText } from './signed-text.ts';

/** What a person has granted to the app: the base of every token. */
export interface Grant {
  readonly mailbox: PracticeMailbox;
  readonly scopes: RequestedScopes;
  /** When the user signed in, in seconds; absent at the sign-in itself. */
  readonly signedInAt?: number;
}

/** A token answer in Microsoft's form. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

export type AccessTokenCheck =
  { readonly kind: 'valid'; readonly username: string } | { readonly kind: 'refused' };

export interface TokenMaker {
  /**
   * `consented`: everything that was granted; the refresh token stands for all of it, as Microsoft's
   * is bound to user and app, not to the scopes of one request.
   */
  answer(grant: Grant, nonce: string | null, consented?: RequestedScopes): TokenAnswer;
  /** A token for the app without a user: no permissions, no refresh token. */
  answerApp(audience: string): TokenAnswer;
  /** The grant behind a refresh token; null when it was not made here or is over 90 days old. */
  readRefreshToken(token: string): Grant | null;
  /** Signature, audience, time and permission, as Exchange would check them. */
  checkAccessToken(token: string, permission: string): AccessTokenCheck;
}

export interface TokenMakerOptions {
  readonly signingKey: Buffer;
  readonly accessTokenSeconds: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

const refreshTokenSeconds = 90 * 86_400;
/** Of a mailbox whose secret expires soon: a stored token must be refreshed soon, too. */
const shortAccessTokenSeconds = 60;
const exchangeAudiences = ['https://outlook.office.com', 'https://outlook.office365.com'];

const refreshClaims = z.object({
  address: z.string(),
  iat: z.number(),
  since: z.number().optional(),
  scopes: z.object({
    oidc: z.array(z.string()),
    audience: z.string().nullable(),
    permissions: z.array(z.string()),
  }),
});
const accessClaims = z.object({
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  upn: z.string(),
  scp: z.string(),
});

/**
 * Makes and checks tokens with nothing but the signing key, so that a refresh token made before a
 * restart still counts, and an older one still works after a newer was given, as Microsoft's do.
 */
export function createTokenMaker(options: TokenMakerOptions): TokenMaker {
  const { signingKey: key, accessTokenSeconds } = options;
  const seconds = (): number => Math.floor(options.now() / 1000);

  function jwt(claims: Record<string, unknown>): string {
    const text = `${encodePart({ typ: 'JWT', alg: 'HS256' })}.${encodePart(claims)}`;
    return `${text}.${signText(key, 'jwt', text)}`;
  }

  function lifetimeOf({ mailbox }: Grant): number {
    const isShort = mailbox.tokens === 'secret-expires';
    return isShort ? Math.min(shortAccessTokenSeconds, accessTokenSeconds) : accessTokenSeconds;
  }

  function accessToken(grant: Grant): string {
    const iat = seconds();
    return jwt({
      aud: grant.scopes.audience ?? 'https://graph.microsoft.com',
      iss: accessTokenIssuer(grant.mailbox),
      iat,
      nbf: iat,
      exp: iat + lifetimeOf(grant),
      appid: practiceTenant.applicationId,
      app_displayname: practiceTenant.applicationName,
      name: grant.mailbox.displayName,
      oid: objectId(grant.mailbox.address),
      scp: grant.scopes.permissions.join(' '),
      tid: practiceTenant.tenantId,
      unique_name: grant.mailbox.address,
      upn: grant.mailbox.address,
      uti: randomBytes(12).toString('base64url'),
      ver: '1.0',
    });
  }

  function idToken(grant: Grant, nonce: string | null): string {
    const iat = seconds();
    const { address, displayName } = grant.mailbox;
    return jwt({
      aud: practiceTenant.applicationId,
      iss: `https://${practiceTenant.authorityHost}/${practiceTenant.tenantId}/v2.0`,
      iat,
      nbf: iat,
      exp: iat + 3600,
      ...(grant.scopes.oidc.includes('email') && { email: address }),
      ...(grant.scopes.oidc.includes('profile') && {
        name: displayName,
        preferred_username: address,
      }),
      ...(nonce !== null && { nonce }),
      oid: objectId(address),
      sub: createHash('sha256').update(`sub ${address}`).digest('base64url'),
      tid: practiceTenant.tenantId,
      ver: '2.0',
    });
  }

  function refreshToken(grant: Grant): string {
    const { mailbox, scopes, signedInAt: since = seconds() } = grant;
    const claims = { address: mailbox.address, scopes, since, iat: seconds(), id: randomUUID() };
    const text = encodePart(claims);
    return `1.${text}.${signText(key, 'refresh-token', text)}`;
  }

  return {
    answer: (grant, nonce, consented = grant.scopes) => ({
      token_type: 'Bearer',
      scope: writeScopes(grant.scopes),
      expires_in: lifetimeOf(grant),
      ext_expires_in: lifetimeOf(grant),
      access_token: accessToken(grant),
      ...(consented.oidc.includes('offline_access') && {
        refresh_token: refreshToken({ ...grant, scopes: consented }),
      }),
      ...(grant.scopes.oidc.includes('openid') && { id_token: idToken(grant, nonce) }),
      client_info: clientInfo(grant.mailbox),
    }),
    answerApp: (audience) => {
      const iat = seconds();
      return {
        token_type: 'Bearer',
        expires_in: accessTokenSeconds,
        ext_expires_in: accessTokenSeconds,
        access_token: jwt({
          aud: audience,
          iss: `https://${practiceTenant.authorityHost}/${practiceTenant.tenantId}/`,
          iat,
          nbf: iat,
          exp: iat + accessTokenSeconds,
          appid: practiceTenant.applicationId,
          idtyp: 'app',
          tid: practiceTenant.tenantId,
          uti: randomBytes(12).toString('base64url'),
          ver: '1.0',
        }),
      };
    },
    readRefreshToken: (token) => {
      const [version, text, signature, ...rest] = token.split('.');
      if (version !== '1' || text === undefined || signature === undefined || rest.length > 0)
        return null;
      if (!isSignedBy(key, 'refresh-token', text, signature)) return null;
      const claims = refreshClaims.safeParse(decodePart(text)).data;
      const mailbox = claims === undefined ? null : findPracticeMailbox(claims.address);
      if (claims === undefined || mailbox === null) return null;
      return claims.iat + refreshTokenSeconds > seconds()
        ? { mailbox, scopes: claims.scopes, signedInAt: claims.since ?? claims.iat }
        : null;
    },
    checkAccessToken: (token, permission) => {
      const [header, body, signature, ...rest] = token.split('.');
      if (header === undefined || body === undefined || signature === undefined || rest.length > 0)
        return { kind: 'refused' };
      if (!isSignedBy(key, 'jwt', `${header}.${body}`, signature)) return { kind: 'refused' };
      const claims = accessClaims.safeParse(decodePart(body)).data;
      const good =
        claims !== undefined &&
        exchangeAudiences.includes(claims.aud) &&
        claims.nbf <= seconds() &&
        claims.exp > seconds() &&
        claims.scp.split(' ').includes(permission);
      return good ? { kind: 'valid', username: claims.upn } : { kind: 'refused' };
    },
  };
}

function accessTokenIssuer({ tokens }: PracticeMailbox): string {
  const host = tokens === 'names-microsoft' ? 'sts.windows.net' : practiceTenant.authorityHost;
  return `https://${host}/${practiceTenant.tenantId}/`;
}

/** Microsoft's `client_info`: who signed in, for the key of MSAL's cache. */
export function clientInfo(mailbox: PracticeMailbox): string {
  return encodePart({ uid: objectId(mailbox.address), utid: practiceTenant.tenantId });
}

/** A stable GUID for an account. */
function objectId(address: string): string {
  const hex = createHash('sha256').update(`oid ${address}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

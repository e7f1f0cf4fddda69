import { type AuthenticationResult, type ConfidentialClientApplication } from '@azure/msal-node';
import { z } from 'zod';
import { Secret } from '../../secret.ts';
import { type StoredTokens } from '../../store/vault/stored-tokens.ts';

const serializedCache = z.object({
  RefreshToken: z.record(z.string(), z.object({ secret: z.string() })),
});

/**
 * Gathers the tokens of one answer. MSAL hands out the refresh token nowhere but in its serialised
 * cache; each refresh brings a new one, and losing it ends the link after 90 days (row 93).
 * Answers null when there is none (row 100: `offline_access` was not granted).
 */
export function collectTokens(
  msal: ConfidentialClientApplication,
  result: AuthenticationResult,
  now: number,
): StoredTokens | null {
  const cache = serializedCache.safeParse(JSON.parse(msal.getTokenCache().serialize()));
  const refreshToken = cache.success
    ? Object.values(cache.data.RefreshToken)[0]?.secret
    : undefined;
  if (refreshToken === undefined) return null;
  return {
    refreshToken: new Secret(refreshToken),
    accessToken: new Secret(result.accessToken),
    accessTokenExpiresAt: result.expiresOn?.getTime() ?? now,
    scopes: result.scopes,
  };
}

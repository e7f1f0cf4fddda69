import { z } from 'zod';
import { Secret } from '../../secret.ts';
import { type Vault } from './vault.ts';

/** What the vault keeps for one mailbox link, as text. */
const storedText = z.strictObject({
  refreshToken: z.string().min(1),
  accessToken: z.string().min(1),
  /** Milliseconds since the epoch. */
  accessTokenExpiresAt: z.number(),
  scopes: z.array(z.string()),
});

export interface StoredTokens {
  readonly refreshToken: Secret;
  readonly accessToken: Secret;
  /** Milliseconds since the epoch. */
  readonly accessTokenExpiresAt: number;
  readonly scopes: string[];
}

/** Which link's tokens are meant: a link is found among its client's alone. */
export interface LinkIdentity {
  readonly id: string;
  readonly clientId: string;
}

/** Name of a link's entry in the vault. */
export function tokensEntry({ id, clientId }: LinkIdentity): string {
  return `tokens/${clientId}/${id}`;
}

export function readTokens(vault: Vault, link: LinkIdentity): StoredTokens | null {
  const text = vault.read(tokensEntry(link));
  if (text === null) return null;
  const { refreshToken, accessToken, ...rest } = storedText.parse(JSON.parse(text));
  return {
    ...rest,
    refreshToken: new Secret(refreshToken),
    accessToken: new Secret(accessToken),
  };
}

export function writeTokens(vault: Vault, link: LinkIdentity, tokens: StoredTokens): void {
  const text = storedText.parse({
    ...tokens,
    refreshToken: tokens.refreshToken.reveal(),
    accessToken: tokens.accessToken.reveal(),
  });
  vault.write(tokensEntry(link), JSON.stringify(text));
}

/**
 * The links whose tokens are there. After a restart without a key store the records are there and
 * the tokens are not: such a link is none, and nothing is proven by it.
 */
export function linksWithTokens<Link extends LinkIdentity>(
  vault: Pick<Vault, 'names'>,
  clientId: string,
  links: readonly Link[],
): Link[] {
  const kept = vault.names(clientId);
  return links.filter((link) => kept.has(tokensEntry(link)));
}

import { z } from 'zod';
import { type SignedInAccount } from '../../../contract/mailbox-links.ts';

/** Microsoft's tenant of all personal accounts. */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** A claim of an unexpected form counts as missing: the others still say who it is. */
const text = z.string().optional().catch(undefined);

const claims = z.object({
  preferred_username: text,
  email: text,
  upn: text,
  unique_name: text,
  verified_primary_email: z.array(z.string()).optional().catch(undefined),
  name: text,
  tid: text,
});

export interface SignedIn {
  readonly account: SignedInAccount;
  /** Every name the ID token gives this account, lower-cased. */
  readonly names: readonly string[];
}

/**
 * Who signed in, by the ID token's claims. Answers null when it names nobody (row 195). All its
 * names count: an alias, the primary address and the UPN may differ (row 200).
 */
export function readSignedInAccount(idTokenClaims: unknown): SignedIn | null {
  const parsed = claims.safeParse(idTokenClaims);
  if (!parsed.success) return null;
  const { preferred_username, email, upn, unique_name, verified_primary_email } = parsed.data;
  const names = [preferred_username, email, upn, unique_name, ...(verified_primary_email ?? [])]
    .filter((name) => name !== undefined)
    .filter((name) => name !== '');
  const username = names[0];
  if (username === undefined) return null;
  return {
    account: {
      username,
      name: parsed.data.name ?? null,
      tenantId: parsed.data.tid ?? null,
      personal: parsed.data.tid === personalTenant,
    },
    names: names.map((name) => name.toLowerCase()),
  };
}

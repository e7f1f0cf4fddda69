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
  /** "Email domain owner verified": Entra sends a Boolean, and in some tokens a number or a text. */
  xms_edov: z.union([z.boolean(), z.number(), z.string()]).optional().catch(undefined),
});

export interface SignedIn {
  readonly account: SignedInAccount;
  /** Every name that the ID token proves this account to have, lower-cased. */
  readonly names: readonly string[];
}

/**
 * Who signed in, by the ID token's claims. Answers null when it names no one (row 195). All its
 * names count: an alias, the primary address and the UPN may differ (row 200). `email` is what an
 * administrator of any tenant wrote ("nOAuth"): it proves nothing, unless Entra verified its domain
 * (`xms_edov`), only the client's own tenant may sign in, or the account is a personal one.
 */
export function readSignedInAccount(
  idTokenClaims: unknown,
  { oneTenant }: { readonly oneTenant: boolean },
): SignedIn | null {
  const parsed = claims.safeParse(idTokenClaims);
  if (!parsed.success) return null;
  const { preferred_username, email, upn, unique_name, verified_primary_email } = parsed.data;
  const { tid, xms_edov, name } = parsed.data;
  const personal = tid === personalTenant;
  const proven = [
    preferred_username,
    ...(oneTenant || personal || isTrue(xms_edov) ? [email] : []),
    upn,
    unique_name,
    ...(verified_primary_email ?? []),
  ].filter(isSaid);
  const username = [preferred_username, email, ...proven].find(isSaid);
  if (username === undefined) return null;
  return {
    account: { username, name: name ?? null, tenantId: tid ?? null, personal },
    names: proven.map((each) => each.toLowerCase()),
  };
}

/** Whether an authority lets accounts of one tenant sign in, and no others. */
export function isOneTenant(authority: string): boolean {
  const segment = new URL(authority).pathname.split('/')[1] ?? '';
  return !['', 'common', 'organizations', 'consumers'].includes(segment.toLowerCase());
}

function isSaid(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}

function isTrue(claim: boolean | number | string | undefined): boolean {
  return ['true', '1'].includes(String(claim).toLowerCase());
}

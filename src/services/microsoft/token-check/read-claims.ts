import { z } from 'zod';
import { type TokenClaims } from '../../../contract/mailbox-links.ts';
import { hasAdministratorRole } from '../../diagnosis/administrator-roles.ts';

export type ReadToken =
  /** `names`: every name the token gives its account, lower-cased. */
  | {
      readonly kind: 'claims';
      readonly claims: TokenClaims;
      readonly names: readonly string[];
      /** Whether the account may consent for its whole organisation (row 212). */
      readonly isAdministrator: boolean;
    }
  /** Not ours to read: a personal account's token, or one of another authority (row 103). */
  | { readonly kind: 'opaque' };

/** Claims come from outside and are shown: longer ones would be a way to fill the window. */
const maxLength = 300;
const text = z
  .string()
  .transform((value) => value.slice(0, maxLength))
  .nullable()
  .catch(null);
const list = z
  .union([z.array(z.string()), z.string().transform((value) => [value])])
  .transform((values) => values.slice(0, 50).map((value) => value.slice(0, maxLength)))
  .catch([]);
const moment = z
  .number()
  .min(0)
  .max(253_402_300_799)
  .transform((seconds) => new Date(seconds * 1000).toISOString())
  .nullable()
  .catch(null);

const payload = z
  .object({
    aud: list,
    scp: z.string().catch(''),
    roles: list,
    wids: list,
    upn: text,
    unique_name: text,
    preferred_username: text,
    email: text,
    tid: text,
    appid: text,
    azp: text,
    iss: text,
    iat: moment,
    nbf: moment,
    exp: moment,
  })
  .partial();

/**
 * Reads the claims of an access token (RFC 7519), signature unchecked: it is the mail server that
 * judges it, this only foresees the verdict. Answers `opaque` for everything that is no JWT.
 */
export function readClaims(accessToken: string): ReadToken {
  const [header, body, signature, ...rest] = accessToken.split('.');
  if (header === undefined || body === undefined || signature === undefined || rest.length > 0) {
    return { kind: 'opaque' };
  }
  const parsed = payload.safeParse(parseJson(body));
  if (!parsed.success) return { kind: 'opaque' };
  const { data } = parsed;
  const names = [data.upn, data.unique_name, data.preferred_username, data.email]
    .filter((name) => typeof name === 'string' && name !== '')
    // A guest's unique_name: "live.com#jane@outlook.com".
    .map((name) =>
      String(name)
        .replace(/^[\w.]+#/, '')
        .toLowerCase(),
    );
  return {
    kind: 'claims',
    isAdministrator: hasAdministratorRole(data.wids ?? []),
    names: [...new Set(names)],
    claims: {
      aud: data.aud ?? [],
      scp: (data.scp ?? '')
        .split(' ')
        .filter((scope) => scope !== '')
        .slice(0, 50),
      roles: data.roles ?? [],
      upn: data.upn ?? data.unique_name ?? data.preferred_username ?? null,
      tid: data.tid ?? null,
      appid: data.appid ?? data.azp ?? null,
      iss: data.iss ?? null,
      iat: data.iat ?? null,
      nbf: data.nbf ?? null,
      exp: data.exp ?? null,
    },
  };
}

function parseJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

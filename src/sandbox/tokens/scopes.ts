const oidcScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

const outlookHosts = ['https://outlook.office.com/', 'https://outlook.office365.com/'];
const outlookPermissions = new Map(
  ['SMTP.Send', 'IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'User.Read'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** The scopes of one request: who is asking is one resource at most (row 63 of failures.md). */
export interface RequestedScopes {
  readonly oidc: readonly string[];
  /** The `aud` that the access token will have; null when only OIDC scopes were asked for. */
  readonly audience: string | null;
  /** Bare permission names, as in the token's `scp`. */
  readonly permissions: readonly string[];
}

export type ScopeReading =
  | { readonly kind: 'valid'; readonly scopes: RequestedScopes }
  | { readonly kind: 'unknown'; readonly scope: string }
  | { readonly kind: 'two-resources' };

const graph = 'https://graph.microsoft.com';

/** Reads the `scope` parameter. A bare `SMTP.Send` yields a Graph token, as at Microsoft (row 102). */
export function readScopes(text: string): ScopeReading {
  const oidc = new Set<string>();
  const audiences = new Set<string>();
  const permissions = new Set<string>();
  for (const scope of text.split(/\s+/).filter((part) => part !== '')) {
    if (oidcScopes.has(scope.toLowerCase())) {
      oidc.add(scope.toLowerCase());
      continue;
    }
    const host = outlookHosts.find((prefix) => scope.startsWith(prefix));
    const name = outlookPermissions.get(scope.slice(host?.length ?? 0).toLowerCase());
    if (name === undefined) return { kind: 'unknown', scope };
    audiences.add(host === undefined ? graph : host.slice(0, -1));
    permissions.add(name);
  }
  if (audiences.size > 1) return { kind: 'two-resources' };
  const [audience = null] = audiences;
  return { kind: 'valid', scopes: { oidc: [...oidc], audience, permissions: [...permissions] } };
}

/** The `scope` of a token answer: full names, as Microsoft writes them. */
export function writeScopes(scopes: RequestedScopes): string {
  const prefix = scopes.audience === null ? '' : `${scopes.audience}/`;
  const named = scopes.permissions.map((name) => `${prefix}${name}`);
  return [...scopes.oidc.filter((name) => name !== 'offline_access'), ...named].join(' ');
}

/** True when everything in `asked` was granted before. */
export function areGranted(asked: RequestedScopes, granted: RequestedScopes): boolean {
  return (
    (asked.audience === null || asked.audience === granted.audience) &&
    asked.oidc.every((name) => granted.oidc.includes(name)) &&
    asked.permissions.every((name) => granted.permissions.includes(name))
  );
}

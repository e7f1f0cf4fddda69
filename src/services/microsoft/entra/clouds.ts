import { type Authority, type Cloud } from '../../../contract/azure-app.ts';
import { loginHostOfCloud, outlookOfCloud } from '../../../contract/odoo-parameters.ts';
import { fail } from '../../failure-error.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';

/** What MSAL needs to know to reach one authority of one cloud, and what to ask it for. */
export interface Endpoints {
  readonly authority: string;
  readonly knownAuthorities: readonly string[];
  readonly authorityMetadata: string | null;
  /** The two Outlook scopes; MSAL adds openid, profile and offline_access. */
  readonly scopes: readonly [smtp: string, imap: string];
  /** What Odoo asks for besides when it refreshes, from 19 on; to be consented to at the sign-in. */
  readonly odooScopes: readonly string[];
}

/**
 * Login host and Outlook resource of each cloud.
 * Source: msal-and-entra.md "Scopes" (Microsoft: national cloud endpoints; row 33 of failures.md).
 */
const hosts = {
  global: { login: loginHostOfCloud.global, outlook: outlookOfCloud.global },
  'us-government': {
    login: loginHostOfCloud['us-government'],
    outlook: outlookOfCloud['us-government'],
  },
  china: { login: loginHostOfCloud.china, outlook: outlookOfCloud.china },
} as const;

/** Where the sign-in pages of all clouds are. */
export const loginHosts: readonly string[] = Object.values(hosts).map(({ login }) => login);

export function endpointsOf(
  cloud: Cloud,
  authority: Authority,
  sandbox: SandboxEnvironment | null,
): Endpoints {
  if (cloud === 'sandbox') {
    if (sandbox === null) fail({ kind: 'sandbox-not-running' });
    return {
      authority: sandbox.authority,
      knownAuthorities: [new URL(sandbox.authority).host],
      authorityMetadata: sandbox.authorityMetadata,
      scopes: scopesOf(hosts.global.outlook),
      odooScopes: odooScopesOf(hosts.global.outlook),
    };
  }
  const { login, outlook } = hosts[cloud];
  const segment = authority.kind === 'tenant' ? authority.tenant : authority.kind;
  return {
    authority: `https://${login}/${segment}`,
    knownAuthorities: [login],
    authorityMetadata: null,
    scopes: scopesOf(outlook),
    odooScopes: odooScopesOf(outlook),
  };
}

function scopesOf(outlook: string): readonly [string, string] {
  return [`${outlook}/SMTP.Send`, `${outlook}/IMAP.AccessAsUser.All`];
}

/** Read in Odoo 19's own request; without User.Read its refresh fails with AADSTS65001. */
function odooScopesOf(outlook: string): readonly string[] {
  return ['email', `${outlook}/User.Read`];
}

/** The Outlook scopes that an answer does not grant (row 101), by their short names. */
export function missingScopes(granted: readonly string[]): string[] {
  const names = new Set(
    granted.map((scope) => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase()),
  );
  return ['SMTP.Send', 'IMAP.AccessAsUser.All'].filter((name) => !names.has(name.toLowerCase()));
}

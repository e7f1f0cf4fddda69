import { z } from 'zod';
import { type Authority, type Cloud } from '../../contract/azure-app.ts';
import { endpointsOf } from '../microsoft/entra/clouds.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';

/** Where one authority answers. */
export interface AuthorityPlaces {
  readonly authorize: string;
  readonly token: string;
  readonly discovery: string;
}

/** Addresses of an authority's endpoints for any tenant path: `common`, a tenant ID, a domain. */
export interface AuthorityMap {
  readonly of: (segment: string) => AuthorityPlaces;
  /** The path of the client's own authority. */
  readonly segment: string;
  /** Scope under which an app may ask for itself, without a user. */
  readonly ownScope: string;
  readonly scopes: readonly string[];
}

/**
 * Microsoft Graph of each cloud (Microsoft: national cloud deployments). Every tenant knows it, also
 * one without Exchange Online, and it asks for no assignment.
 */
const graphs: Readonly<Record<Cloud, string>> = {
  global: 'https://graph.microsoft.com',
  'us-government': 'https://graph.microsoft.us',
  china: 'https://microsoftgraph.chinacloudapi.cn',
  sandbox: 'https://graph.microsoft.com',
};

const metadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});

/** @throws FailureError `sandbox-not-running` for the practice tenant of another run */
export function mapAuthority(
  cloud: Cloud,
  authority: Authority,
  sandbox: SandboxEnvironment | null,
): AuthorityMap {
  const endpoints = endpointsOf(cloud, authority, sandbox);
  const shared = {
    segment: segmentOf(authority),
    ownScope: `${graphs[cloud]}/.default`,
    scopes: endpoints.scopes,
  };
  if (endpoints.authorityMetadata === null) {
    const { origin } = new URL(endpoints.authority);
    return { ...shared, of: (segment) => entraPlaces(`${origin}/${segment}`) };
  }
  const template = metadata.parse(JSON.parse(endpoints.authorityMetadata));
  return {
    ...shared,
    of: (segment) => {
      const fill = (address: string): string => address.replaceAll('{tenant}', segment);
      const authorize = fill(template.authorization_endpoint);
      const base = /^(.*)\/oauth2\/v2\.0\/authorize$/.exec(authorize)?.[1];
      if (base !== undefined) return entraPlaces(base);
      // OpenID Connect Discovery 1.0 section 4: below the issuer.
      const discovery = `${fill(template.issuer)}/.well-known/openid-configuration`;
      return { authorize, token: fill(template.token_endpoint), discovery };
    },
  };
}

export function segmentOf(authority: Authority): string {
  return authority.kind === 'tenant' ? authority.tenant : authority.kind;
}

function entraPlaces(base: string): AuthorityPlaces {
  return {
    authorize: `${base}/oauth2/v2.0/authorize`,
    token: `${base}/oauth2/v2.0/token`,
    discovery: `${base}/v2.0/.well-known/openid-configuration`,
  };
}

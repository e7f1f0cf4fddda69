import { practiceTenant } from '../practice-tenant.ts';

/**
 * The authority's metadata. With `{tenant}` as tenant it is what MSAL wants as `authorityMetadata`:
 * MSAL puts the authority's own tenant in, so the same text serves every tenant path.
 */
export function openIdConfiguration(origin: string, tenant: string): Record<string, unknown> {
  const base = `${origin}/${tenant}`;
  return {
    issuer: `https://${practiceTenant.authorityHost}/${practiceTenant.tenantId}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['HS256'],
    subject_types_supported: ['pairwise'],
  };
}

import { type NetworkResponse } from '@azure/msal-node';
import { describe, expect, it } from 'vitest';
import { type Authority, type Cloud } from '../../../contract/azure-app.ts';
import { directRoute } from '../../network/network-route.ts';
import { Secret } from '../../secret.ts';
import { endpointsOf, missingScopes } from './clouds.ts';
import { createMsalClient } from './msal-client.ts';
import { NetworkClient } from './network-client.ts';

/** A network client that notes what it would ask, and answers as Microsoft's discovery does. */
class ListeningClient extends NetworkClient {
  readonly asked: string[] = [];

  override sendGetRequestAsync<T>(url: string): Promise<NetworkResponse<T>> {
    this.asked.push(url);
    const base = url.replace(/\/v2\.0\/\.well-known\/.*$/, '');
    const body = {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/keys`,
      end_session_endpoint: `${base}/logout`,
    };
    return Promise.resolve({ status: 200, headers: {}, body: body as T });
  }

  override sendPostRequestAsync<T>(url: string): Promise<NetworkResponse<T>> {
    this.asked.push(url);
    const body = {
      error: 'invalid_grant',
      error_description: 'AADSTS700082',
      error_codes: [700082],
    };
    return Promise.resolve({ status: 400, headers: {}, body: body as T });
  }
}

async function addressesAsked(cloud: Cloud, authority: Authority) {
  const endpoints = endpointsOf(cloud, authority, null);
  const network = new ListeningClient(new AbortController().signal, 1_000, directRoute);
  const msal = createMsalClient({
    endpoints,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: new Secret('secret'),
    networkClient: network,
  });
  const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
  const scopes = [...endpoints.scopes];
  const authorize = new URL(await msal.getAuthCodeUrl({ scopes, redirectUri }));
  await msal.acquireTokenByRefreshToken({ refreshToken: 'r', scopes }).catch(() => undefined);
  return { asked: network.asked, authorize };
}

const tenant = { kind: 'tenant', tenant: '5a4d8b0c-7c1e-4f3a-9b2d-0e1f2a3b4c5d' } as const;

describe('what would be asked', () => {
  it.each<[Cloud, Authority, string, string]>([
    ['global', { kind: 'common' }, 'login.microsoftonline.com/common', 'outlook.office.com'],
    ['global', { kind: 'consumers' }, 'login.microsoftonline.com/consumers', 'outlook.office.com'],
    ['global', tenant, `login.microsoftonline.com/${tenant.tenant}`, 'outlook.office.com'],
    [
      'us-government',
      { kind: 'organizations' },
      'login.microsoftonline.us/organizations',
      'outlook.office365.us',
    ],
    ['china', tenant, `login.partner.microsoftonline.cn/${tenant.tenant}`, 'partner.outlook.cn'],
  ])(
    'in the cloud %s of %j goes to %s alone, for %s',
    async (cloud, authority, place, resource) => {
      const { asked, authorize } = await addressesAsked(cloud, authority);
      expect(`${authorize.host}${authorize.pathname}`).toBe(`${place}/oauth2/v2.0/authorize`);
      const scopes = authorize.searchParams.get('scope')?.split(' ') ?? [];
      expect(scopes.filter((scope) => scope.includes('/'))).toEqual([
        `https://${resource}/SMTP.Send`,
        `https://${resource}/IMAP.AccessAsUser.All`,
      ]);
      expect(asked.at(-1)).toMatch(`https://${place}/oauth2/v2.0/token`);
      const [host = ''] = place.split('/');
      expect(asked.map((address) => new URL(address).host)).toEqual(asked.map(() => host));
    },
  );

  it('knows a granted scope by any cloud’s name', () => {
    expect(missingScopes(['https://partner.outlook.cn/SMTP.Send'])).toEqual([
      'IMAP.AccessAsUser.All',
    ]);
  });
});

import { expect, it } from 'vitest';
import { type Authority } from './azure-app.ts';
import { defaultOutlookEndpoint, outlookEndpointOf } from './odoo-parameters.ts';

const tenant: Authority = { kind: 'tenant', tenant: 'contoso.onmicrosoft.com' };

it('gives the endpoint of each authority and cloud', () => {
  expect(outlookEndpointOf('global', { kind: 'common' })).toBe(defaultOutlookEndpoint);
  expect(outlookEndpointOf('global', tenant)).toBe(
    'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/',
  );
  expect(outlookEndpointOf('us-government', { kind: 'organizations' })).toBe(
    'https://login.microsoftonline.us/organizations/oauth2/v2.0/',
  );
  expect(outlookEndpointOf('china', { kind: 'common' })).toBe(
    'https://login.partner.microsoftonline.cn/common/oauth2/v2.0/',
  );
  expect(outlookEndpointOf('sandbox', tenant)).toBeNull();
});

it('is joined rightly by both ways in which Odoo joins it', () => {
  const endpoint = outlookEndpointOf('global', tenant) ?? '';
  const wanted = 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize';
  expect(new URL('authorize', endpoint).href).toBe(wanted);
  expect(`${endpoint}authorize`).toBe(wanted);
  // What the slash is for: as administrators write it by hand.
  expect(new URL('authorize', endpoint.slice(0, -1)).href).not.toBe(wanted);
});

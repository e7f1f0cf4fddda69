import { expect, it } from 'vitest';
import { newClient } from '../clients/client-handlers.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { explainText } from '../diagnosis/explain/explain-text.ts';
import { consentAddressOf } from './consent-address.ts';

const tenant = '0a1b2c3d-0000-4000-8000-00000000beef';

it.each([
  ['global', { kind: 'tenant', tenant }, 'login.microsoftonline.com', tenant],
  ['global', { kind: 'organizations' }, 'login.microsoftonline.com', 'organizations'],
  ['us-government', { kind: 'tenant', tenant }, 'login.microsoftonline.us', tenant],
  ['china', { kind: 'common' }, 'login.partner.microsoftonline.cn', 'organizations'],
] as const)(
  'a refused consent gives the very address of the Guide: %s, %o',
  (cloud, authority, host, segment) => {
    const client = newClient('Contoso', '2026-11-23T10:00:00.000Z');
    const azureApp = {
      ...client.azureApp,
      applicationId: '11111111-2222-3333-4444-555555555555',
      odooUrl: 'https://odoo.contoso.com',
      cloud,
      authority,
    };
    const context = describeContext({ ...client, azureApp }, { mailbox: '' }, 'en');
    for (const text of ['AADSTS90094: Need admin approval', 'AADSTS65001: not consented']) {
      const [finding] = explainText(text, context).findings;
      const [address = ''] = finding?.commands ?? [];
      expect(address).toBe(consentAddressOf(azureApp));
      const { host: shown, pathname, searchParams } = new URL(address);
      expect([shown, pathname]).toEqual([host, `/${segment}/v2.0/adminconsent`]);
      expect(searchParams.get('scope')).toMatch(/\/SMTP\.Send https:.*\/IMAP\.AccessAsUser\.All$/);
    }
  },
);

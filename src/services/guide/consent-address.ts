import { redirectUriOf } from '../../contract/azure-app.ts';
import { endpointsOf } from '../microsoft/entra/clouds.ts';
import { type StoredClient } from '../store/records/records.ts';

/**
 * Microsoft's page on which an administrator consents for the whole organisation (v2.0/adminconsent).
 * It names the Outlook permissions one by one: `.default` would grant whatever else is registered.
 * `organizations` where no tenant is known, since `common` would let personal accounts in. Null
 * where something is missing, and for personal accounts, which have no administrator.
 */
export function consentAddressOf(azureApp: StoredClient['azureApp']): string | null {
  const before = consentAddressBefore(azureApp);
  const { applicationId } = azureApp;
  return before === null || applicationId === '' ? null : `${before}${applicationId}`;
}

/** The same up to the application's ID, which ends it. */
export function consentAddressBefore(azureApp: StoredClient['azureApp']): string | null {
  const { odooUrl, cloud, authority } = azureApp;
  if (odooUrl === '' || authority.kind === 'consumers') return null;
  // The practice tenant has no such page: what is shown is the global cloud's.
  const real = cloud === 'sandbox' ? 'global' : cloud;
  const segment = authority.kind === 'tenant' ? authority.tenant : 'organizations';
  const { authority: base, scopes } = endpointsOf(real, { kind: 'organizations' }, null);
  const address = new URL(`/${segment}/v2.0/adminconsent`, base);
  const query = new URLSearchParams({
    redirect_uri: redirectUriOf(odooUrl),
    scope: ['openid', 'profile', 'email', 'offline_access', ...scopes].join(' '),
    state: 'collega',
    client_id: '',
  });
  // %20 and not +: mail programs and chats carry it through unchanged.
  address.search = query.toString().replaceAll('+', '%20');
  return address.href;
}

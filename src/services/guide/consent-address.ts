import { redirectUriOf } from '../../contract/azure-app.ts';
import { consentAddressTemplate, consentParamsOf } from '../diagnosis/consent-address-template.ts';
import { fillCommand } from '../diagnosis/finding-params.ts';
import { type StoredClient } from '../store/records/records.ts';

/**
 * The address of Microsoft's consent page for a client. `organizations` where no tenant is known,
 * since `common` would let personal accounts in. Null where something is missing, and for personal
 * accounts, which have no administrator.
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
  return fillCommand(consentAddressTemplate, {
    ...consentParamsOf(cloud),
    consentTenant: authority.kind === 'tenant' ? authority.tenant : 'organizations',
    redirectUri: redirectUriOf(odooUrl),
    applicationId: '',
  });
}

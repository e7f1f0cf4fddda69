import { redirectUriOf, type AzureApp } from '../../contract/azure-app.ts';
import { type Client } from '../../contract/clients.ts';
import { type StoredClient } from '../store/records/records.ts';
import { secretEntry } from '../store/vault/entry-names.ts';

/** What knows whether a client has a secret: the vault, and for a whole list its summary. */
interface KeptNames {
  has(name: string): boolean;
}

/** Adds to a stored client what follows from other things: never the secret, only whether it is there. */
export function describeClient(stored: StoredClient, kept: KeptNames): Client {
  return { ...stored, azureApp: describeAzureApp(stored, kept) };
}

export function describeAzureApp(stored: StoredClient, kept: KeptNames): AzureApp {
  const { azureApp } = stored;
  return {
    ...azureApp,
    credentialsChangedAt: azureApp.credentialsChangedAt ?? null,
    hasSecret: kept.has(secretEntry(stored.id)),
    redirectUri: azureApp.odooUrl === '' ? '' : redirectUriOf(azureApp.odooUrl),
  };
}

import { redirectUriOf, type AzureApp } from '../../contract/azure-app.ts';
import { type Client } from '../../contract/clients.ts';
import { type StoredClient } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';

/** Name of the client secret's entry in the vault. */
export function secretEntry(clientId: string): string {
  return `client-secret/${clientId}`;
}

/** Adds to a stored client what follows from other things: never the secret, only whether it is there. */
export function describeClient(stored: StoredClient, vault: Vault): Client {
  return { ...stored, azureApp: describeAzureApp(stored, vault) };
}

export function describeAzureApp(stored: StoredClient, vault: Vault): AzureApp {
  const { azureApp } = stored;
  return {
    ...azureApp,
    hasSecret: vault.has(secretEntry(stored.id)),
    redirectUri: azureApp.odooUrl === '' ? '' : redirectUriOf(azureApp.odooUrl),
  };
}

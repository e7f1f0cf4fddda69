import { redirectUriOf, type AzureApp } from '../../contract/azure-app.ts';
import { type Client } from '../../contract/clients.ts';
import { type StoredClient } from '../store/records/records.ts';

/** What knows whether a client has a secret: the vault, and for a whole list its summary. */
interface KeptNames {
  has(name: string): boolean;
}

/** Name of the client secret's entry in the vault. */
export function secretEntry(clientId: string): string {
  return `client-secret/${clientId}`;
}

/**
 * Name of the entry with a client's Odoo: its address lies sealed beside its key, so that no one who
 * can write the data folder sends the key elsewhere.
 */
export function odooEntry(clientId: string): string {
  return `odoo/${clientId}`;
}

/** Adds to a stored client what follows from other things: never the secret, only whether it is there. */
export function describeClient(stored: StoredClient, kept: KeptNames): Client {
  return { ...stored, azureApp: describeAzureApp(stored, kept) };
}

export function describeAzureApp(stored: StoredClient, kept: KeptNames): AzureApp {
  const { azureApp } = stored;
  return {
    ...azureApp,
    hasSecret: kept.has(secretEntry(stored.id)),
    redirectUri: azureApp.odooUrl === '' ? '' : redirectUriOf(azureApp.odooUrl),
  };
}

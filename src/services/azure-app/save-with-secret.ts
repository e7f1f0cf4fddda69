import { secretEntry } from '../clients/describe-client.ts';
import { fail, failField } from '../failure-error.ts';
import { type Records, type StoredClient } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';

interface AppChange {
  readonly clientId: string;
  /** Null keeps the stored one, or none. */
  readonly secret: string | null;
  readonly azureApp: StoredClient['azureApp'];
}

/**
 * Stores an Azure app, its new secret, and whatever `changeMore` does to the same client: all of it
 * or nothing. The secret of one app beside the ID of another would be worse than neither.
 */
export function saveWithSecret(
  services: { readonly records: Records; readonly vault: Vault },
  { clientId, secret, azureApp }: AppChange,
  changeMore: (draft: StoredClient) => void,
): void {
  const { records, vault } = services;
  const { sandbox } = records.client(clientId);
  if ((azureApp.cloud === 'sandbox') !== sandbox) failField('cloud', 'invalid');
  const save = (): void =>
    records.update({ topic: 'clients', clientId: null }, (draft) => {
      const found = draft.clients.find(({ id }) => id === clientId);
      if (found === undefined) fail({ kind: 'not-found', what: 'client' });
      found.azureApp = azureApp;
      changeMore(found);
    });
  if (secret === null) save();
  else replaceSecret(vault, secretEntry(clientId), secret, save);
}

function replaceSecret(vault: Vault, entry: string, secret: string, save: () => void): void {
  const before = vault.read(entry);
  vault.write(entry, secret);
  try {
    save();
  } catch (error) {
    if (before === null) vault.remove(entry);
    else vault.write(entry, before);
    throw error;
  }
}

import { type Handlers } from '../bridge/bridge.ts';
import { describeAzureApp, secretEntry } from '../clients/describe-client.ts';
import { fail, failField } from '../failure-error.ts';
import { type Records } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';

type AzureAppCalls = Extract<keyof Handlers, `azureApp.${string}`>;

export function createAzureAppHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
}): Pick<Handlers, AzureAppCalls> {
  const { records, vault } = services;
  return {
    'azureApp.save': ({ clientId, secret, ...fields }) => {
      const before = records.client(clientId);
      if ((fields.cloud === 'sandbox') !== before.sandbox) failField('cloud', 'invalid');
      if (secret === null && !vault.has(secretEntry(clientId))) failField('secret', 'required');
      const save = (): void =>
        records.update({ topic: 'clients', clientId: null }, (draft) => {
          const found = draft.clients.find(({ id }) => id === clientId);
          if (found === undefined) fail({ kind: 'not-found', what: 'client' });
          found.azureApp = fields;
        });
      if (secret === null) save();
      else saveWithSecret(vault, secretEntry(clientId), secret, save);
      return describeAzureApp(records.client(clientId), vault);
    },
  };
}

/** The secret of one app beside the ID of another would be worse than neither being saved. */
function saveWithSecret(vault: Vault, entry: string, secret: string, save: () => void): void {
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

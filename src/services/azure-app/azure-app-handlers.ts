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
      if (secret !== null) vault.write(secretEntry(clientId), secret);
      records.update({ topic: 'clients', clientId: null }, (draft) => {
        const found = draft.clients.find(({ id }) => id === clientId);
        if (found === undefined) fail({ kind: 'not-found', what: 'client' });
        found.azureApp = fields;
      });
      return describeAzureApp(records.client(clientId), vault);
    },
  };
}

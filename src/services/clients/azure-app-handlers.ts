import { type Handlers } from '../shell/bridge/bridge.ts';
import { describeAzureApp } from './describe-client.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { failField } from '../failure-error.ts';
import { type Records } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { saveWithSecret } from './save-with-secret.ts';

type AzureAppCalls = Extract<keyof Handlers, `azureApp.${string}`>;

export function createAzureAppHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
}): Pick<Handlers, AzureAppCalls> {
  const { records, vault } = services;
  return {
    'azureApp.save': ({ clientId, secret, ...azureApp }) => {
      records.hold(() => {
        records.client(clientId);
        if (secret === null && !vault.has(secretEntry(clientId))) failField('secret', 'required');
        saveWithSecret(services, { clientId, secret, azureApp }, () => undefined);
      });
      return describeAzureApp(records.client(clientId), vault);
    },
  };
}

import { saveWithSecret } from '../azure-app/save-with-secret.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { describeClient } from '../clients/describe-client.ts';
import { type Records } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';

/** The whole form of General Settings: Azure app, secret and sender settings in one change. */
export function createGeneralSettingsHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
}): Pick<Handlers, 'generalSettings.save'> {
  const { records, vault } = services;
  return {
    'generalSettings.save': ({ clientId, secret, senderSettings, ...azureApp }) => {
      saveWithSecret(services, { clientId, secret, azureApp }, (draft) => {
        draft.senderSettings = senderSettings;
      });
      return describeClient(records.client(clientId), vault);
    },
  };
}

import { mergeChanges } from '../merge-changes.ts';
import { saveWithSecret } from '../save-with-secret.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { describeClient } from '../describe-client.ts';
import { type Records } from '../../store/records/records.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { fail } from '../../failure-error.ts';

/** The whole form of General Settings: Azure app, secret and sender settings in one change. */
export function createGeneralSettingsHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
}): Pick<Handlers, 'generalSettings.save'> {
  const { records, vault } = services;
  return {
    'generalSettings.save': ({ clientId, secret, seen, ...wanted }) => {
      records.hold(() => {
        const { azureApp: app, senderSettings: before } = records.client(clientId);
        const { applicationId, secretExpiresOn, authority, cloud, odooUrl } = app;
        const stored = { applicationId, secretExpiresOn, authority, cloud, odooUrl };
        const { senderSettings, ...azureApp } = mergeChanges({
          stored: { ...stored, senderSettings: before },
          seen,
          wanted,
        });
        saveWithSecret(services, { clientId, secret, azureApp }, (draft) => {
          draft.senderSettings = senderSettings;
        });
      });
      return describeClient(records.client(clientId), vault);
    },
  };
}

/** Stores what a client's Odoo knows of its senders; Odoo itself is not asked. */
export function createSenderSettingsHandlers(services: {
  readonly records: Records;
}): Pick<Handlers, 'senderSettings.save'> {
  const { records } = services;
  return {
    'senderSettings.save': ({ clientId, settings }) => {
      records.update({ topic: 'clients', clientId: null }, (draft) => {
        const found = draft.clients.find(({ id }) => id === clientId);
        if (found === undefined) fail({ kind: 'not-found', what: 'client' });
        found.senderSettings = settings;
      });
      return records.client(clientId).senderSettings;
    },
  };
}

import { type Handlers } from '../../shell/bridge/bridge.ts';
import { fail } from '../../failure-error.ts';
import { type Records } from '../../store/records/records.ts';

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

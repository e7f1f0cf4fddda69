import { randomUUID } from 'node:crypto';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { failField } from '../failure-error.ts';
import { tokensEntry } from '../store/vault/stored-tokens.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { findClient } from '../store/records/records-content.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';
import { allowedHostsEntry, type ServerIdentity } from '../store/trust/allowed-hosts.ts';
import { type Vault } from '../store/vault/vault.ts';
import { type ClientSummaries } from './client-summaries.ts';
import { describeClient } from './describe-client.ts';
import { odooEntry, secretEntry } from '../store/vault/entry-names.ts';
import { trustedAppEntry } from '../store/trust/trusted-settings.ts';
import { copyServer } from './copy-server.ts';

type ClientCalls = Extract<keyof Handlers, `clients.${string}`>;

export function createClientHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly summaries: ClientSummaries;
  readonly forgetTests: (server: ServerIdentity) => void;
}): Pick<Handlers, ClientCalls> {
  const { records, vault, clock, summaries, forgetTests } = services;
  return {
    'clients.list': () =>
      records.read().clients.map((stored) => describeClient(stored, summaries.of(stored.id))),

    'clients.health': () => records.read().clients.map(({ id }) => summaries.of(id).health),

    'clients.create': ({ name }) => {
      const created = records.addClient(({ clients }) => {
        refuseTakenName(clients, name, null);
        const client = newClient(name, new Date(clock.now()).toISOString());
        return { client, mailServers: [], mailboxLinks: [] };
      });
      return describeClient(created, vault);
    },

    'clients.rename': ({ clientId, name }) => {
      const changed = records.update({ topic: 'clients', clientId: null }, (draft) => {
        refuseTakenName(draft.clients, name, clientId);
        const found = findClient(draft, clientId);
        found.name = name;
        return found;
      });
      return describeClient(changed, vault);
    },

    'clients.duplicate': ({ clientId, name }) => {
      const createdAt = new Date(clock.now()).toISOString();
      const created = records.addClient(({ clients, of }) => {
        const { client, mailServers } = of(clientId);
        const { sandbox, azureApp, senderSettings } = client;
        if (sandbox) failField('clientId', 'practice-client');
        refuseTakenName(clients, name, null);
        const copy: StoredClient = {
          ...newClient(name, createdAt),
          // The date belongs to the secret, which stays behind.
          azureApp: { ...azureApp, secretExpiresOn: null },
          senderSettings,
        };
        const servers = mailServers.map((server) => copyServer(server, copy.id, createdAt));
        return { client: copy, mailServers: servers, mailboxLinks: [] };
      });
      return describeClient(created, vault);
    },

    'clients.setArchived': ({ clientId, archived }) => {
      const changed = records.update({ topic: 'clients', clientId: null }, (draft) => {
        const found = findClient(draft, clientId);
        found.archived = archived;
        return found;
      });
      return describeClient(changed, vault);
    },

    'clients.remove': ({ clientId }) => {
      records.removeClient(clientId, ({ mailServers, mailboxLinks }) => {
        // Secrets first: should the records fail to save, nothing secret is left without its owner.
        vault.removeAll([
          secretEntry(clientId),
          odooEntry(clientId),
          trustedAppEntry(clientId),
          ...mailboxLinks.map(tokensEntry),
          ...mailServers.map(allowedHostsEntry),
        ]);
        mailServers.forEach(forgetTests);
      });
      return null;
    },
  };
}

export function newClient(name: string, createdAt: string): StoredClient {
  return {
    id: randomUUID(),
    name,
    sandbox: false,
    archived: false,
    azureApp: {
      applicationId: '',
      secretExpiresOn: null,
      authority: { kind: 'common' },
      cloud: 'global',
      odooUrl: '',
    },
    senderSettings: defaultSenderSettings,
    guideDone: [],
    createdAt,
  };
}

/** Two clients of the same name would be mixed up, and with them two customers' mailboxes. */
function refuseTakenName(
  clients: readonly StoredClient[],
  name: string,
  except: string | null,
): void {
  const taken = clients.some(
    (other) => other.id !== except && other.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) failField('name', 'name-taken');
}

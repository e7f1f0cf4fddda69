import { randomUUID } from 'node:crypto';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { fail, failField } from '../failure-error.ts';
import { tokensEntry } from '../microsoft/entra/stored-tokens.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';
import { allowedHostsEntry } from '../store/trust/allowed-hosts.ts';
import { type Vault } from '../store/vault/vault.ts';
import { countHealth } from './count-health.ts';
import { describeClient, odooEntry, secretEntry } from './describe-client.ts';
import { copyServer } from './copy-server.ts';

type ClientCalls = Extract<keyof Handlers, `clients.${string}`>;

export function createClientHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly forgetTests: (serverId: string) => void;
  readonly forgetOdoo: (clientId: string) => void;
}): Pick<Handlers, ClientCalls> {
  const { records, vault, clock, forgetTests, forgetOdoo } = services;
  return {
    'clients.list': () => {
      const kept = vault.names();
      return records.read().clients.map((stored) => describeClient(stored, kept));
    },

    'clients.health': () => {
      const read = records.read();
      // As in `mailboxLinks.list`: a link whose tokens are gone is none.
      const kept = vault.names();
      const mailboxLinks = read.mailboxLinks.filter(({ id }) => kept.has(tokensEntry(id)));
      return countHealth({ ...read, mailboxLinks });
    },

    'clients.create': ({ name }) => {
      const created = newClient(name, new Date(clock.now()).toISOString());
      records.update({ topic: 'clients', clientId: null }, (draft) => {
        refuseTakenName(draft.clients, name, null);
        draft.clients.push(created);
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
      const created = records.update({ topic: 'clients', clientId: null }, (draft) => {
        const { sandbox, azureApp, senderSettings } = findClient(draft, clientId);
        if (sandbox) failField('clientId', 'practice-client');
        refuseTakenName(draft.clients, name, null);
        const copy: StoredClient = {
          ...newClient(name, createdAt),
          // The date belongs to the secret, which stays behind.
          azureApp: { ...azureApp, secretExpiresOn: null },
          senderSettings,
        };
        draft.clients.push(copy);
        const servers = draft.mailServers
          .filter((server) => server.clientId === clientId)
          .map((server) => copyServer(server, copy.id, createdAt));
        draft.mailServers.push(...servers);
        return copy;
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
      const ofClient = (record: { clientId: string }): boolean => record.clientId === clientId;
      records.forget({ topic: 'clients', clientId: null }, (draft) => {
        findClient(draft, clientId);
        const tokens = draft.mailboxLinks.filter(ofClient).map((link) => tokensEntry(link.id));
        // Secrets first: should the records fail to save, nothing secret is left without its owner.
        const servers = draft.mailServers.filter(ofClient);
        vault.removeAll([
          secretEntry(clientId),
          odooEntry(clientId),
          ...tokens,
          ...servers.map(allowedHostsEntry),
        ]);
        servers.forEach((server) => forgetTests(server.id));
        forgetOdoo(clientId);
        draft.clients = draft.clients.filter(({ id }) => id !== clientId);
        draft.mailServers = draft.mailServers.filter((record) => !ofClient(record));
        draft.mailboxLinks = draft.mailboxLinks.filter((record) => !ofClient(record));
      });
      return null;
    },
  };
}

function findClient(
  { clients }: { readonly clients: readonly StoredClient[] },
  clientId: string,
): StoredClient {
  return clients.find(({ id }) => id === clientId) ?? fail({ kind: 'not-found', what: 'client' });
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

import { randomUUID } from 'node:crypto';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { describeClient } from '../clients/describe-client.ts';
import { findFreeName } from '../clients/free-name.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { saveContent } from '../shell/save-content.ts';
import { type Records } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { importClient, makeServers } from './import-client.ts';
import { listHosts, refuseUnconfirmedHosts } from './foreign-hosts.ts';
import { readClientFile } from './read-client-file.ts';
import { writeClientFile } from './write-client-file.ts';

type ClientFileCalls = Extract<keyof Handlers, `clientFiles.${string}`>;

export function createClientFileHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shell: Pick<Shell, 'saveFile'>;
}): Pick<Handlers, ClientFileCalls> {
  const { records, vault, clock, shell } = services;
  return {
    'clientFiles.create': ({ clientId }) => ({ ...writeClientFile(services, clientId) }),

    'clientFiles.save': async ({ clientId }) => {
      const { content, fileName } = writeClientFile(services, clientId);
      return saveContent(shell, { suggestedName: fileName, content });
    },

    'clientFiles.preview': ({ content }) => {
      const file = readClientFile(content);
      // What the import would refuse is said before it.
      makeServers(randomUUID(), file, new Date(clock.now()).toISOString());
      const { name, azureApp } = file.client;
      const outgoing = file.servers.filter(({ direction }) => direction === 'outgoing').length;
      return {
        name: findFreeName(name, records.read().clients),
        nameInFile: name,
        odooUrl: azureApp.odooUrl,
        applicationId: azureApp.applicationId,
        outgoing,
        incoming: file.servers.length - outgoing,
        hosts: listHosts(file),
      };
    },

    'clientFiles.import': ({ content, confirmedHosts }) => {
      const file = readClientFile(content);
      refuseUnconfirmedHosts(file, confirmedHosts);
      const created = importClient(records, file, new Date(clock.now()).toISOString());
      return {
        client: describeClient(created, vault),
        nameInFile: file.client.name,
        servers: file.servers.length,
      };
    },
  };
}

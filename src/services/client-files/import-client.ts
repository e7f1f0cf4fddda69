import { type ClientFile } from '../../contract/client-files.ts';
import { type MailServer, type MailServerFields } from '../../contract/mail-servers.ts';
import { newClient } from '../clients/client-handlers.ts';
import { findFreeName } from '../clients/free-name.ts';
import { fail, FailureError } from '../failure-error.ts';
import { createServer } from '../clients/mail-servers/mail-server-handlers.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';

/**
 * Makes a new client of a file's content, with its servers, in one change. A client that is there
 * already keeps its name and everything else; the new one gets the next free name.
 * @throws FailureError `client-file-unreadable` for a server that Odoo would refuse.
 */
export function importClient(records: Records, file: ClientFile, createdAt: string): StoredClient {
  const { azureApp, senderSettings, guideDone } = file.client;
  const client: StoredClient = {
    ...newClient(file.client.name, createdAt),
    azureApp: { ...azureApp, secretExpiresOn: null },
    senderSettings,
    guideDone,
  };
  const servers = makeServers(client.id, file, createdAt);
  return records.addClient(({ clients }) => ({
    client: { ...client, name: findFreeName(file.client.name, clients) },
    mailServers: servers,
    mailboxLinks: [],
  }));
}

/** @throws FailureError `client-file-unreadable` for the first server that Odoo would refuse. */
export function makeServers(clientId: string, file: ClientFile, createdAt: string): MailServer[] {
  return file.servers.map((fields, index) => makeServer(clientId, fields, index, createdAt));
}

function makeServer(
  clientId: string,
  fields: MailServerFields,
  index: number,
  createdAt: string,
): MailServer {
  try {
    return createServer(clientId, fields, createdAt);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.kind !== 'invalid-input') throw error;
    const problems = error.failure.problems.map(({ field, problem }) => ({
      field: `servers.${index}.${field}`,
      problem,
    }));
    return fail({ kind: 'client-file-unreadable', reason: 'wrong-fields', problems });
  }
}

import { type MailServer } from '../../contract/mail-servers.ts';
import { createServer } from './mail-servers/mail-server-handlers.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type Records } from '../store/records/records.ts';
import { sealApp } from '../store/trust/trust-guard.ts';
import { trustedAppOf } from '../store/trust/trusted-settings.ts';
import { type Vault } from '../store/vault/vault.ts';
import { readConnection, writeConnection } from '../store/vault/stored-connection.ts';
import { Secret } from '../secret.ts';
import { newClient } from './client-handlers.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { findFreeName } from './free-name.ts';

/**
 * Puts the client "Sandbox" among the records, with an outgoing and an incoming server for the
 * mailbox that works. Ports, application ID, secret and Odoo address are the running practice
 * tenant's, so a client that is already there follows; everything else the user changed stays.
 */
export function seedSandboxClient(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly sandbox: SandboxEnvironment;
  readonly clock: Clock;
}): void {
  const { records, vault, sandbox, clock } = services;
  const createdAt = new Date(clock.now()).toISOString();
  records.hold(() => {
    const known = records.read().clients.find((client) => client.sandbox);
    const seededId =
      known === undefined ? add(records, sandbox, createdAt) : follow(records, known.id, sandbox);
    if (vault.status().state !== 'open') return;
    sealApp(vault, seededId, [trustedAppOf(records.client(seededId))]);
    const isFirst = vault.read(secretEntry(seededId)) === null;
    vault.write(secretEntry(seededId), sandbox.secret);
    connectPractice(vault, seededId, sandbox, { isFirst, connectedAt: createdAt });
  });
}

/**
 * Connects the client to the practice Odoo at its first start, without a request. Later its port is
 * followed, and a connection that the user ended, or made to another Odoo, stays as it is.
 */
function connectPractice(
  vault: Vault,
  clientId: string,
  { odoo }: SandboxEnvironment,
  { isFirst, connectedAt }: { readonly isFirst: boolean; readonly connectedAt: string },
): void {
  if (odoo === undefined || odoo === null) return;
  const { url, database, databaseUuid, login, userId, version } = odoo;
  const key = new Secret(odoo.key);
  if (isFirst) {
    const rights = { neutralized: false, rights: 'administrator', keyExpiresAt: null } as const;
    const way = { edition: 'community', transport: 'jsonrpc', credential: 'api-key' } as const;
    const account = { url, database, databaseUuid, login, version: `${version}.0` };
    const connection = { ...account, ...rights, ...way, connectedAt };
    writeConnection(vault, clientId, { connection, userId, key, fields: {} });
    return;
  }
  const known = readConnection(vault, clientId);
  if (known?.connection.databaseUuid !== databaseUuid || known.connection.url === url) return;
  writeConnection(vault, clientId, { ...known, connection: { ...known.connection, url } });
}

/** Answers the client's ID. */
function add(records: Records, sandbox: SandboxEnvironment, createdAt: string): string {
  const { id } = records.addClient(({ clients }) => {
    const made = newClient(findFreeName('Sandbox', clients), createdAt);
    const client = { ...made, sandbox: true, azureApp: { ...made.azureApp, ...appOf(sandbox) } };
    return { client, mailServers: makeServers(client.id, sandbox, createdAt), mailboxLinks: [] };
  });
  return id;
}

function follow(records: Records, clientId: string, sandbox: SandboxEnvironment): string {
  records.updateClient(clientId, 'clients', (draft) => {
    draft.client.azureApp = { ...draft.client.azureApp, ...appOf(sandbox) };
    draft.mailServers = followPorts(draft.mailServers, sandbox);
  });
  return clientId;
}

function appOf({ applicationId, odooUrl }: SandboxEnvironment) {
  return { applicationId, cloud: 'sandbox', odooUrl } as const;
}

function makeServers(
  clientId: string,
  sandbox: SandboxEnvironment,
  createdAt: string,
): MailServer[] {
  const username = sandbox.mailboxes[0] ?? '';
  const shared = { username, active: true };
  const outgoing = {
    ...shared,
    ...sandbox.smtp,
    direction: 'outgoing',
    encryption: 'starttls',
  } as const;
  const incoming = {
    ...shared,
    ...sandbox.imap,
    direction: 'incoming',
    encryption: 'implicit',
  } as const;
  return [
    createServer(
      clientId,
      { ...outgoing, name: 'Sandbox outgoing', fromFilter: username, priority: 10, sendAs: false },
      createdAt,
    ),
    createServer(clientId, { ...incoming, name: 'Sandbox incoming', priority: 5 }, createdAt),
  ];
}

/** A server that the user pointed elsewhere on purpose (another host) is left alone. */
function followPorts(servers: readonly MailServer[], sandbox: SandboxEnvironment): MailServer[] {
  return servers.map((server) => {
    const home = server.direction === 'outgoing' ? sandbox.smtp : sandbox.imap;
    return server.host === home.host ? { ...server, port: home.port } : server;
  });
}

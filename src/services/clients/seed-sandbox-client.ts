import { createServer } from './mail-servers/mail-server-handlers.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type Records, type RecordsContent } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { newClient } from './client-handlers.ts';
import { secretEntry } from './describe-client.ts';
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
  const seeding = { topic: 'clients', clientId: null } as const;
  records.hold(() => {
    const seededId = records.update(seeding, (draft) => seed(draft, sandbox, createdAt));
    if (vault.status().state === 'open') vault.write(secretEntry(seededId), sandbox.secret);
  });
}

/** Answers the client's ID. */
function seed(draft: RecordsContent, sandbox: SandboxEnvironment, createdAt: string): string {
  const known = draft.clients.find((client) => client.sandbox);
  const client = known ?? {
    ...newClient(findFreeName('Sandbox', draft.clients), createdAt),
    sandbox: true,
  };
  client.azureApp = {
    ...client.azureApp,
    applicationId: sandbox.applicationId,
    cloud: 'sandbox',
    odooUrl: sandbox.odooUrl,
  };
  if (known === undefined) {
    draft.clients.push(client);
    addServers(draft, client.id, sandbox, createdAt);
  } else {
    followPorts(draft, client.id, sandbox);
  }
  return client.id;
}

function addServers(
  draft: RecordsContent,
  clientId: string,
  sandbox: SandboxEnvironment,
  createdAt: string,
): void {
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
  draft.mailServers.push(
    createServer(
      clientId,
      { ...outgoing, name: 'Sandbox outgoing', fromFilter: username, priority: 10, sendAs: false },
      createdAt,
    ),
    createServer(clientId, { ...incoming, name: 'Sandbox incoming', priority: 5 }, createdAt),
  );
}

/** A server that the user pointed elsewhere on purpose (another host) is left alone. */
function followPorts(draft: RecordsContent, clientId: string, sandbox: SandboxEnvironment): void {
  draft.mailServers = draft.mailServers.map((server) => {
    const home = server.direction === 'outgoing' ? sandbox.smtp : sandbox.imap;
    const follows = server.clientId === clientId && server.host === home.host;
    return follows ? { ...server, port: home.port } : server;
  });
}

import { type Client } from '../../../../contract/clients.ts';
import { usualMailHosts } from '../../../../contract/mail-hosts.ts';
import {
  type IncomingServer,
  type MailServer,
  type MailServerFields,
  type OutgoingServer,
} from '../../../../contract/mail-servers.ts';

export type OutgoingValues = Extract<MailServerFields, { direction: 'outgoing' }>;
export type IncomingValues = Extract<MailServerFields, { direction: 'incoming' }>;

/** Microsoft's documented host for 365; Odoo proposes smtp.outlook.com (odoo.md 2). */
export const newOutgoing: OutgoingValues = {
  direction: 'outgoing',
  name: '',
  fromFilter: '',
  priority: 10,
  encryption: 'starttls',
  host: 'smtp.office365.com',
  port: 587,
  username: '',
  active: true,
  sendAs: false,
};

export const newIncoming: IncomingValues = {
  direction: 'incoming',
  name: '',
  encryption: 'implicit',
  host: 'outlook.office365.com',
  port: 993,
  username: '',
  active: true,
  priority: 5,
};

/**
 * What a new record starts with: the mail servers of the client's cloud. The sandbox's run on ports
 * of their own on this machine, so that a new one there starts beside those that exist.
 */
export function newServerValues<Values extends OutgoingValues | IncomingValues>(
  start: Values,
  client: Client,
  servers: readonly MailServer[],
): Values {
  const sibling = servers.find(({ direction }) => direction === start.direction);
  if (client.sandbox && sibling !== undefined) {
    return { ...start, host: sibling.host, port: sibling.port };
  }
  const { smtp, imap } = usualMailHosts(client.azureApp);
  return { ...start, ...(start.direction === 'outgoing' ? smtp : imap) };
}

export function outgoingValues(server: OutgoingServer): OutgoingValues {
  const { direction, fromFilter, sendAs } = server;
  return { ...sharedValues(server), direction, fromFilter, sendAs };
}

export function incomingValues(server: IncomingServer): IncomingValues {
  return { ...sharedValues(server), direction: server.direction };
}

/** A stored server as its form would send it. */
export function fieldsOfServer(server: MailServer): MailServerFields {
  return server.direction === 'outgoing' ? outgoingValues(server) : incomingValues(server);
}

function sharedValues(server: MailServer) {
  const { name, priority, encryption, host, port, username, active } = server;
  return { name, priority, encryption, host, port, username, active };
}

export function isOutgoing(server: MailServer): server is OutgoingServer {
  return server.direction === 'outgoing';
}

export function isIncoming(server: MailServer): server is IncomingServer {
  return server.direction === 'incoming';
}

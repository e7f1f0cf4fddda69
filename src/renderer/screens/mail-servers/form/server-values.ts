import { type Client } from '../../../../contract/clients.ts';
import { usualMailHosts } from '../../../../contract/mail-hosts.ts';
import { type MailServer, type MailServerFields } from '../../../../contract/mail-servers.ts';
import { type Direction } from '../../../navigation/paths.ts';

type OutgoingValues = Extract<MailServerFields, { direction: 'outgoing' }>;
type IncomingValues = Extract<MailServerFields, { direction: 'incoming' }>;

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
export function newServerValues(
  direction: Direction,
  client: Client,
  servers: readonly MailServer[],
): MailServerFields {
  const start = direction === 'outgoing' ? newOutgoing : newIncoming;
  const sibling = servers.find((server) => server.direction === direction);
  if (client.sandbox && sibling !== undefined) {
    return { ...start, host: sibling.host, port: sibling.port };
  }
  const { smtp, imap } = usualMailHosts(client.azureApp);
  return { ...start, ...(direction === 'outgoing' ? smtp : imap) };
}

/** An empty or half-typed number stays not-a-number, and the contract names the field. */
export function toNumber(value: unknown): number {
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

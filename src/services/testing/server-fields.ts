import { type MailServer, type MailServerFields } from '../../contract/mail-servers.ts';

/** What the form of an outgoing server would send. */
export function outgoingFields(
  change: Partial<Extract<MailServerFields, { direction: 'outgoing' }>> = {},
): MailServerFields {
  return {
    direction: 'outgoing',
    name: 'Outgoing',
    username: 'info@example.com',
    host: 'smtp.office365.com',
    port: 587,
    encryption: 'starttls',
    active: true,
    fromFilter: '',
    priority: 10,
    sendAs: false,
    ...change,
  };
}

/** What the form of an incoming server would send. */
export function incomingFields(
  change: Partial<Extract<MailServerFields, { direction: 'incoming' }>> = {},
): MailServerFields {
  return {
    direction: 'incoming',
    name: 'Incoming',
    username: 'info@example.com',
    host: 'outlook.office365.com',
    port: 993,
    encryption: 'implicit',
    active: true,
    priority: 5,
    ...change,
  };
}

/** A stored server as its form would send it back, with changes. */
export function fieldsOf(
  server: MailServer,
  change: Partial<Pick<MailServer, 'name' | 'username' | 'host' | 'port'>> = {},
): MailServerFields {
  const { name, username, host, port, encryption, active, priority } = { ...server, ...change };
  const shared = { name, username, host, port, encryption, active, priority };
  return server.direction === 'outgoing'
    ? outgoingFields({ ...shared, fromFilter: server.fromFilter, sendAs: server.sendAs })
    : incomingFields(shared);
}

import { type MailServer, type MailServerFields } from './mail-servers.ts';

/** A stored server as its form would send it. */
export function fieldsOfServer(server: MailServer): MailServerFields {
  const { name, priority, encryption, host, port, username, active } = server;
  const shared = { name, priority, encryption, host, port, username, active };
  if (server.direction === 'incoming') return { ...shared, direction: server.direction };
  const { direction, fromFilter, sendAs } = server;
  return { ...shared, direction, fromFilter, sendAs };
}

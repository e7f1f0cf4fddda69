import { type MailServer } from '../../../contract/mail-servers.ts';

/** By priority, then by age (odoo.md 4); incoming servers by age alone. */
export function inOdoosOrder(one: MailServer, other: MailServer): number {
  const priority = (server: MailServer) => (server.direction === 'outgoing' ? server.priority : 0);
  return priority(one) - priority(other) || one.createdAt.localeCompare(other.createdAt);
}

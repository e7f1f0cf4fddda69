import { type MailServer } from './mail-servers.ts';

/** By priority, then by age (odoo.md 4). */
export function inOdoosOrder(one: MailServer, other: MailServer): number {
  return one.priority - other.priority || one.createdAt.localeCompare(other.createdAt);
}

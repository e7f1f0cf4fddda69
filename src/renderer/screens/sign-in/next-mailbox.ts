import { inOdoosOrder } from '../../../contract/odoos-order.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';

export interface NextMailbox {
  /** Whose form is opened. */
  readonly server: MailServer;
  /** As which of all mailboxes it would be linked, from 1. */
  readonly number: number;
  readonly total: number;
}

/**
 * The first mailbox of active servers, outgoing ones before incoming ones, that is not linked; null
 * where none is left, and for a client that has only one.
 */
export function nextMailbox(
  servers: readonly MailServer[],
  links: readonly MailboxLink[],
  present: string | null,
): NextMailbox | null {
  const linked = new Set(links.map(({ mailbox }) => mailbox));
  const byMailbox = new Map<string, MailServer>();
  const ordered = servers
    .filter(({ active }) => active)
    .sort((one, other) => other.direction.localeCompare(one.direction) || inOdoosOrder(one, other));
  for (const server of ordered) {
    const mailbox = server.username.toLowerCase();
    if (!byMailbox.has(mailbox)) byMailbox.set(mailbox, server);
  }
  const total = byMailbox.size;
  const left = [...byMailbox].filter(([mailbox]) => !linked.has(mailbox));
  const next = left.find(([mailbox]) => mailbox !== present?.trim().toLowerCase());
  if (next === undefined || total < 2) return null;
  return { server: next[1], number: total - left.length + 1, total };
}

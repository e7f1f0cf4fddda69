import { inOdoosOrder } from '../../../contract/odoos-order.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';

export interface NextMailbox {
  /** Whose form is opened. */
  readonly server: MailServer;
  /** Mailboxes that are not linked, this one among them. */
  readonly left: number;
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
  const left = [...byMailbox].filter(([mailbox]) => !linked.has(mailbox));
  const next = left.find(([mailbox]) => mailbox !== present?.trim().toLowerCase());
  if (next === undefined || byMailbox.size < 2) return null;
  return { server: next[1], left: left.length };
}

import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { fail, failField } from '../failure-error.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';

/** The servers of one client that are tested together, from one reading of the records. */
export function readTogether(
  records: Records,
  serverIds: readonly string[],
): {
  readonly client: StoredClient;
  /** In the order asked for, each once; without those that are gone. */
  readonly servers: readonly MailServer[];
  readonly linkOf: (mailbox: string) => MailboxLink | null;
} {
  const wanted = [...new Set(serverIds)];
  const first = firstOf(records, wanted) ?? fail({ kind: 'not-found', what: 'mail-server' });
  const { client, mailServers, mailboxLinks } = records.of(first.clientId);
  const byId = new Map(mailServers.map((server) => [server.id, server]));
  const servers = wanted.flatMap((id) => byId.get(id) ?? []);
  const others = wanted.filter((id) => !byId.has(id));
  if (firstOf(records, others) !== null) failField('serverIds', 'invalid');
  const links = new Map(mailboxLinks.map((link) => [link.mailbox, link]));
  return { client, servers, linkOf: (mailbox) => links.get(mailbox.toLowerCase()) ?? null };
}

function firstOf(records: Records, serverIds: readonly string[]): MailServer | null {
  for (const id of serverIds) {
    const found = records.findMailServer(id);
    if (found !== null) return found;
  }
  return null;
}

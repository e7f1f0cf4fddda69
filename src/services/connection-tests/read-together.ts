import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { fail, failField } from '../failure-error.ts';
import { type RecordsContent, type StoredClient } from '../store/records/records.ts';

/** The servers of one client that are tested together, from one reading of the records. */
export function readTogether(
  content: RecordsContent,
  serverIds: readonly string[],
): {
  readonly client: StoredClient;
  /** In the order asked for, each once; without those that are gone. */
  readonly servers: readonly MailServer[];
  readonly linkOf: (mailbox: string) => MailboxLink | null;
} {
  const byId = new Map(content.mailServers.map((server) => [server.id, server]));
  const servers = [...new Set(serverIds)].flatMap((id) => byId.get(id) ?? []);
  const [first] = servers;
  if (first === undefined) fail({ kind: 'not-found', what: 'mail-server' });
  const { clientId } = first;
  if (servers.some((server) => server.clientId !== clientId)) failField('serverIds', 'invalid');
  const client = content.clients.find(({ id }) => id === clientId);
  if (client === undefined) fail({ kind: 'not-found', what: 'client' });
  const links = new Map(
    content.mailboxLinks
      .filter((link) => link.clientId === clientId)
      .map((link) => [link.mailbox, link]),
  );
  return { client, servers, linkOf: (mailbox) => links.get(mailbox.toLowerCase()) ?? null };
}

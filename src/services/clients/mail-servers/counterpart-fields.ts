import { usualMailHosts } from '../../../contract/mail-hosts.ts';
import { type MailServer, type MailServerFields } from '../../../contract/mail-servers.ts';
import { fail } from '../../failure-error.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type RecordsContent } from '../../store/records/records.ts';

/** The server of the same mailbox in the other direction, an active one first; null without one. */
export function findCounterpart(
  { clientId, direction, username }: MailServer,
  { mailServers }: RecordsContent,
): MailServer | null {
  const others = mailServers.filter(
    (other) =>
      other.clientId === clientId &&
      other.direction !== direction &&
      other.username.toLowerCase() === username.toLowerCase(),
  );
  return others.find(({ active }) => active) ?? others[0] ?? null;
}

/** The fields of a server that does for the same mailbox what this one does not. */
export function counterpartFields(
  server: MailServer,
  content: RecordsContent,
  sandbox: SandboxEnvironment | null,
): MailServerFields {
  const { clientId, name, username } = server;
  const client =
    content.clients.find(({ id }) => id === clientId) ??
    fail({ kind: 'not-found', what: 'client' });
  const link = content.mailboxLinks.find(
    (each) => each.clientId === clientId && each.mailbox === username.toLowerCase(),
  );
  const { smtp, imap } =
    client.sandbox && sandbox !== null
      ? sandbox
      : usualMailHosts(client.azureApp, link?.account.personal);
  const shared = { name, username, active: true };
  return server.direction === 'outgoing'
    ? { ...shared, ...imap, direction: 'incoming', encryption: 'implicit', priority: 5 }
    : {
        ...shared,
        ...smtp,
        direction: 'outgoing',
        encryption: 'starttls',
        // As Odoo fills it in when Outlook is chosen (odoo.md 2).
        fromFilter: username,
        priority: 10,
        sendAs: false,
      };
}

import { usualMailHosts } from '../../../contract/mail-hosts.ts';
import { type MailServer, type MailServerFields } from '../../../contract/mail-servers.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type ClientRecords } from '../../store/records/records.ts';

/** The server of the same mailbox in the other direction, an active one first; null without one. */
export function findCounterpart(
  { direction, username }: MailServer,
  { mailServers }: Pick<ClientRecords, 'mailServers'>,
): MailServer | null {
  const others = mailServers.filter(
    (other) =>
      other.direction !== direction && other.username.toLowerCase() === username.toLowerCase(),
  );
  return others.find(({ active }) => active) ?? others[0] ?? null;
}

/** The fields of a server that does for the same mailbox what this one does not. */
export function counterpartFields(
  server: MailServer,
  { client, mailboxLinks }: ClientRecords,
  sandbox: SandboxEnvironment | null,
): MailServerFields {
  const { name, username } = server;
  const link = mailboxLinks.find(({ mailbox }) => mailbox === username.toLowerCase());
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

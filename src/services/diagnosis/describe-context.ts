import { redirectUriOf } from '../../contract/azure-app.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type Language } from '../../contract/settings.ts';
import { type ClientRecords, type StoredClient } from '../store/records/records.ts';
import { type DiagnosisContext } from './signal.ts';

/** What findings about this client's mailbox are filled with. */
export function describeContext(
  client: StoredClient,
  about: Pick<MailboxLink, 'mailbox' | 'account'> | { readonly mailbox: string },
  language: Language,
  server: Pick<MailServer, 'host' | 'port'> | null = null,
): DiagnosisContext {
  const { authority, applicationId, cloud, odooUrl } = client.azureApp;
  const signedIn = 'account' in about ? about.account : null;
  return {
    mailbox: about.mailbox,
    signedInAs: signedIn?.username ?? null,
    host: server?.host ?? null,
    port: server?.port ?? null,
    applicationId: applicationId === '' ? null : applicationId,
    tenant: authority.kind === 'tenant' ? authority.tenant : (signedIn?.tenantId ?? null),
    redirectUri: odooUrl === '' ? null : redirectUriOf(odooUrl),
    cloud,
    language,
  };
}

/** The same for a text that someone pasted: which of the client's mailboxes it names is looked for. */
export function describePasted(
  {
    client,
    mailServers,
    mailboxLinks,
  }: Pick<ClientRecords, 'client' | 'mailServers' | 'mailboxLinks'>,
  mailbox: string,
  language: Language,
): DiagnosisContext {
  const mailboxes = [
    ...mailServers.map(({ username }) => username.trim()),
    ...mailboxLinks.map((link) => link.mailbox),
  ];
  const ownSenders = mailServers.flatMap((server) => {
    const username = server.username.trim();
    const isOwn =
      server.direction === 'outgoing' &&
      server.fromFilter.trim().toLowerCase() === username.toLowerCase();
    return isOwn ? [username] : [];
  });
  return { ...describeContext(client, { mailbox }, language), mailboxes, ownSenders };
}

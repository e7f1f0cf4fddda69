import { type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { fillCommand } from '../../../diagnosis/finding-params.ts';
import { takeEnvelopeAddress } from './envelope-address.ts';
import { acceptsAddress, filled } from './from-filter.ts';

/** The link of a server's mailbox, or null before the first sign-in for it. */
export function linkOfServer(
  server: OutgoingServer,
  links: readonly MailboxLink[],
): MailboxLink | null {
  return links.find(({ mailbox }) => mailbox === server.username.toLowerCase()) ?? null;
}

/**
 * Who signs in to SMTP: of a shared mailbox its delegate, since SMTP accepts no other (row 185 of
 * failures.md).
 */
export function accountOf(server: OutgoingServer, links: readonly MailboxLink[]): string {
  const link = linkOfServer(server, links);
  return link?.kind === 'delegate' ? link.account.username : server.username;
}

/** Whether two texts hold the same address for Exchange: in any case, in punycode or not. */
export function isSameAddress(one: string, other: string): boolean {
  return asSeenByExchange(one) === asSeenByExchange(other);
}

export function asSeenByExchange(text: string): string {
  return (takeEnvelopeAddress(text) ?? text).toLowerCase();
}

/** Whether the user noted Send As for this address. An empty filter names no address. */
export function isNoted(server: OutgoingServer, address: string): boolean {
  const filter = filled(server.fromFilter);
  return server.sendAs && filter !== null && acceptsAddress(filter, address);
}

/** Lets an account send as an address, in Exchange Online PowerShell; ready to paste. */
export function grantSendAs(address: string, account: string): string {
  return fillCommand(
    'Add-RecipientPermission {address} -Trustee {account} -AccessRights SendAs -Confirm:$false',
    { address, account },
  );
}

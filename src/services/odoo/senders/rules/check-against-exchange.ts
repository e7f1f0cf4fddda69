import { type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { type ExchangeVerdict } from '../../../../contract/sender-rules.ts';
import { accountOf, asSeenByExchange, grantSendAs, isNoted } from './sender-access.ts';

/** What is known of the organisation whose Exchange judges. */
export interface Organisation {
  readonly links: readonly MailboxLink[];
  /** Every outgoing server: their mailboxes' domains are the organisation's. */
  readonly servers: readonly OutgoingServer[];
  /** Domain of Odoo's own addresses; null where none is set. */
  readonly domain: string | null;
}

/**
 * Exchange lets an account send as itself alone: envelope sender and header From must both be its
 * own address or one that it may Send As (rows 151 and 152 of failures.md).
 */
export function checkAgainstExchange(
  message: { readonly envelopeFrom: string; readonly headerFrom: string },
  server: OutgoingServer | null,
  organisation: Organisation,
): ExchangeVerdict {
  if (server === null) return { kind: 'unknown-server' };
  const account = accountOf(server, organisation.links);
  const own = asSeenByExchange(account);
  const addresses = [...new Set([message.envelopeFrom, message.headerFrom].map(asSeenByExchange))];
  const others = addresses.filter((address) => address !== own);
  if (others.length === 0) return { kind: 'allowed', account };
  const unnoted = others.filter((address) => !isNoted(server, address));
  if (unnoted.length === 0) return { kind: 'send-as-noted', account, addresses: others };
  const domains = domainsOf(organisation, account);
  const foreign = unnoted.filter((address) => !domains.has(domainOf(address)));
  if (foreign.length > 0) return { kind: 'foreign-sender', account, addresses: foreign };
  return {
    kind: 'send-as-needed',
    account,
    addresses: unnoted,
    commands: unnoted.map((address) => grantSendAs(address, account)),
  };
}

function domainsOf({ servers, domain }: Organisation, account: string): ReadonlySet<string> {
  const mailboxes = [account, ...servers.map(({ username }) => username)];
  const odoo = domain === null ? [] : [`x@${domain}`];
  return new Set([...mailboxes, ...odoo].map(asSeenByExchange).map(domainOf));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

import { type OutgoingServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type ExchangeVerdict } from '../../contract/sender-rules.ts';
import { accountOf, asSeenByExchange, grantSendAs, isNoted } from './sender-access.ts';

/**
 * Exchange lets an account send as itself alone: envelope sender and header From must both be its
 * own address or one that it may Send As (rows 151 and 152 of failures.md).
 */
export function judgeByExchange(
  message: { readonly envelopeFrom: string; readonly headerFrom: string },
  server: OutgoingServer | null,
  links: readonly MailboxLink[],
): ExchangeVerdict {
  if (server === null) return { kind: 'unknown-server' };
  const account = accountOf(server, links);
  const own = asSeenByExchange(account);
  const addresses = [...new Set([message.envelopeFrom, message.headerFrom].map(asSeenByExchange))];
  const foreign = addresses.filter((address) => address !== own);
  if (foreign.length === 0) return { kind: 'allowed', account };
  const unnoted = foreign.filter((address) => !isNoted(server, address));
  if (unnoted.length === 0) return { kind: 'send-as-noted', account, addresses: foreign };
  return {
    kind: 'send-as-needed',
    account,
    addresses: unnoted,
    commands: unnoted.map((address) => grantSendAs(address, account)),
  };
}

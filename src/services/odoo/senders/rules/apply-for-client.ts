import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { type AppliedSender } from '../../../../contract/sender-rules.ts';
import { applySenderRules } from './apply-sender-rules.ts';
import { buildSenderSetup, type SenderRecords } from './build-sender-setup.ts';
import { filled } from './from-filter.ts';
import { checkAgainstExchange } from './check-against-exchange.ts';

/** What a client's Odoo would do with a message from this sender, and what Exchange says to it. */
export function applyForClient(
  records: SenderRecords & { readonly links: readonly MailboxLink[] },
  from: string,
): AppliedSender {
  const setup = buildSenderSetup(records, from);
  const { found, message } = applySenderRules(setup);
  const server = records.servers.find(({ id }) => id === found.server?.name) ?? null;
  const shared = {
    odooVersion: records.settings.odooVersion,
    serverId: server?.id ?? null,
    tried: [...found.tried],
  };
  if (message.kind === 'refused') {
    const { exception, words } = message.error;
    const refused = { kind: 'refused', words: `${exception}: ${words}` } as const;
    return { ...shared, message: refused, exchange: null };
  }
  const organisation = { ...records, domain: filled(setup.alias_domain?.name ?? null) };
  return { ...shared, message, exchange: checkAgainstExchange(message, server, organisation) };
}

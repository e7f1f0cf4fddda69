import { type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { senderSetup, type SenderSetup } from '../../../../contract/sender-rules.ts';
import { type SenderSettings } from '../../../../contract/sender-settings.ts';

/** What a client's records say about its senders. */
export interface SenderRecords {
  readonly settings: SenderSettings;
  /** All outgoing servers, archived ones too. */
  readonly servers: readonly OutgoingServer[];
}

/**
 * A client's records as Odoo's rules read them. Servers are named by their record's ID, since two of
 * them may have the same name; of the same priority, the older one has the lower `id`.
 * @param from the message's From; empty text stands for a message without one
 */
export function buildSenderSetup({ settings, servers }: SenderRecords, from: string): SenderSetup {
  const byAge = [...servers].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  return senderSetup.parse({
    servers: byAge.map(({ id, fromFilter, priority, active }, index) => ({
      id: index + 1,
      name: id,
      from_filter: fromFilter,
      sequence: priority,
      active,
    })),
    alias_domain: readDomain(settings),
    mail_default_from_filter: settings.mailDefaultFromFilter,
    from_addr: from.trim() === '' ? false : from,
  });
}

/** The inputs of `default_from` and `bounce`, which changed with Odoo 17 (odoo.md 4, "Inputs"). */
function readDomain(settings: SenderSettings): unknown {
  const { odooVersion, aliasDomain, mailDefaultFrom, mailCatchallDomain } = settings;
  if (odooVersion !== '16') {
    if (aliasDomain.name === '') return null;
    const { name, defaultFrom, bounce } = aliasDomain;
    return { name, default_from: defaultFrom, bounce_alias: bounce };
  }
  const complete = mailDefaultFrom.includes('@') || mailCatchallDomain !== '';
  return {
    name: mailCatchallDomain,
    default_from: complete ? mailDefaultFrom : null,
    // `mail.bounce.alias` as Odoo installs it; without a domain there is no bounce address.
    bounce_alias: mailCatchallDomain === '' ? null : 'bounce',
  };
}

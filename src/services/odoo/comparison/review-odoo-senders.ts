import { cloudOfMailHost } from '../../../contract/mail-hosts.ts';
import { type OdooSenderFinding } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Language } from '../../../contract/settings.ts';
import { senderRecordsOf } from '../senders/odoo-records.ts';
import { reviewSenders } from '../senders/review/review-senders.ts';

/** What Exchange makes of a sender: of no meaning at another service's server. */
const aboutExchange: ReadonlySet<string> = new Set([
  'filter-without-send-as',
  'notifications-mailbox-not-linked',
  'notifications-mailbox-refused',
  'bounce-address-in-envelope',
]);

/**
 * The sender rules' review of an Odoo's own servers: catch-all filters, the same sender or mailbox
 * twice, a missing fallback. Where Odoo has no server of its own it says nothing.
 */
export function reviewOdooSenders(snapshot: OdooSnapshot, language: Language): OdooSenderFinding[] {
  const records = senderRecordsOf(snapshot);
  if (records.servers.length === 0) return [];
  const elsewhere = new Set(
    records.servers.filter(({ host }) => cloudOfMailHost(host) === null).map(({ id }) => id),
  );
  return reviewSenders(records, language)
    .findings.filter(
      ({ code, serverIds }) =>
        !aboutExchange.has(code) ||
        serverIds.length === 0 ||
        serverIds.some((id) => !elsewhere.has(id)),
    )
    .map(({ serverIds, ...found }) => ({ ...found, recordIds: serverIds.map(Number) }));
}

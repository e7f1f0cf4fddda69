import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooIncoming, type OdooOutgoing } from '../../../contract/odoo-snapshot.ts';

export interface MatchedServers<Ours extends MailServer, Theirs> {
  readonly pairs: readonly { readonly ours: Ours; readonly theirs: Theirs }[];
  readonly onlyOurs: readonly Ours[];
  readonly onlyTheirs: readonly Theirs[];
}

/**
 * Finds for each of Collega's servers the record of Odoo that it stands for: the same mailbox, and
 * among several of one mailbox the most alike. Each record is taken once.
 */
export function matchServers<Ours extends MailServer, Theirs extends OdooOutgoing | OdooIncoming>(
  ours: readonly Ours[],
  theirs: readonly Theirs[],
): MatchedServers<Ours, Theirs> {
  const candidates = new Map<string, Theirs[]>();
  for (const record of theirs) {
    const mailbox = mailboxOf(record.username);
    const known = candidates.get(mailbox);
    if (known === undefined) candidates.set(mailbox, [record]);
    else known.push(record);
  }
  const taken = new Set<number>();
  const pairs: { ours: Ours; theirs: Theirs }[] = [];
  const onlyOurs: Ours[] = [];
  for (const server of ours) {
    const free = (candidates.get(mailboxOf(server.username)) ?? []).filter(
      ({ id }) => !taken.has(id),
    );
    const [best] = [...free].sort((one, other) => likeness(server, other) - likeness(server, one));
    if (best === undefined) onlyOurs.push(server);
    else {
      taken.add(best.id);
      pairs.push({ ours: server, theirs: best });
    }
  }
  return { pairs, onlyOurs, onlyTheirs: theirs.filter(({ id }) => !taken.has(id)) };
}

function mailboxOf(username: string | null): string {
  return (username ?? '').trim().toLowerCase();
}

/** How many of the fields agree; the active ones come first. */
function likeness(ours: MailServer, theirs: OdooOutgoing | OdooIncoming): number {
  const filter = 'fromFilter' in theirs ? (theirs.fromFilter ?? '') : '';
  return (
    (theirs.authentication === 'outlook' ? 8 : 0) +
    (theirs.active === ours.active ? 4 : 0) +
    ('fromFilter' in ours && filter === ours.fromFilter ? 2 : 0) +
    (theirs.host?.toLowerCase() === ours.host.toLowerCase() ? 2 : 0) +
    (theirs.name === ours.name ? 1 : 0)
  );
}

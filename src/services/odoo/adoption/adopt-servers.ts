import { cloudOfMailHost } from '../../../contract/mail-hosts.ts';
import {
  mailServerFields,
  type MailServer,
  type MailServerFields,
} from '../../../contract/mail-servers.ts';
import { type AdoptedItem } from '../../../contract/odoo-adoption.ts';
import {
  type OdooIncoming,
  type OdooOutgoing,
  type OdooSnapshot,
} from '../../../contract/odoo-snapshot.ts';
import { matchServers } from '../comparison/match-servers.ts';
import { type NotAdopted } from './not-adopted.ts';

export interface ServerChange {
  readonly item: Extract<AdoptedItem, { kind: 'server' }>;
  readonly fields: MailServerFields;
}

export interface ServersAdoption {
  readonly changes: readonly ServerChange[];
  readonly notAdopted: readonly NotAdopted[];
}

/** Odoo's Outlook servers that Collega lacks, or has otherwise; archived ones stay archived. */
export function adoptServers(
  servers: readonly MailServer[],
  snapshot: OdooSnapshot,
): ServersAdoption {
  const outgoing = snapshot.outgoing.filter(({ owner }) => owner === null);
  const personal = snapshot.outgoing
    .filter(({ owner }) => owner !== null)
    .map(({ name }): NotAdopted => ({ code: 'personal-server', name }));
  const directions = [
    adoptDirection('outgoing', servers, outgoing),
    adoptDirection('incoming', servers, snapshot.incoming),
  ];
  return {
    changes: directions.flatMap(({ changes }) => changes),
    notAdopted: [...directions.flatMap(({ notAdopted }) => notAdopted), ...personal],
  };
}

type Direction = MailServer['direction'];

function adoptDirection(
  direction: Direction,
  servers: readonly MailServer[],
  records: readonly (OdooOutgoing | OdooIncoming)[],
): ServersAdoption {
  const ours = servers.filter((server) => server.direction === direction);
  const { pairs } = matchServers(ours, records);
  const known = new Map(pairs.map(({ ours: server, theirs }) => [theirs.id, server]));
  const changes: ServerChange[] = [];
  const notAdopted: NotAdopted[] = [];
  for (const record of records) {
    const { name } = record;
    if (record.authentication !== 'outlook') {
      const atMicrosoft = cloudOfMailHost(record.host ?? '') !== null;
      const code = atMicrosoft ? 'password-at-microsoft' : 'other-authentication';
      if (record.authentication !== 'local') notAdopted.push({ code, name });
      continue;
    }
    const read = mailServerFields.safeParse(fieldsOf(direction, record));
    if (!read.success || !fitsOutlook(read.data)) {
      notAdopted.push({ code: 'server-not-usable', name });
      continue;
    }
    const change = changeOf(known.get(record.id) ?? null, read.data);
    if (change !== null) changes.push(change);
  }
  return { changes, notAdopted };
}

function fieldsOf(direction: Direction, record: OdooOutgoing | OdooIncoming): unknown {
  const { name, username, host, port, encryption, active, sequence } = record;
  const shared = { name, username, host, port, encryption, active, direction };
  return 'fromFilter' in record
    ? { ...shared, fromFilter: record.fromFilter ?? '', priority: sequence ?? 10, sendAs: false }
    : { ...shared, priority: sequence ?? 5 };
}

/** Odoo refuses an Outlook server without encryption; a record of an early version may have none. */
function fitsOutlook({ direction, encryption }: MailServerFields): boolean {
  return encryption === (direction === 'outgoing' ? 'starttls' : 'implicit');
}

function changeOf(present: MailServer | null, fields: MailServerFields): ServerChange | null {
  const { direction, name, username, host, active } = fields;
  const foreignHost = cloudOfMailHost(host) === null;
  const shared = { kind: 'server', direction, name, username, host, foreignHost, active } as const;
  if (present === null) {
    return { item: { ...shared, action: 'create', serverId: null, changes: [] }, fields };
  }
  // The user's own note and name: Odoo knows nothing of the first, and the second decides nothing.
  const kept =
    present.direction === 'outgoing' && fields.direction === 'outgoing'
      ? { ...fields, name: present.name, sendAs: present.sendAs }
      : { ...fields, name: present.name };
  const before: Readonly<Record<string, unknown>> = { ...present };
  const changes = Object.entries(kept)
    .filter(([field, value]) => before[field] !== value)
    .map(([field, value]) => `${field}: ${String(before[field])} -> ${String(value)}`);
  if (changes.length === 0) return null;
  const item = { ...shared, action: 'replace', serverId: present.id, changes } as const;
  return { item, fields: kept };
}

import { usualMailHosts, type MailHosts } from '../../../../contract/mail-hosts.ts';
import {
  type BulkDirections,
  type BulkPlan,
  type PlannedServer,
  type RepeatedLine,
  type UnreadableLine,
} from '../../../../contract/bulk-servers.ts';
import { otherProviderOf } from '../../../../contract/mail-providers.ts';
import { mailServerFields, type MailServerFields } from '../../../../contract/mail-servers.ts';
import { type SandboxEnvironment } from '../../../shell/ports/sandbox-environment.ts';
import { type ClientRecords } from '../../../store/records/records.ts';
import { readServerList, type ListedLine } from './read-server-list.ts';

type Direction = MailServerFields['direction'];

/** What of a list becomes a server, what is there already, and what cannot be read, line by line. */
export interface FullPlan extends BulkPlan {
  /** Of those that are to be made, in the order of `servers`. */
  readonly fields: readonly MailServerFields[];
}

/**
 * Plans the servers that a pasted list names. One wrong line takes nothing of the others with it; a
 * server of the same direction, mailbox and host is kept as it is.
 */
export function planServers(
  found: ClientRecords,
  { text, directions }: { readonly text: string; readonly directions: BulkDirections },
  sandbox: SandboxEnvironment | null,
): FullPlan {
  const { client, mailServers } = found;
  const hosts = client.sandbox && sandbox !== null ? sandbox : usualMailHosts(client.azureApp);
  const known = new Set(mailServers.map(keyOf));
  const servers: PlannedServer[] = [];
  const problems: UnreadableLine[] = [];
  const fields: MailServerFields[] = [];
  const repeated: RepeatedLine[] = [];
  const planned = new Map<string, number>();
  for (const listed of readServerList(text)) {
    const trouble = troubleOf(listed);
    if (trouble !== null) {
      problems.push({ line: listed.line, text: shown(listed), field: null, problem: trouble });
      continue;
    }
    for (const direction of directionsOf(listed, directions)) {
      const read = mailServerFields.safeParse(fieldsOf(listed, direction, hosts));
      if (!read.success) {
        const [issue] = read.error.issues;
        const field = String(issue?.path[0] ?? '');
        problems.push({
          line: listed.line,
          text: shown(listed),
          field,
          problem: issue?.message ?? 'invalid',
        });
        continue;
      }
      const key = keyOf(read.data);
      const { name, username, host, port, active } = read.data;
      const sameAs = planned.get(key);
      if (sameAs !== undefined) {
        const last = repeated.at(-1);
        const text = shown(listed);
        // Once for both directions.
        if (last?.line !== listed.line || last.text !== text)
          repeated.push({ line: listed.line, text, sameAs });
        continue;
      }
      planned.set(key, listed.line);
      const exists = known.has(key);
      servers.push({ line: listed.line, direction, name, username, host, port, active, exists });
      if (!exists) fields.push(read.data);
    }
  }
  return { servers, repeated, problems, fields };
}

function keyOf({ direction, username, host }: MailServerFields): string {
  return `${direction} ${username.toLowerCase()} ${host.toLowerCase()}`;
}

function directionsOf({ direction }: ListedLine, wanted: BulkDirections): readonly Direction[] {
  if (direction !== null) return [direction];
  return wanted === 'both' ? ['outgoing', 'incoming'] : [wanted];
}

/** Odoo exports its servers of every kind: only those for Outlook are Collega's. */
function troubleOf({ values }: ListedLine): 'not-outlook' | 'other-provider' | null {
  const kind = values.authentication ?? values.serverType;
  if (kind !== undefined && !/outlook/i.test(kind)) return 'not-outlook';
  // Where the list names a server itself, it is the user's own choice.
  const namesHost = (values.smtp ?? values.host) !== undefined;
  return !namesHost && otherProviderOf(values.username ?? '') !== null ? 'other-provider' : null;
}

function fieldsOf(
  listed: ListedLine,
  direction: Direction,
  hosts: Pick<MailHosts, 'smtp' | 'imap'>,
) {
  const { values } = listed;
  const usual = direction === 'outgoing' ? hosts.smtp : hosts.imap;
  const username = values.username ?? '';
  const shared = {
    name: values.name ?? username,
    username,
    host: values.smtp ?? values.host ?? usual.host,
    port: values.port === undefined ? usual.port : Number(values.port),
    encryption: encryptionOf(values.encryption ?? values.ssl, direction),
    active: !/^(false|0|no|falso)$/i.test(values.active ?? ''),
  };
  // Odoo's own defaults of the two models.
  const priority = Number(values.priority ?? (direction === 'outgoing' ? 10 : 5));
  return direction === 'outgoing'
    ? { ...shared, direction, fromFilter: values.fromFilter ?? username, priority, sendAs: false }
    : { ...shared, direction, priority };
}

function encryptionOf(value: string | undefined, direction: Direction): string {
  if (value === undefined) return direction === 'outgoing' ? 'starttls' : 'implicit';
  if (/starttls/i.test(value)) return 'starttls';
  if (/^(ssl|ssl\/tls|implicit|true|1|vero|sì)/i.test(value)) return 'implicit';
  return /^(none|false|0|nessuna|falso|no)$/i.test(value) ? 'none' : value;
}

function shown({ values }: ListedLine): string {
  return (values.username ?? values.name ?? Object.values(values)[0] ?? '').slice(0, 200);
}

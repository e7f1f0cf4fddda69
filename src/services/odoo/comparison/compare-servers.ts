import { cloudOfMailHost } from '../../../contract/mail-hosts.ts';
import {
  type IncomingServer,
  type MailServer,
  type OutgoingServer,
} from '../../../contract/mail-servers.ts';
import {
  type OdooIncoming,
  type OdooOutgoing,
  type OdooSnapshot,
} from '../../../contract/odoo-snapshot.ts';
import { type Difference } from './difference.ts';
import { matchServers } from './match-servers.ts';

type Model = 'ir.mail_server' | 'fetchmail.server';
type OdooServer = OdooOutgoing | OdooIncoming;

/** Odoo's names of the fields that both directions have. */
const fieldNames = {
  'ir.mail_server': {
    host: 'smtp_host',
    port: 'smtp_port',
    encryption: 'smtp_encryption',
    priority: 'sequence',
    authentication: 'smtp_authentication',
    token: 'microsoft_outlook_refresh_token',
  },
  'fetchmail.server': {
    host: 'server',
    port: 'port',
    encryption: 'is_ssl',
    priority: 'priority',
    authentication: 'server_type',
    token: 'microsoft_outlook_refresh_token',
  },
} as const;

/** All servers of both directions, pair by pair, then those that one side alone has. */
export function compareServers(
  servers: readonly MailServer[],
  snapshot: OdooSnapshot,
): Difference[] {
  const outgoing = servers.filter(
    (server): server is OutgoingServer => server.direction === 'outgoing',
  );
  const incoming = servers.filter(
    (server): server is IncomingServer => server.direction === 'incoming',
  );
  // A user's personal server (Odoo 19) belongs to no shared set-up.
  const shared = snapshot.outgoing.filter(({ owner }) => owner === null);
  return [
    ...compareDirection('ir.mail_server', outgoing, shared),
    ...compareDirection('fetchmail.server', incoming, snapshot.incoming),
  ];
}

function compareDirection(
  model: Model,
  ours: readonly MailServer[],
  theirs: readonly OdooServer[],
): Difference[] {
  const { pairs, onlyOurs, onlyTheirs } = matchServers(ours, theirs);
  return [
    ...pairs.flatMap((pair) => comparePair(model, pair.ours, pair.theirs)),
    ...onlyOurs
      .filter(({ active }) => active)
      .map((server) => ({
        code: 'server-not-in-odoo' as const,
        severity: 'error' as const,
        model,
        recordId: null,
        serverId: server.id,
        name: server.name,
        field: null,
        collega: server.username,
        odoo: null,
      })),
    ...onlyTheirs.flatMap((record) => reviewUnknown(model, record)),
  ];
}

function comparePair(model: Model, ours: MailServer, theirs: OdooServer): Difference[] {
  const names = fieldNames[model];
  const found: Difference[] = [];
  const add = (
    code: Difference['code'],
    severity: Difference['severity'],
    field: string,
    collega: string | null,
    odoo: string | null,
  ): void => {
    const record = { model, recordId: theirs.id, serverId: ours.id, name: theirs.name };
    found.push({ code, severity, ...record, field, collega, odoo });
  };
  if (theirs.authentication !== 'outlook') {
    add(
      'authentication-not-outlook',
      'error',
      names.authentication,
      'outlook',
      theirs.authentication,
    );
  }
  if (theirs.host?.toLowerCase() !== ours.host.toLowerCase()) {
    add('host-differs', hostSeverity(ours, theirs), names.host, ours.host, theirs.host);
  }
  if (theirs.port !== ours.port) {
    add('port-differs', 'error', names.port, String(ours.port), textOf(theirs.port));
  }
  if (theirs.encryption !== ours.encryption) {
    add('encryption-differs', 'error', names.encryption, ours.encryption, theirs.encryption);
  }
  if ('fromFilter' in ours && 'fromFilter' in theirs) {
    const filter = theirs.fromFilter ?? '';
    if (partsOf(filter) !== partsOf(ours.fromFilter)) {
      add('filter-differs', 'error', 'from_filter', ours.fromFilter || null, filter || null);
    }
  }
  if (theirs.sequence !== ours.priority) {
    add(
      'priority-differs',
      'warning',
      names.priority,
      String(ours.priority),
      textOf(theirs.sequence),
    );
  }
  if (ours.active && !theirs.active) {
    add('server-archived-in-odoo', 'warning', 'active', 'true', 'false');
  } else if (!ours.active && theirs.active) {
    add('server-archived-in-collega', 'warning', 'active', 'false', 'true');
  }
  if (theirs.authentication === 'outlook' && theirs.active && !theirs.hasToken) {
    add('no-token', 'error', names.token, null, null);
  }
  return [...found, ...reviewIncoming(model, theirs, ours.id)];
}

/** A record that Collega does not have; a password at Microsoft's host is wrong anyway. */
function reviewUnknown(model: Model, record: OdooServer): Difference[] {
  const common = { model, recordId: record.id, serverId: null, name: record.name } as const;
  const names = fieldNames[model];
  const found: Difference[] = [];
  const atMicrosoft = cloudOfMailHost(record.host ?? '') !== null;
  if (record.active && atMicrosoft && record.authentication !== 'outlook') {
    found.push({
      ...common,
      code: 'password-at-microsoft',
      severity: 'error',
      field: names.authentication,
      collega: 'outlook',
      odoo: record.authentication,
    });
  }
  if (record.active && record.authentication === 'outlook' && !atMicrosoft) {
    found.push({
      ...common,
      code: 'token-to-foreign-host',
      severity: 'error',
      field: names.host,
      collega: null,
      odoo: record.host,
    });
  }
  if (record.authentication === 'outlook') {
    found.push({
      ...common,
      code: 'server-not-in-collega',
      severity: 'info',
      field: null,
      collega: null,
      odoo: record.username,
    });
  }
  return [...found, ...reviewIncoming(model, record, null)];
}

function reviewIncoming(model: Model, record: OdooServer, serverId: string | null): Difference[] {
  if (!('state' in record) || !record.active || record.authentication !== 'outlook') return [];
  const common = { model, recordId: record.id, serverId, name: record.name, collega: null };
  if (record.state === 'draft') {
    const code = 'incoming-not-confirmed';
    return [{ ...common, code, severity: 'warning', field: 'state', odoo: 'draft' }];
  }
  if (record.error === null) return [];
  const { message } = record.error;
  return [
    { ...common, code: 'incoming-fails', severity: 'error', field: 'error_message', odoo: message },
  ];
}

/** Two names of Microsoft's lead to the same service; any other host gets the token. */
function hostSeverity(ours: MailServer, theirs: OdooServer): Difference['severity'] {
  const [one, other] = [cloudOfMailHost(ours.host), cloudOfMailHost(theirs.host ?? '')];
  return one !== null && one === other ? 'warning' : 'error';
}

/** The parts of a filter as Odoo reads them: comma-separated, blanks around them, any case. */
function partsOf(filter: string): string {
  return filter
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
    .join(',');
}

function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}

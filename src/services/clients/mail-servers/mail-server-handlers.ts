import { randomUUID } from 'node:crypto';
import { fieldsOfServer } from '../../../contract/fields-of-server.ts';
import { type MailServer, type MailServerFields } from '../../../contract/mail-servers.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { fail, failField } from '../../failure-error.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type ClientRecords, type Records } from '../../store/records/records.ts';
import { allowedHostsEntry, type ServerIdentity } from '../../store/trust/allowed-hosts.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { mergeChanges } from '../merge-changes.ts';
import { counterpartFields, findCounterpart } from './counterpart-fields.ts';
import { handOutPriorities } from './hand-out-priorities.ts';
import { isSameTarget } from './same-target.ts';

type MailServerCalls = Exclude<
  Extract<keyof Handlers, `mailServers.${string}`>,
  'mailServers.planMany' | 'mailServers.createMany'
>;

export function createMailServerHandlers(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly vault: Pick<Vault, 'removeAll'>;
  readonly forgetTests: (server: ServerIdentity) => void;
}): Pick<Handlers, MailServerCalls> {
  const { records, vault, clock, sandbox, forgetTests } = services;

  /** What is kept of servers outside of the records; before their records go. */
  function forgetServers(servers: readonly ServerIdentity[]): void {
    vault.removeAll(servers.map(allowedHostsEntry));
    servers.forEach(forgetTests);
  }

  function change(serverId: string, apply: (server: MailServer) => MailServer): MailServer {
    const { clientId } = records.mailServer(serverId);
    return records.updateClient(clientId, 'mail-servers', (draft) =>
      replaceServer(draft, serverId, apply),
    );
  }

  /** All of them or none; they belong to one client. */
  function changeMany(
    serverIds: readonly string[],
    apply: (draft: ClientRecords, wanted: ReadonlySet<string>) => void,
  ): void {
    const wanted = new Set(serverIds);
    // No server ever moves to another client.
    const { clientId } = records.mailServer(serverIds[0] ?? '');
    records.updateClient(clientId, 'mail-servers', (draft) => {
      refuseOthers(records, draft, wanted);
      apply(draft, wanted);
    });
  }

  function add(draft: ClientRecords, clientId: string, fields: MailServerFields): MailServer {
    const created = createServer(clientId, fields, new Date(clock.now()).toISOString());
    draft.mailServers.push(created);
    return created;
  }

  return {
    'mailServers.list': ({ clientId }) => {
      return records.of(clientId).mailServers;
    },

    'mailServers.create': ({ clientId, fields }) => {
      return records.updateClient(clientId, 'mail-servers', (draft) =>
        add(draft, clientId, fields),
      );
    },

    'mailServers.save': ({ serverId, fields, seen }) =>
      change(serverId, (server) => {
        const stored = fieldsOfServer(server);
        return changeFields(server, mergeChanges({ stored, seen, wanted: fields }));
      }),

    'mailServers.remove': ({ serverId }) => {
      const { clientId } = records.mailServer(serverId);
      records.updateClient(clientId, 'mail-servers', (draft) => {
        forgetServers([{ id: serverId, clientId }]);
        draft.mailServers = draft.mailServers.filter(({ id }) => id !== serverId);
      });
      return null;
    },

    'mailServers.setActive': ({ serverIds, active }) => {
      changeMany(serverIds, (draft, wanted) => {
        for (const server of draft.mailServers) if (wanted.has(server.id)) server.active = active;
      });
      return null;
    },

    'mailServers.removeMany': ({ serverIds }) => {
      changeMany(serverIds, (draft, wanted) => {
        forgetServers(draft.mailServers.filter(({ id }) => wanted.has(id)));
        draft.mailServers = draft.mailServers.filter(({ id }) => !wanted.has(id));
      });
      return null;
    },

    'mailServers.reorder': ({ clientId, direction, serverIds }) => {
      records.updateClient(clientId, 'mail-servers', (draft) => {
        const servers = draft.mailServers.filter((each) => each.direction === direction);
        const byId = new Map(servers.map((server) => [server.id, server]));
        const inOrder = [...new Set(serverIds)].flatMap((id) => byId.get(id) ?? []);
        // Someone added or deleted one meanwhile: the order that was seen is not the whole one.
        if (inOrder.length !== servers.length || serverIds.length !== servers.length) {
          failField('serverIds', 'invalid');
        }
        const priorities = handOutPriorities(inOrder.map(({ priority }) => priority));
        inOrder.forEach((server, index) => {
          server.priority = priorities[index] ?? server.priority;
        });
      });
      return null;
    },

    'mailServers.createCounterpart': ({ serverId }) => {
      const { clientId } = records.mailServer(serverId);
      // Asked twice at once, by two Collegas: the second finds the one that the first has made.
      const known = findCounterpart(records.mailServer(serverId), records.of(clientId));
      if (known !== null) return known;
      return records.updateClient(clientId, 'mail-servers', (draft) => {
        const server = findServer(draft, serverId);
        return (
          findCounterpart(server, draft) ??
          add(draft, clientId, counterpartFields(server, draft, sandbox))
        );
      });
    },

    'mailServers.resetConfirmation': ({ serverId }) =>
      change(serverId, (server) =>
        server.direction === 'incoming' ? { ...server, confirmed: false } : server,
      ),
  };
}

/** Builds a server that has not been tested yet. */
export function createServer(
  clientId: string,
  fields: MailServerFields,
  createdAt: string,
): MailServer {
  refuseWrongEncryption(fields);
  const recordPart = { id: randomUUID(), clientId, createdAt, lastTest: null };
  return fields.direction === 'outgoing'
    ? { ...fields, ...recordPart }
    : { ...fields, ...recordPart, confirmed: false };
}

export function changeFields(server: MailServer, fields: MailServerFields): MailServer {
  refuseWrongEncryption(fields);
  // What was tested and confirmed may have been another server or another mailbox.
  const same = isSameTarget(server, fields);
  const lastTest = same ? server.lastTest : null;
  if (server.direction === 'outgoing' && fields.direction === 'outgoing') {
    return { ...server, ...fields, lastTest };
  }
  if (server.direction === 'incoming' && fields.direction === 'incoming') {
    return { ...server, ...fields, lastTest, confirmed: server.confirmed && same };
  }
  return failField('direction', 'invalid');
}

/**
 * Odoo's own constraints for Outlook servers (odoo.md 2, row 188 of failures.md): outgoing needs
 * STARTTLS, incoming needs SSL/TLS. Anything else would be refused by Odoo on save.
 */
function refuseWrongEncryption(fields: MailServerFields): void {
  const needed = fields.direction === 'outgoing' ? 'starttls' : 'implicit';
  if (fields.encryption !== needed) failField('encryption', 'encryption-not-for-outlook');
}

/** Answers the server as it is then. */
export function replaceServer(
  draft: ClientRecords,
  serverId: string,
  apply: (server: MailServer) => MailServer,
): MailServer {
  const found = findServer(draft, serverId);
  const changed = apply(found);
  draft.mailServers[draft.mailServers.indexOf(found)] = changed;
  return changed;
}

function findServer({ mailServers }: ClientRecords, serverId: string): MailServer {
  return (
    mailServers.find(({ id }) => id === serverId) ??
    fail({ kind: 'not-found', what: 'mail-server' })
  );
}

/** @throws FailureError when one is missing, or is another client's */
function refuseOthers(
  records: Records,
  { mailServers }: ClientRecords,
  wanted: ReadonlySet<string>,
): void {
  const own = new Set(mailServers.map(({ id }) => id));
  const others = [...wanted].filter((id) => !own.has(id));
  if (others.some((id) => records.findMailServer(id) !== null)) failField('serverIds', 'invalid');
  if (others.length > 0) fail({ kind: 'not-found', what: 'mail-server' });
}

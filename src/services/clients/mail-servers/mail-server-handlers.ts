import { randomUUID } from 'node:crypto';
import { type MailServer, type MailServerFields } from '../../../contract/mail-servers.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { fail, failField } from '../../failure-error.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type Records, type RecordsContent } from '../../store/records/records.ts';
import { allowedHostsEntry } from '../../store/trust/allowed-hosts.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { counterpartFields, findCounterpart } from './counterpart-fields.ts';
import { handOutPriorities } from './hand-out-priorities.ts';
import { isSameTarget } from './same-target.ts';

type MailServerCalls = Extract<keyof Handlers, `mailServers.${string}`>;

export function createMailServerHandlers(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly vault: Pick<Vault, 'removeAll'>;
  readonly forgetTests: (serverId: string) => void;
}): Pick<Handlers, MailServerCalls> {
  const { records, vault, clock, sandbox, forgetTests } = services;

  /** What is kept of servers outside of the records; before their records go. */
  function forgetServers(clientId: string, serverIds: readonly string[]): void {
    vault.removeAll(serverIds.map((id) => allowedHostsEntry({ id, clientId })));
    serverIds.forEach(forgetTests);
  }

  function change(serverId: string, apply: (server: MailServer) => MailServer): MailServer {
    const { clientId } = records.mailServer(serverId);
    return records.update({ topic: 'mail-servers', clientId }, (draft) =>
      replaceServer(draft, serverId, apply),
    );
  }

  /** All of them or none; they belong to one client. */
  function changeMany(
    serverIds: readonly string[],
    apply: (draft: RecordsContent, wanted: ReadonlySet<string>) => void,
  ): void {
    const wanted = new Set(serverIds);
    // For the announcement alone; no server ever moves to another client.
    const { clientId } = findMany(records.read(), wanted);
    records.update({ topic: 'mail-servers', clientId }, (draft) => {
      findMany(draft, wanted);
      apply(draft, wanted);
    });
  }

  function add(draft: RecordsContent, clientId: string, fields: MailServerFields): MailServer {
    const created = createServer(clientId, fields, new Date(clock.now()).toISOString());
    draft.mailServers.push(created);
    return created;
  }

  return {
    'mailServers.list': ({ clientId }) => {
      const { id } = records.client(clientId);
      return records.read().mailServers.filter((each) => each.clientId === id);
    },

    'mailServers.create': ({ clientId, fields }) => {
      return records.update({ topic: 'mail-servers', clientId }, (draft) => {
        refuseMissingClient(draft, clientId);
        return add(draft, clientId, fields);
      });
    },

    'mailServers.save': ({ serverId, fields }) =>
      change(serverId, (server) => changeFields(server, fields)),

    'mailServers.remove': ({ serverId }) => {
      const { clientId } = records.mailServer(serverId);
      records.update({ topic: 'mail-servers', clientId }, (draft) => {
        forgetServers(clientId, [serverId]);
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
        forgetServers(findMany(draft, wanted).clientId, [...wanted]);
        draft.mailServers = draft.mailServers.filter(({ id }) => !wanted.has(id));
      });
      return null;
    },

    'mailServers.reorder': ({ clientId, direction, serverIds }) => {
      records.update({ topic: 'mail-servers', clientId }, (draft) => {
        refuseMissingClient(draft, clientId);
        const servers = draft.mailServers.filter(
          (each) => each.clientId === clientId && each.direction === direction,
        );
        const byId = new Map(servers.map((server) => [server.id, server]));
        const inOrder = [...new Set(serverIds)].flatMap((id) => byId.get(id) ?? []);
        // Somebody added or deleted one meanwhile: the order that was seen is not the whole one.
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
      const known = findCounterpart(records.mailServer(serverId), records.read());
      if (known !== null) return known;
      return records.update({ topic: 'mail-servers', clientId }, (draft) => {
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

function changeFields(server: MailServer, fields: MailServerFields): MailServer {
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
  draft: RecordsContent,
  serverId: string,
  apply: (server: MailServer) => MailServer,
): MailServer {
  const found = findServer(draft, serverId);
  const changed = apply(found);
  draft.mailServers[draft.mailServers.indexOf(found)] = changed;
  return changed;
}

function findServer({ mailServers }: RecordsContent, serverId: string): MailServer {
  return (
    mailServers.find(({ id }) => id === serverId) ??
    fail({ kind: 'not-found', what: 'mail-server' })
  );
}

/** Whose they are. @throws FailureError when one is missing, or they are not of one client */
function findMany(
  { mailServers }: RecordsContent,
  wanted: ReadonlySet<string>,
): { readonly clientId: string } {
  const found = mailServers.filter(({ id }) => wanted.has(id));
  const [first] = found;
  if (first === undefined || found.length < wanted.size) {
    fail({ kind: 'not-found', what: 'mail-server' });
  }
  const { clientId } = first;
  if (found.some((each) => each.clientId !== clientId)) failField('serverIds', 'invalid');
  return { clientId };
}

/** Another Collega may have deleted it meanwhile: its servers would then belong to nobody. */
function refuseMissingClient({ clients }: RecordsContent, clientId: string): void {
  if (!clients.some(({ id }) => id === clientId)) fail({ kind: 'not-found', what: 'client' });
}

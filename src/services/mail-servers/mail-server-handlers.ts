import { randomUUID } from 'node:crypto';
import { type MailServer, type MailServerFields } from '../../contract/mail-servers.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { fail, failField } from '../failure-error.ts';
import { type Clock } from '../ports/clock.ts';
import { type Records, type RecordsContent } from '../records/records.ts';

type MailServerCalls = Extract<keyof Handlers, `mailServers.${string}`>;

export function createMailServerHandlers(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly forgetTests: (serverId: string) => void;
}): Pick<Handlers, MailServerCalls> {
  const { records, clock, forgetTests } = services;

  function change(serverId: string, apply: (server: MailServer) => MailServer): MailServer {
    const { clientId } = records.mailServer(serverId);
    records.update({ topic: 'mail-servers', clientId }, (draft) => {
      replaceServer(draft, serverId, apply);
    });
    return records.mailServer(serverId);
  }

  return {
    'mailServers.list': ({ clientId }) => {
      const { id } = records.client(clientId);
      return records.read().mailServers.filter((each) => each.clientId === id);
    },

    'mailServers.create': ({ clientId, fields }) => {
      records.client(clientId);
      const created = createServer(clientId, fields, new Date(clock.now()).toISOString());
      records.update({ topic: 'mail-servers', clientId }, (draft) => {
        draft.mailServers.push(created);
      });
      return created;
    },

    'mailServers.save': ({ serverId, fields }) =>
      change(serverId, (server) => changeFields(server, fields)),

    'mailServers.remove': ({ serverId }) => {
      const { clientId } = records.mailServer(serverId);
      forgetTests(serverId);
      records.update({ topic: 'mail-servers', clientId }, (draft) => {
        draft.mailServers = draft.mailServers.filter(({ id }) => id !== serverId);
      });
      return null;
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
  if (server.direction === 'outgoing' && fields.direction === 'outgoing') {
    return { ...server, ...fields };
  }
  if (server.direction === 'incoming' && fields.direction === 'incoming') {
    // What was confirmed was another server or another mailbox.
    const moved =
      server.host !== fields.host ||
      server.port !== fields.port ||
      server.username.toLowerCase() !== fields.username.toLowerCase();
    return { ...server, ...fields, confirmed: server.confirmed && !moved };
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

export function replaceServer(
  draft: RecordsContent,
  serverId: string,
  apply: (server: MailServer) => MailServer,
): void {
  const index = draft.mailServers.findIndex(({ id }) => id === serverId);
  const found = draft.mailServers[index];
  if (found === undefined) fail({ kind: 'not-found', what: 'mail-server' });
  draft.mailServers[index] = apply(found);
}

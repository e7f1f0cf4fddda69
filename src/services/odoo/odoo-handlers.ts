import { type OdooConnection, type OdooTrouble } from '../../contract/odoo.ts';
import { type Language } from '../../contract/settings.ts';
import { odooEntry } from '../store/vault/entry-names.ts';
import { fail, failField } from '../failure-error.ts';
import { Secret } from '../secret.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type StoredClient } from '../store/records/records.ts';
import { OdooError } from './api/odoo-error.ts';
import { reviewOdooSenders } from './comparison/review-odoo-senders.ts';
import { askOdoo, compareClient, readAndKeep, readSecret, type OdooServices } from './ask-odoo.ts';
import { cleanOdooAddress } from './connection/check-address.ts';
import { connectOdoo, type ConnectResult } from './connection/connect-odoo.ts';
import { readConnection, writeConnection } from '../store/vault/stored-connection.ts';
import { describePracticeOdoos } from './describe-practice-odoos.ts';
import { describeTrouble, makeTrouble } from './describe-trouble.ts';

type OdooCalls =
  | 'odoo.connection'
  | 'odoo.connect'
  | 'odoo.practice'
  | 'odoo.disconnect'
  | 'odoo.read'
  | 'odoo.snapshot'
  | 'odoo.compare';

/** Connects a client's Odoo, reads and compares it. */
export function createOdooHandlers(services: OdooServices): Pick<Handlers, OdooCalls> {
  const { records, vault, clock, route, language, announce, sandbox } = services;
  const { snapshots, mailFiles, journals } = services;
  const findClient = (clientId: string): StoredClient =>
    records.read().clients.find(({ id }) => id === clientId) ??
    fail({ kind: 'not-found', what: 'client' });

  const ask = askOdoo(services);

  const forget = (clientId: string): void => {
    for (const files of [snapshots, mailFiles, journals]) files.remove(clientId);
  };

  return {
    'odoo.connection': ({ clientId }) => readConnection(vault, clientId)?.connection ?? null,

    'odoo.connect': async ({ clientId, url, database, login, key }, { signal }) => {
      findClient(clientId);
      const address = cleanOdooAddress(url) ?? failField('url', 'not-an-https-address');
      const request = { url: address, database, login, key: new Secret(key.trim()) };
      try {
        const http = { route, clock, secret: readSecret(vault, clientId) };
        const result = await connectOdoo(http, request, signal);
        if (result.kind !== 'connected') {
          return { outcome: 'failed', trouble: troubleOf(result, request, language()) };
        }
        const connection = describeConnection(result, new Date(clock.now()).toISOString());
        // What was read of one database says nothing of another, and is never undone there.
        const before = readConnection(vault, clientId)?.connection.databaseUuid ?? null;
        if (before !== connection.databaseUuid) forget(clientId);
        writeConnection(vault, clientId, {
          connection,
          userId: result.connected.userId,
          key: request.key,
          fields: result.connected.fields,
        });
        announce(clientId);
        return { outcome: 'connected', connection };
      } catch (error) {
        if (!(error instanceof OdooError)) throw error;
        return { outcome: 'failed', trouble: describeTrouble(error, request, language()) };
      }
    },

    'odoo.practice': ({ clientId }) => describePracticeOdoos(findClient(clientId), sandbox),

    'odoo.disconnect': ({ clientId }) => {
      vault.remove(odooEntry(clientId));
      forget(clientId);
      announce(clientId);
      return null;
    },

    'odoo.read': ({ clientId }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        return read.outcome === 'failed' ? read : { outcome: 'read', snapshot: read.snapshot };
      }),

    'odoo.snapshot': ({ clientId }) => snapshots.read(clientId)?.snapshot ?? null,

    'odoo.compare': ({ clientId }) => {
      findClient(clientId);
      const snapshot = snapshots.read(clientId)?.snapshot;
      if (snapshot === undefined) return null;
      return {
        readAt: snapshot.readAt,
        differences: compareClient(services, clientId, snapshot),
        senders: reviewOdooSenders(snapshot, language()),
      };
    },
  };
}

function troubleOf(
  result: Exclude<ConnectResult, { readonly kind: 'connected' }>,
  asked: { readonly url: string; readonly database: string | null },
  language: Language,
): OdooTrouble {
  switch (result.kind) {
    case 'refused':
      return makeTrouble('access-denied', asked, language);
    case 'database-needed':
      return makeTrouble('database-needed', asked, language, result);
    case 'database-unknown':
      return makeTrouble('unknown-database', asked, language, result);
  }
}

function describeConnection(
  { connected }: Extract<ConnectResult, { readonly kind: 'connected' }>,
  connectedAt: string,
): OdooConnection {
  const { account, version, edition, databaseUuid, neutralized, rights } = connected;
  const { transport, credential, keyExpiresAt } = connected;
  return {
    ...account,
    version,
    edition,
    databaseUuid,
    neutralized,
    rights,
    transport,
    credential,
    keyExpiresAt,
    connectedAt,
  };
}

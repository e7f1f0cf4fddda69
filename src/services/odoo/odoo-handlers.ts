import { type OdooConnection, type OdooTrouble } from '../../contract/odoo.ts';
import { type Language } from '../../contract/settings.ts';
import { describeClient, odooEntry, secretEntry } from '../clients/describe-client.ts';
import { fail, failField } from '../failure-error.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { Secret } from '../secret.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { createJson2Api } from './api/json-2.ts';
import { createJsonRpcApi } from './api/json-rpc.ts';
import { type OdooApi } from './api/odoo-api.ts';
import { OdooError } from './api/odoo-error.ts';
import { compareWithOdoo } from './comparison/compare-odoo.ts';
import { cleanOdooAddress } from './connection/check-address.ts';
import { connectOdoo, type ConnectResult } from './connection/connect-odoo.ts';
import {
  readConnection,
  writeConnection,
  type StoredConnection,
} from './connection/stored-connection.ts';
import { describeTrouble, makeTrouble } from './describe-trouble.ts';
import { runOdooTest } from './own-tests/run-odoo-test.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import { type SnapshotFiles } from './snapshot/snapshot-files.ts';

type OdooCalls = Extract<keyof Handlers, `odoo.${string}`>;

interface Failed {
  readonly outcome: 'failed';
  readonly trouble: OdooTrouble;
}

/** Connects a client's Odoo, reads and compares it, and runs its own tests. */
export function createOdooHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly route: () => NetworkRoute;
  readonly language: () => Language;
  readonly snapshots: SnapshotFiles;
  /** Tells that what is known of a client's Odoo has changed. */
  readonly announce: (clientId: string) => void;
}): Pick<Handlers, OdooCalls> {
  const { records, vault, clock, route, language, snapshots, announce } = services;
  const http = { route, clock };

  const findClient = (clientId: string): StoredClient =>
    records.read().clients.find(({ id }) => id === clientId) ??
    fail({ kind: 'not-found', what: 'client' });

  /** Asks the connected Odoo; its refusals become words. */
  const ask = async <Answer>(
    clientId: string,
    question: (api: OdooApi, stored: StoredConnection) => Promise<Answer>,
  ): Promise<Answer | Failed> => {
    findClient(clientId);
    const stored = readConnection(vault, clientId);
    if (stored === null) {
      const asked = { url: '', database: null };
      return { outcome: 'failed', trouble: makeTrouble('not-connected', asked, language()) };
    }
    try {
      return await question(apiOf(http, stored), stored);
    } catch (error) {
      if (!(error instanceof OdooError)) throw error;
      return {
        outcome: 'failed',
        trouble: describeTrouble(error, stored.connection, language()),
      };
    }
  };

  return {
    'odoo.connection': ({ clientId }) => readConnection(vault, clientId)?.connection ?? null,

    'odoo.connect': async ({ clientId, url, database, login, key }, { signal }) => {
      findClient(clientId);
      const address = cleanOdooAddress(url) ?? failField('url', 'not-an-https-address');
      const request = { url: address, database, login, key: new Secret(key.trim()) };
      try {
        const result = await connectOdoo(http, request, signal);
        if (result.kind !== 'connected') {
          return { outcome: 'failed', trouble: troubleOf(result, request, language()) };
        }
        const connection = describeConnection(result, new Date(clock.now()).toISOString());
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

    'odoo.disconnect': ({ clientId }) => {
      vault.remove(odooEntry(clientId));
      snapshots.remove(clientId);
      announce(clientId);
      return null;
    },

    'odoo.read': ({ clientId }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const { connection } = stored;
        const secret = vault.read(secretEntry(clientId));
        const kept = snapshots.read(clientId);
        const read = await readSnapshot(
          api,
          {
            account: connection,
            known: { ...connection, fields: kept?.fields ?? stored.fields },
            secret: secret === null ? null : new Secret(secret),
            now: clock.now(),
          },
          signal,
        );
        const { databaseUuid } = read.snapshot;
        if (connection.databaseUuid !== null && databaseUuid !== connection.databaseUuid) {
          const trouble = makeTrouble('other-database', connection, language());
          return { outcome: 'failed' as const, trouble };
        }
        snapshots.write(clientId, read);
        announce(clientId);
        return { outcome: 'read' as const, snapshot: read.snapshot };
      }),

    'odoo.snapshot': ({ clientId }) => snapshots.read(clientId)?.snapshot ?? null,

    'odoo.compare': ({ clientId }) => {
      const client = findClient(clientId);
      const snapshot = snapshots.read(clientId)?.snapshot;
      if (snapshot === undefined) return null;
      const { azureApp } = describeClient(client, vault);
      const servers = records.of(clientId).mailServers;
      const differences = compareWithOdoo({ azureApp, servers }, snapshot, language());
      return { readAt: snapshot.readAt, differences };
    },

    'odoo.test': ({ clientId, direction, recordId }, { signal }) =>
      ask(clientId, async (api) => {
        const result = await runOdooTest(api, direction, recordId, signal);
        return { outcome: 'tested' as const, result };
      }),
  };
}

function apiOf(
  http: Parameters<typeof createJson2Api>[0],
  { connection, userId, key }: StoredConnection,
): OdooApi {
  return connection.transport === 'json2'
    ? createJson2Api(http, connection, key)
    : createJsonRpcApi(http, connection, userId, key);
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

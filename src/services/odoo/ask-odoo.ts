import { z } from 'zod';
import { type OdooDifference, type OdooTrouble } from '../../contract/odoo.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { type Language } from '../../contract/settings.ts';
import { describeClient } from '../clients/describe-client.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { fail } from '../failure-error.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { Secret } from '../secret.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type Records } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { createJson2Api } from './api/json-2.ts';
import { createJsonRpcApi } from './api/json-rpc.ts';
import { type OdooApi } from './api/odoo-api.ts';
import { OdooError } from './api/odoo-error.ts';
import { compareWithOdoo } from './comparison/compare-odoo.ts';
import { wantedEndpoint } from './comparison/wanted-endpoint.ts';
import { readConnection, type StoredConnection } from '../store/vault/stored-connection.ts';
import { describeTrouble, makeTrouble } from './describe-trouble.ts';
import { type RunJournals } from './plan/run-journal.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import { type MailFiles } from './mails/mail-files.ts';
import { type SnapshotFiles } from './snapshot/snapshot-files.ts';

/** What the calls about a client's Odoo are built on. */
export interface OdooServices {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly route: () => NetworkRoute;
  readonly language: () => Language;
  readonly snapshots: SnapshotFiles;
  readonly mailFiles: MailFiles;
  readonly journals: RunJournals;
  /** Tells that what is known of a client's Odoo has changed. */
  readonly announce: (clientId: string) => void;
}

export interface FailedAtOdoo {
  readonly outcome: 'failed';
  readonly trouble: OdooTrouble;
}

/** Asks a client's connected Odoo; its refusals become words. */
export function askOdoo(services: OdooServices) {
  const { records, vault, clock, route, language } = services;
  return async <Answer>(
    clientId: string,
    question: (api: OdooApi, stored: StoredConnection) => Promise<Answer>,
  ): Promise<Answer | FailedAtOdoo> => {
    if (!records.read().clients.some(({ id }) => id === clientId)) {
      fail({ kind: 'not-found', what: 'client' });
    }
    const stored = readConnection(vault, clientId);
    if (stored === null) {
      const asked = { url: '', database: null };
      return { outcome: 'failed', trouble: makeTrouble('not-connected', asked, language()) };
    }
    try {
      const http = { route, clock, secret: readSecret(vault, clientId) };
      return await question(apiOf(http, stored), stored);
    } catch (error) {
      const named = nameError(error);
      if (named === null) throw error;
      return {
        outcome: 'failed',
        trouble: describeTrouble(named, stored.connection, language()),
      };
    }
  };
}

/** An answer of another shape than any Odoo's is none of Odoo's: another program, or a proxy's. */
function nameError(error: unknown): OdooError | null {
  if (error instanceof OdooError) return error;
  if (!(error instanceof z.ZodError)) return null;
  const shape = { status: 200, contentType: 'application/json', heading: '' } as const;
  return new OdooError({ kind: 'not-odoo', ...shape }, '');
}

function apiOf(
  http: Parameters<typeof createJson2Api>[0],
  { connection, userId, key }: StoredConnection,
): OdooApi {
  return connection.transport === 'json2'
    ? createJson2Api(http, connection, key)
    : createJsonRpcApi(http, connection, userId, key);
}

export function readSecret(vault: Vault, clientId: string): Secret | null {
  const secret = vault.read(secretEntry(clientId));
  return secret === null ? null : new Secret(secret);
}

/** Reads the whole Odoo and keeps what was read. @throws OdooError */
export async function readAndKeep(
  services: OdooServices,
  clientId: string,
  api: OdooApi,
  stored: StoredConnection,
  signal: AbortSignal,
): Promise<{ readonly outcome: 'kept'; readonly snapshot: OdooSnapshot } | FailedAtOdoo> {
  const { vault, clock, language, snapshots, announce } = services;
  const { connection } = stored;
  const secret = readSecret(vault, clientId);
  const fields = snapshots.read(clientId)?.fields ?? stored.fields;
  const read = (known: typeof fields | null) =>
    readSnapshot(
      api,
      { account: connection, known: { ...connection, fields: known }, secret, now: clock.now() },
      signal,
    );
  const answer = await read(fields).catch((error: unknown) => {
    // Odoo was updated since its fields were asked for.
    if (!(error instanceof OdooError) || error.problem.kind !== 'unknown-field') throw error;
    return read(null);
  });
  const { databaseUuid } = answer.snapshot;
  if (connection.databaseUuid !== null && databaseUuid !== connection.databaseUuid) {
    return { outcome: 'failed', trouble: makeTrouble('other-database', connection, language()) };
  }
  snapshots.write(clientId, answer);
  announce(clientId);
  return { outcome: 'kept', snapshot: answer.snapshot };
}

/** The client beside what was read of its Odoo. */
export function compareClient(
  { records, vault, sandbox, language }: OdooServices,
  clientId: string,
  snapshot: OdooSnapshot,
): OdooDifference[] {
  const client = records.read().clients.find(({ id }) => id === clientId);
  if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
  const { azureApp } = describeClient(client, vault);
  const servers = records.of(clientId).mailServers;
  const endpoint = wantedEndpoint(azureApp, sandbox);
  return compareWithOdoo({ azureApp, servers, endpoint }, snapshot, language());
}

/** The snapshot of a client's Odoo and how it differs; null where nothing was read. */
export function compareRead(services: OdooServices, clientId: string) {
  const snapshot = services.snapshots.read(clientId)?.snapshot;
  if (snapshot === undefined) return null;
  return { snapshot, differences: compareClient(services, clientId, snapshot) };
}

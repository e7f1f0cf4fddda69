import { z } from 'zod';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Secret } from '../../secret.ts';
import { authenticate, callService, createJsonRpcApi } from '../api/json-rpc.ts';
import { createJson2Api } from '../api/json-2.ts';
import { type OdooAccount, type OdooApi } from '../api/odoo-api.ts';
import { OdooError } from '../api/odoo-error.ts';
import { type OdooHttp } from '../api/post-json.ts';
import { readFields, type FieldsOfModels } from '../api/read-fields.ts';
import { odooText } from '../snapshot/odoo-values.ts';
import { askedFields } from '../snapshot/snapshot-models.ts';

/** A connection that works: everything but the key may be shown. */
export interface ConnectedOdoo {
  readonly account: OdooAccount;
  readonly userId: number;
  readonly transport: OdooApi['transport'];
  /** As the server says it: `18.0`, `saas~18.2+e`. */
  readonly version: string;
  readonly edition: OdooSnapshot['edition'];
  readonly databaseUuid: string | null;
  readonly neutralized: boolean;
  readonly rights: OdooSnapshot['rights'];
  /** Passwords work where two-factor authentication is off; a key can be revoked by itself. */
  readonly credential: 'api-key' | 'password';
  /** Day on which the user's only API key expires; null where that is not known. */
  readonly keyExpiresAt: string | null;
  readonly fields: FieldsOfModels;
}

export type ConnectResult =
  | { readonly kind: 'connected'; readonly connected: ConnectedOdoo; readonly api: OdooApi }
  /** Which of these is meant? Empty where the server does not list its databases. */
  | { readonly kind: 'database-needed'; readonly databases: readonly string[] }
  | { readonly kind: 'database-unknown'; readonly databases: readonly string[] }
  /** Wrong login, password or key, an expired key, or a password beside 2FA: all the same answer. */
  | { readonly kind: 'refused'; readonly credential: ConnectedOdoo['credential'] };

const versionAnswer = z.looseObject({
  server_version: z.string(),
  server_version_info: z.array(z.union([z.string(), z.number()])).catch([]),
});

/**
 * Signs in to an Odoo over its external API, never by a web session: an administrator's web login
 * rewrites `web.base.url`. @throws OdooError for an address that is no Odoo or does not answer
 */
export async function connectOdoo(
  http: OdooHttp,
  request: {
    readonly url: string;
    /** Null: the only one that the server lists. */
    readonly database: string | null;
    readonly login: string;
    readonly key: Secret;
  },
  signal: AbortSignal,
): Promise<ConnectResult> {
  const { url, login, key } = request;
  // The server may have seen the key before: no answer shows it.
  const hidden = [key.reveal()];
  const version = await readVersion(http, url, hidden, signal);
  const chosen = await chooseDatabase(http, url, request.database, hidden, signal);
  if (chosen.kind !== 'chosen') return chosen;
  const account = { url, database: chosen.database, login };
  const credential = looksLikeApiKey(key) ? 'api-key' : 'password';
  const api = await signIn(
    http,
    account,
    key,
    version.major >= 19 && credential === 'api-key',
    signal,
  );
  if (api === null) return { kind: 'refused', credential };
  const connected = await describe(api.api, signal);
  return {
    kind: 'connected',
    api: api.api,
    connected: {
      account,
      userId: api.userId,
      transport: api.api.transport,
      version: version.text,
      edition: version.edition,
      credential,
      keyExpiresAt: await readKeyExpiry(api.api, api.userId, signal),
      ...connected,
    },
  };
}

/** Forty hexadecimal digits, as Odoo makes them since 14. */
function looksLikeApiKey(key: Secret): boolean {
  return /^[0-9a-f]{40}$/.test(key.reveal());
}

/** @throws OdooError */
export async function readVersion(
  http: OdooHttp,
  url: string,
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<{
  readonly text: string;
  readonly major: number;
  readonly edition: OdooSnapshot['edition'];
}> {
  const request = { service: 'common', method: 'version', args: [] } as const;
  const answer = versionAnswer.safeParse(await callService(http, url, request, hidden, signal));
  if (!answer.success) {
    throw new OdooError(
      { kind: 'not-odoo', status: 200, contentType: 'application/json', heading: '' },
      '',
    );
  }
  const { server_version: text, server_version_info: info } = answer.data;
  const major = Number(/(\d+)\.\d/.exec(text)?.[1] ?? info[0]) || 0;
  const last = info.at(-1);
  const enterprise = last === 'e' || text.endsWith('e');
  const edition = enterprise ? 'enterprise' : last === '' ? 'community' : 'unknown';
  return { text, major, edition };
}

type Chosen =
  | { readonly kind: 'chosen'; readonly database: string }
  | Extract<ConnectResult, { readonly kind: 'database-needed' | 'database-unknown' }>;

/** Offered where the server lists its databases; else the one that was named, verified. */
async function chooseDatabase(
  http: OdooHttp,
  url: string,
  named: string | null,
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<Chosen> {
  if (named !== null) {
    const request = { service: 'db', method: 'db_exist', args: [named] } as const;
    const exists = await callOrNull(http, url, request, hidden, signal);
    // Null: this Odoo has no such service any more (20 and later); the sign-in will tell.
    if (exists !== false) return { kind: 'chosen', database: named };
    return { kind: 'database-unknown', databases: await listDatabases(http, url, hidden, signal) };
  }
  const databases = await listDatabases(http, url, hidden, signal);
  const [only] = databases;
  return only !== undefined && databases.length === 1
    ? { kind: 'chosen', database: only }
    : { kind: 'database-needed', databases };
}

async function listDatabases(
  http: OdooHttp,
  url: string,
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const request = { service: 'db', method: 'list', args: [] } as const;
  const parsed = z
    .array(z.string())
    .safeParse(await callOrNull(http, url, request, hidden, signal));
  return parsed.success ? parsed.data.slice(0, 100) : [];
}

/** Null where the service is switched off or gone. */
async function callOrNull(
  http: OdooHttp,
  url: string,
  request: Parameters<typeof callService>[2],
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await callService(http, url, request, hidden, signal);
  } catch (error) {
    const switchedOff = ['access-denied', 'unknown-method', 'server-error', 'unknown-model'];
    if (error instanceof OdooError && switchedOff.includes(error.problem.kind)) return null;
    throw error;
  }
}

const userContext = z.looseObject({ uid: z.number().int().positive() });

/** JSON-2 first where it is there and takes the credential; null for a refusal. */
async function signIn(
  http: OdooHttp,
  account: OdooAccount,
  key: Secret,
  preferJson2: boolean,
  signal: AbortSignal,
): Promise<{ readonly api: OdooApi; readonly userId: number } | null> {
  if (preferJson2) {
    const api = createJson2Api(http, account, key);
    try {
      const answer = await api.call({ model: 'res.users', method: 'context_get' }, signal);
      const user = userContext.safeParse(answer).data;
      if (user !== undefined) return { api, userId: user.uid };
    } catch (error) {
      // Left out by the server, or its databases are not told apart by the header: the older way.
      if (!(error instanceof OdooError) || isFinal(error)) throw error;
    }
  }
  const userId = await authenticate(http, account, key, signal);
  return userId === null ? null : { api: createJsonRpcApi(http, account, userId, key), userId };
}

/** Trouble that the other transport would meet too. */
function isFinal({ problem }: OdooError): boolean {
  return ['unreachable', 'not-tls', 'timed-out', 'cut-off', 'redirected'].includes(problem.kind);
}

const parameterRows = z.array(z.looseObject({ key: z.string(), value: odooText }));

async function describe(
  api: OdooApi,
  signal: AbortSignal,
): Promise<Pick<ConnectedOdoo, 'rights' | 'databaseUuid' | 'neutralized' | 'fields'>> {
  try {
    const rows = parameterRows.parse(
      await api.call(
        {
          model: 'ir.config_parameter',
          method: 'search_read',
          args: [['domain', [['key', 'in', ['database.uuid', 'database.is_neutralized']]]]],
          named: { fields: ['key', 'value'] },
        },
        signal,
      ),
    );
    const valueOf = (key: string): string | null =>
      rows.find((row) => row.key === key)?.value ?? null;
    return {
      rights: 'administrator',
      databaseUuid: valueOf('database.uuid'),
      neutralized: valueOf('database.is_neutralized') !== null,
      fields: await readFields(api, askedFields, signal),
    };
  } catch (error) {
    if (!(error instanceof OdooError) || error.problem.kind !== 'no-rights') throw error;
    return { rights: 'limited', databaseUuid: null, neutralized: false, fields: {} };
  }
}

const keyRows = z.array(z.looseObject({ expiration_date: odooText.optional() }));

/** Which key is in use is not said: known only where the user has a single one. */
async function readKeyExpiry(
  api: OdooApi,
  userId: number,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const rows = keyRows.parse(
      await api.call(
        {
          model: 'res.users.apikeys',
          method: 'search_read',
          args: [['domain', [['user_id', '=', userId]]]],
          named: { fields: ['expiration_date'], limit: 2 },
        },
        signal,
      ),
    );
    return rows.length === 1 ? (rows[0]?.expiration_date ?? null) : null;
  } catch (error) {
    // 16 and 17 have no such field.
    if (error instanceof OdooError && !isFinal(error)) return null;
    throw error;
  }
}

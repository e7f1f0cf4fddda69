import { randomBytes } from 'node:crypto';
import { type PracticeDatabase, type PracticeUser } from './odoo-database.ts';
import { accessDenied, OdooException } from './odoo-exception.ts';
import { answerMethod, type RunServerTest } from './odoo-methods.ts';
import { recordSignatures, signatures, refuseTextIds } from './odoo-signatures.ts';
import { type PracticeVersion } from './odoo-fields.ts';

export interface PracticeInstance {
  readonly version: PracticeVersion;
  readonly databases: readonly PracticeDatabase[];
  /** `list_db`: whether the server names its databases. */
  readonly listsDatabases: boolean;
  readonly runTest: RunServerTest;
  /** How long a module's installation takes; at once unless told. */
  readonly installMs?: number;
}

/** Answers the body of one POST to /jsonrpc, always with status 200 (odoo-api.md 1.4). */
export async function answerJsonRpc(instance: PracticeInstance, body: unknown): Promise<unknown> {
  const { id = null, params } = recordOf(body);
  const { service, method, args } = recordOf(params);
  const values = Array.isArray(args) ? (args as unknown[]) : [];
  try {
    const result = await answerService(instance, String(service), String(method), values);
    // Of what returns None the answer has no result at all (executed on 18 and 19).
    return { jsonrpc: '2.0', id, ...(result !== null && { result }) };
  } catch (error) {
    if (!(error instanceof OdooException)) throw error;
    return { jsonrpc: '2.0', id, error: describeException(error, instance.version) };
  }
}

/** `code` is 200 until 18 and 0 in 19 (executed). */
function describeException(error: OdooException, version: PracticeVersion): unknown {
  return {
    code: version >= 19 ? 0 : 200,
    message: 'Odoo Server Error',
    data: {
      name: error.type,
      message: error.message,
      arguments: [error.message],
      context: {},
      debug: `Traceback (most recent call last):\n  File "/opt/odoo/odoo/http.py", line 1\n${error.type}: ${error.message}`,
    },
  };
}

const services: ReadonlySet<string> = new Set(['common', 'db', 'object']);

async function answerService(
  instance: PracticeInstance,
  service: string,
  method: string,
  args: readonly unknown[],
): Promise<unknown> {
  switch (`${service}.${method}`) {
    case 'common.version':
      return describeVersion(instance.version);
    case 'common.authenticate':
      return authenticate(instance, args);
    case 'db.list':
      if (!instance.listsDatabases) throw accessDenied();
      return instance.databases.map(({ name }) => name);
    // Answers even where the list is switched off (executed).
    case 'db.db_exist':
      return instance.databases.some(({ name }) => name === args[0]);
    case 'object.execute_kw':
      return execute(instance, args);
    default:
      // An unknown service is a key that is not there, an unknown method of one is told (executed).
      throw new OdooException(
        'builtins.KeyError',
        services.has(service) ? `Method not found: ${method}` : service,
        500,
      );
  }
}

export function describeVersion(version: PracticeVersion): unknown {
  return {
    server_version: `${version}.0`,
    server_version_info: [version, 0, 0, 'final', 0, ''],
    server_serie: `${version}.0`,
    protocol_version: 1,
  };
}

export function findDatabase(instance: PracticeInstance, name: unknown): PracticeDatabase {
  const found = instance.databases.find((database) => database.name === name);
  if (found !== undefined) return found;
  throw new OdooException(
    'psycopg2.OperationalError',
    `connection to server at "127.0.0.1", port 5432 failed: FATAL:  database "${String(name)}" does not exist\n`,
    500,
  );
}

/** The same `false` for each refusal; an environment with `base_location` writes web.base.url. */
function authenticate(instance: PracticeInstance, args: readonly unknown[]): number | false {
  const [name, login, credential, environment] = args;
  const database = findDatabase(instance, name);
  const user = database.users.find((each) => each.login === login);
  if (user === undefined || !isCredential(user, credential)) return false;
  const { base_location: base } = recordOf(environment);
  if (typeof base === 'string' && user.administrator) database.setParameter('web.base.url', base);
  return user.id;
}

function isCredential(user: PracticeUser, credential: unknown): boolean {
  return credential === user.apiKey || (!user.twoFactor && credential === user.password);
}

async function execute(instance: PracticeInstance, args: readonly unknown[]): Promise<unknown> {
  const [name, userId, credential, model, method, positions, named] = args;
  const database = findDatabase(instance, name);
  const user = database.users.find(({ id }) => id === userId);
  if (user === undefined) {
    throw new OdooException(
      'odoo.exceptions.MissingError',
      `Record does not exist or has been deleted.\n(Record: res.users(${String(userId)},), User: ${String(userId)})`,
      404,
    );
  }
  if (!isCredential(user, credential)) throw accessDenied();
  const given = Array.isArray(positions) ? (positions as unknown[]) : [];
  // A method of records without its first argument: Python's own error (executed).
  if (recordSignatures[String(method)] !== undefined && given.length === 0) {
    const text = `${database.version >= 19 ? 'list' : 'tuple'} index out of range`;
    throw new OdooException('builtins.IndexError', text, 500);
  }
  const { context, ...byName } = recordOf(named);
  const names = signatures[String(method)];
  const ids = names === undefined ? idsOf(given[0]) : [];
  refuseTextIds(String(method), given[0]);
  const rest = names === undefined ? given.slice(1) : given;
  const order = names ?? recordSignatures[String(method)] ?? [];
  const call = {
    database,
    user,
    model: String(model),
    method: String(method),
    ids,
    args: {
      ...Object.fromEntries(rest.map((value, index) => [order[index] ?? '', value])),
      ...byName,
    },
    context: recordOf(context),
  };
  return answerMethod(call, instance);
}

export function idsOf(value: unknown): number[] {
  const many = Array.isArray(value) ? (value as unknown[]) : [value];
  return many.filter((id): id is number => typeof id === 'number');
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Odoo's header of a session: of no use to the API, and there all the same. */
export function sessionCookie(): string {
  return `session_id=${randomBytes(20).toString('hex')}; HttpOnly; Path=/`;
}

import { type PracticeDatabase, type PracticeRecord, type PracticeUser } from './odoo-database.ts';
import { checkServer } from './check-server.ts';
import {
  accessDenied,
  accessError,
  invalidField,
  missingError,
  OdooException,
  type Operation,
} from './odoo-exception.ts';
import { checkArguments } from './odoo-signatures.ts';

export interface MethodCall {
  readonly database: PracticeDatabase;
  readonly user: PracticeUser;
  readonly model: string;
  readonly method: string;
  readonly ids: readonly number[];
  /** By name; /jsonrpc's positions are named before. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Odoo's own test of a server; the sandbox runs it against its mail servers. */
export type RunServerTest = (
  database: PracticeDatabase,
  model: 'ir.mail_server' | 'fetchmail.server',
  server: PracticeRecord,
  user: PracticeUser,
) => Promise<unknown>;

const labels: Readonly<Record<string, string>> = {
  'ir.mail_server': 'Mail Server',
  'fetchmail.server': 'Incoming Mail Server',
  'ir.config_parameter': 'System Parameter',
  'mail.mail': 'Outgoing Mails',
  'ir.model.fields': 'Fields',
  'ir.cron': 'Scheduled Actions',
  'mail.template': 'Email Templates',
};

const operations: Readonly<Record<string, Operation>> = {
  create: 'create',
  write: 'modify',
  unlink: 'delete',
};

/** Answers one call of a method. @throws OdooException */
export async function answerMethod(
  call: MethodCall,
  { runTest, installMs = 0 }: { readonly runTest: RunServerTest; readonly installMs?: number },
): Promise<unknown> {
  const { database, user, model, method } = call;
  await database.installing;
  if (method.startsWith('_')) {
    const shown = database.version >= 19 ? `'${model}.${method}'` : method;
    throw new OdooException(
      'odoo.exceptions.AccessError',
      `Private methods (such as ${shown}) cannot be called remotely.`,
      403,
    );
  }
  if (labels[model] !== undefined && !user.administrator) {
    throw accessError(labels[model], model, database.version, operations[method]);
  }
  checkArguments(call);
  if (model === 'ir.model.fields') return answerFields(call);
  switch (method) {
    case 'search':
      return found(call).map(({ id }) => id);
    case 'search_count':
      return found(call).length;
    case 'search_read':
      return limited(ordered(found(call), call), call.args).map((record) => present(call, record));
    case 'read':
      return database.browse(model, call.ids).map((record) => present(call, record));
    case 'web_search_read':
      return searchWithSpecification(call);
    case 'read_group':
    case 'formatted_read_group':
      return group(call);
    case 'create':
      return createRecords(call);
    case 'write':
      return writeRecords(call);
    case 'unlink':
      database.unlink(model, call.ids);
      return true;
    case 'context_get':
      return { lang: 'en_US', tz: false, uid: user.id };
    case 'get_param':
      return readParameter(call);
    case 'set_param':
      return database.setParameter(String(call.args['key']), textOrFalse(call.args['value']));
    case 'check_access_rights':
    case 'has_group':
    case 'has_access':
      // From 18 on (executed).
      if (method === 'has_access' && database.version < 18) throw unknownMethod(call);
      return user.administrator;
    case 'fields_get':
      return getFields(call);
    // Real mail would leave: the practice sends none, and answers None as Odoo does.
    case 'send':
      if (model !== 'mail.mail') throw unknownMethod(call);
      return null;
    case 'test_smtp_connection':
    case 'button_confirm_login':
      return testServers(call, runTest);
    case 'set_draft':
      database.write(model, call.ids, { state: 'draft' });
      return true;
    case 'mark_outgoing':
      database.write(model, call.ids, { state: 'outgoing', failure_reason: false });
      return true;
    case 'button_immediate_install':
      return installModules(call, installMs);
    default:
      throw unknownMethod(call);
  }
}

function unknownMethod({ database, model, method }: MethodCall): OdooException {
  const text =
    database.version >= 19
      ? `The method '${model}.${method}' does not exist`
      : `The method '${method}' does not exist on the model '${model}'`;
  return new OdooException('builtins.AttributeError', text, 404);
}

/** The default stands in for an empty text, too. */
function readParameter({ database, args }: MethodCall): unknown {
  const value = database.parameter(String(args['key']));
  return value === null || value === '' ? (args['default'] ?? false) : value;
}

function getFields({ database, model, args }: MethodCall): unknown {
  const asked = args['allfields'];
  const wanted = Array.isArray(asked) && asked.length > 0 ? asked.map(String) : null;
  const fields = Object.entries(database.fields(model) ?? {});
  return Object.fromEntries(
    fields
      .filter(([name]) => wanted === null || wanted.includes(name))
      .map(([name, { type, selection }]) => [
        name,
        { type: selection === undefined ? type : 'selection', readonly: false },
      ]),
  );
}

/** The constraints hold for the record as it would be: a refused write changes nothing. */
function writeRecords({ database, model, ids, args }: MethodCall): true {
  const values = recordOf(args['vals']);
  for (const record of database.browse(model, ids)) checkServer(model, { ...record, ...values });
  database.write(model, ids, values);
  return true;
}

function found(call: MethodCall): PracticeRecord[] {
  const domain = Array.isArray(call.args['domain']) ? (call.args['domain'] as unknown[]) : [];
  return call.database.search(call.model, domain, call.context['active_test'] !== false);
}

/** Only by number, which is all that Collega asks for. */
function ordered(records: PracticeRecord[], call: MethodCall): PracticeRecord[] {
  const { database, model } = call;
  const order = call.args['order'];
  const [field = 'id'] = typeof order === 'string' ? order.split(' ') : [];
  if (!(field in (database.fields(model) ?? {}))) {
    const text = `Invalid field '${field}' on model '${model}'`;
    throw new OdooException('builtins.ValueError', text, 500);
  }
  if (order === 'id desc') return records.sort((one, other) => other.id - one.id);
  return order === 'id asc' ? records.sort((one, other) => one.id - other.id) : records;
}

function limited<Item>(items: Item[], args: MethodCall['args']): Item[] {
  const { limit, offset } = args;
  const from = typeof offset === 'number' ? offset : 0;
  return items.slice(from, typeof limit === 'number' ? from + limit : undefined);
}

/** @throws OdooException for a field that is not there: one spoils the whole call */
function present({ database, model, args }: MethodCall, record: PracticeRecord): unknown {
  const known = database.fields(model) ?? {};
  const asked = Array.isArray(args['fields']) ? (args['fields'] as string[]) : Object.keys(known);
  const missing = asked.find((name) => !(name in known));
  if (missing !== undefined) {
    throw invalidField(model, missing, database.version);
  }
  const values = asked.map((name): [string, unknown] => [name, record[name]]);
  return { id: record.id, ...Object.fromEntries(values) };
}

function answerFields({ database, args }: MethodCall): unknown {
  const [term] = Array.isArray(args['domain']) ? (args['domain'] as unknown[]) : [];
  const wanted = Array.isArray(term) ? (term as unknown[])[2] : null;
  const models = Array.isArray(wanted) ? wanted.map(String) : [];
  let id = 0;
  return models.flatMap((model) =>
    Object.entries(database.fields(model) ?? {}).map(([name, { type }]) => ({
      id: (id += 1),
      model,
      name,
      ttype: type,
    })),
  );
}

function searchWithSpecification(call: MethodCall): unknown {
  // 16 has the method without a specification.
  if (call.database.version < 17) {
    const argument = "web_search_read() got an unexpected keyword argument 'specification'";
    throw new OdooException('builtins.TypeError', argument, 422);
  }
  const specification = recordOf(call.args['specification']);
  const records = found(call).map((record) => {
    const values = Object.entries(specification).map(([name, inner]): [string, unknown] => [
      name,
      expand(call, record[name], recordOf(inner)['fields']),
    ]);
    return { id: record.id, ...Object.fromEntries(values) };
  });
  return { length: records.length, records };
}

function expand({ database }: MethodCall, value: unknown, fields: unknown): unknown {
  if (fields === undefined || !Array.isArray(value)) return value;
  const [domain] = database.browse('mail.alias.domain', [Number(value[0])]);
  if (domain === undefined) return false;
  const names = Object.keys(recordOf(fields));
  return { id: domain.id, ...Object.fromEntries(names.map((name) => [name, domain[name]])) };
}

function group(call: MethodCall): unknown {
  const { database, method } = call;
  if (method === 'formatted_read_group' && database.version < 19) {
    throw new OdooException(
      'builtins.AttributeError',
      `The method 'formatted_read_group' does not exist on the model '${call.model}'`,
      404,
    );
  }
  const groupby = Array.isArray(call.args['groupby']) ? String(call.args['groupby'][0]) : 'state';
  const counts = new Map<unknown, number>();
  for (const record of found(call)) {
    counts.set(record[groupby], (counts.get(record[groupby]) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => {
    const domain = [[groupby, '=', value]];
    if (method === 'formatted_read_group') {
      return { [groupby]: value, __extra_domain: domain, __count: count };
    }
    // `lazy`, which is so unless told otherwise, counts under the group's own name (executed).
    const counted = call.args['lazy'] === false ? '__count' : `${groupby}_count`;
    return { [groupby]: value, [counted]: count, __domain: domain };
  });
}

function createRecords({ database, model, args }: MethodCall): unknown {
  const given = args['vals_list'];
  const many = Array.isArray(given) ? (given as unknown[]) : [given];
  const ids = many.map((values) => {
    const record = database.create(model, recordOf(values));
    try {
      checkServer(model, record);
    } catch (error) {
      // One transaction: what is refused is not there afterwards.
      database.unlink(model, [record.id]);
      throw error;
    }
    return record.id;
  });
  return Array.isArray(given) ? ids : ids[0];
}

/** With no ids the test of outgoing servers succeeds: nothing was tested (executed on 18 and 19). */
async function testServers(call: MethodCall, runTest: RunServerTest): Promise<unknown> {
  const { database, user, ids, method } = call;
  const model = method === 'test_smtp_connection' ? 'ir.mail_server' : 'fetchmail.server';
  for (const id of ids) {
    const [server] = database.browse(model, [id]);
    if (server === undefined) throw missingError(model, id);
    await runTest(database, model, server, user);
    if (model === 'fetchmail.server') database.write(model, [id], { state: 'done' });
  }
  return model === 'fetchmail.server' ? true : testSucceeded;
}

const testSucceeded = {
  type: 'ir.actions.client',
  tag: 'display_notification',
  params: {
    message: 'Connection Test Successful!',
    type: 'success',
    sticky: false,
    next: { type: 'ir.actions.act_window_close' },
  },
};

/** Answers when it is done; other requests of the same database wait for it, and none fails. */
async function installModules(
  { database, user, ids }: MethodCall,
  installMs: number,
): Promise<unknown> {
  if (!user.administrator) throw accessDenied();
  const isNew = database.browse('ir.module.module', ids).some(({ state }) => state !== 'installed');
  if (isNew && installMs > 0) {
    database.installing = new Promise((resolve) => setTimeout(resolve, installMs));
    await database.installing;
  }
  for (const module of database.browse('ir.module.module', ids)) {
    database.write('ir.module.module', [module.id], { state: 'installed' });
    if (module['name'] === 'microsoft_outlook') database.outlookInstalled = true;
  }
  return { type: 'ir.actions.act_url', target: 'self', url: '/odoo' };
}

/** Odoo stores whatever is given as text; `false` removes. */
function textOrFalse(value: unknown): string | false {
  if (value === false || value === null || value === undefined) return false;
  if (typeof value === 'boolean') return 'True';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

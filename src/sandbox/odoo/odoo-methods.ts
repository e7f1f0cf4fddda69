import { checkServer } from './check-server.ts';
import { type PracticeDatabase, type PracticeRecord, type PracticeUser } from './odoo-database.ts';
import {
  accessDenied,
  accessError,
  missingError,
  OdooException,
  type Operation,
} from './odoo-exception.ts';
import { checkArguments } from './odoo-signatures.ts';
import { recordOf, unknownMethod, type MethodCall } from './method-call.ts';
import {
  answerFields,
  findRecords,
  getFields,
  groupRecords,
  limitRecords,
  presentRecord,
  searchWithSpecification,
  sortRecords,
} from './read-methods.ts';

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
      return findRecords(call).map(({ id }) => id);
    case 'search_count':
      return findRecords(call).length;
    case 'search_read':
      return limitRecords(sortRecords(findRecords(call), call), call.args).map((record) =>
        presentRecord(call, record),
      );
    case 'read':
      return database.browse(model, call.ids).map((record) => presentRecord(call, record));
    case 'web_search_read':
      return searchWithSpecification(call);
    case 'read_group':
    case 'formatted_read_group':
      return groupRecords(call);
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

/** The default stands in for an empty text, too. */
function readParameter({ database, args }: MethodCall): unknown {
  const value = database.parameter(String(args['key']));
  return value === null || value === '' ? (args['default'] ?? false) : value;
}

/** The constraints hold for the record as it would be: a refused write changes nothing. */
function writeRecords({ database, model, ids, args }: MethodCall): true {
  const values = recordOf(args['vals']);
  for (const record of database.browse(model, ids)) checkServer(model, { ...record, ...values });
  database.write(model, ids, values);
  return true;
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

import { describe, expect, test } from 'vitest';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { caller, refusal, rpc } from './ask-practice-odoo.ts';
import { adminKey, startPracticeOdoo } from './practice-odoo.ts';

// Each was executed on Odoo 18 and 19; what 16 and 17 answer is read in their source or assumed alike.
describe.each(practiceVersions)('practice Odoo %i', (version) => {
  test('an error has code 200 until 18 and 0 from 19 on', async () => {
    const call = caller(await startPracticeOdoo(version));
    const { error } = await call('no.model', 'search', [[]]);
    expect(error?.code).toBe(version >= 19 ? 0 : 200);
  });

  test('a wrong key, an unknown user and an unknown database are three errors', async () => {
    const odoo = await startPracticeOdoo(version);
    const execute = (database: string, id: number, key: string) =>
      rpc(odoo, 'object', 'execute_kw', [database, id, key, 'ir.mail_server', 'search', [[]], {}]);
    expect(await execute('linked', 2, 'wrong')).toMatchObject(
      refusal('odoo.exceptions.AccessDenied', 'Access Denied'),
    );
    expect(await execute('linked', 9999, 'wrong')).toMatchObject(
      refusal('odoo.exceptions.MissingError', /\(Record: res\.users\(9999,\), User: 9999\)$/),
    );
    expect(await execute('nodb', 2, adminKey)).toMatchObject(
      refusal('psycopg2.OperationalError', /FATAL: {2}database "nodb" does not exist/),
    );
  });

  test('a password is refused beside two-factor authentication, a key is not', async () => {
    const odoo = await startPracticeOdoo(version);
    const { apiKey } = odoo.database('linked').users[2] ?? {};
    const signIn = (credential: unknown) =>
      rpc(odoo, 'common', 'authenticate', ['linked', 'careful', credential, {}]);
    expect(await signIn('careful')).toMatchObject({ result: false });
    expect(await signIn(apiKey)).toMatchObject({ result: 7 });
  });

  test('authenticate with base_location rewrites web.base.url', async () => {
    const odoo = await startPracticeOdoo(version);
    const environment = { base_location: 'http://elsewhere.example' };
    await rpc(odoo, 'common', 'authenticate', ['linked', 'admin', adminKey, environment]);
    expect(odoo.database('linked').parameter('web.base.url')).toBe('http://elsewhere.example');
  });

  test('a user who is no administrator is told which group may, and for what', async () => {
    const call = caller(await startPracticeOdoo(version), 'user');
    const group = version >= 19 ? 'Role / Administrator' : 'Administration/Settings';
    expect(await call('ir.mail_server', 'create', [{ name: 'x' }])).toMatchObject(
      refusal(
        'odoo.exceptions.AccessError',
        `You are not allowed to create 'Mail Server' (ir.mail_server) records.\n\nThis operation is allowed for the following groups:\n\t- ${group}\n\nContact your administrator to request access if necessary.`,
      ),
    );
    expect(await call('ir.module.module', 'button_immediate_install', [[1]])).toMatchObject(
      refusal('odoo.exceptions.AccessDenied', 'Access Denied'),
    );
    expect(await call('ir.module.module', 'search_count', [[]])).toHaveProperty('result');
  });

  test('one unknown field spoils the whole call, in words that differ', async () => {
    const call = caller(await startPracticeOdoo(version));
    const name = 'builtins.ValueError';
    const read = version >= 19 ? "on 'ir.mail_server'" : "on model 'ir.mail_server'";
    const written = version >= 19 ? "in 'ir.mail_server'" : "on model 'ir.mail_server'";
    const fields = ['name', 'nofield'];
    expect(await call('ir.mail_server', 'search_read', [[]], { fields })).toMatchObject(
      refusal(name, `Invalid field 'nofield' ${read}`),
    );
    expect(await call('ir.mail_server', 'create', [{ name: 'x', nofield: 1 }])).toMatchObject(
      refusal(name, `Invalid field 'nofield' ${written}`),
    );
    expect(await call('ir.mail_server', 'search', [[['nofield', '=', 1]]])).toMatchObject(
      refusal(
        name,
        `Invalid field ir.mail_server.nofield in ${version >= 19 ? 'condition' : 'leaf'} ('nofield', '=', 1)`,
      ),
    );
  });

  test('values are converted or refused as Python does', async () => {
    const call = caller(await startPracticeOdoo(version));
    const write = (values: object) => call('ir.mail_server', 'write', [[1], values]);
    const expiry = 'microsoft_outlook_access_token_expiration';
    await write({ [expiry]: '1795000000', from_filter: 5 });
    expect(await call('ir.mail_server', 'read', [[1], [expiry, 'from_filter']])).toMatchObject({
      result: [{ [expiry]: 1_795_000_000, from_filter: '5' }],
    });
    expect(await write({ [expiry]: 1_795_000_000_000 })).toMatchObject(
      refusal('psycopg2.errors.NumericValueOutOfRange', 'integer out of range\n'),
    );
    expect(await write({ smtp_port: 'abc' })).toMatchObject(
      refusal('builtins.ValueError', "invalid literal for int() with base 10: 'abc'"),
    );
    expect(await write({ smtp_authentication: 'xoauth' })).toMatchObject(
      refusal('builtins.ValueError', /^Wrong value for ir\.mail_server\.\w+: 'xoauth'$/),
    );
  });

  test('a new server has Odoo’s defaults: no host, port 25, no encryption', async () => {
    const call = caller(await startPracticeOdoo(version));
    const { result } = await call('ir.mail_server', 'create', [{ name: 'x' }]);
    const fields = ['smtp_host', 'smtp_port', 'smtp_encryption', 'smtp_authentication', 'sequence'];
    expect(await call('ir.mail_server', 'read', [[result], fields])).toMatchObject({
      result: [{ smtp_host: false, smtp_port: 25, smtp_encryption: 'none', sequence: 10 }],
    });
    expect(await call('ir.mail_server', 'create', [{ smtp_host: 'x' }])).toMatchObject(
      refusal('odoo.exceptions.ValidationError', /^The operation cannot be completed: /),
    );
  });

  test('an Outlook server without STARTTLS is refused when created and when written, and left as it was', async () => {
    const odoo = await startPracticeOdoo(version);
    const call = caller(odoo);
    const security = /^Incorrect Connection Security for Outlook mail server “.+”\. /;
    const values = { smtp_authentication: 'outlook', smtp_user: 'a@b.example' };
    const count = odoo.database('linked').search('ir.mail_server', [], false).length;
    expect(await call('ir.mail_server', 'create', [{ name: 'N', ...values }])).toMatchObject(
      refusal('odoo.exceptions.UserError', security),
    );
    expect(odoo.database('linked').search('ir.mail_server', [], false)).toHaveLength(count);
    const plain = [[1], { smtp_encryption: 'none' }];
    expect(await call('ir.mail_server', 'write', plain)).toMatchObject(
      refusal('odoo.exceptions.UserError', security),
    );
    expect(odoo.database('linked').browse('ir.mail_server', [1])[0]).toMatchObject({
      smtp_encryption: 'starttls',
    });
    const strict = { name: 'N', ...values, smtp_encryption: 'starttls_strict' };
    expect(await call('ir.mail_server', 'create', [strict])).toMatchObject(
      version >= 19
        ? refusal('odoo.exceptions.UserError', security)
        : refusal(
            'builtins.ValueError',
            "Wrong value for ir.mail_server.smtp_encryption: 'starttls_strict'",
          ),
    );
  });

  test('a record that is gone is read as nothing, written and removed with true, and tested as missing', async () => {
    const call = caller(await startPracticeOdoo(version));
    expect(await call('ir.mail_server', 'read', [[99_999], ['name']])).toMatchObject({
      result: [],
    });
    expect(await call('ir.mail_server', 'write', [[99_999], { name: 'x' }])).toMatchObject({
      result: true,
    });
    expect(await call('ir.mail_server', 'unlink', [[99_999]])).toMatchObject({ result: true });
    expect(await call('ir.mail_server', 'test_smtp_connection', [[99_999]])).toMatchObject(
      refusal('odoo.exceptions.MissingError', /\(Record: ir\.mail_server\(99999,\), User: 2\)$/),
    );
  });

  test('a test of no server at all succeeds', async () => {
    const call = caller(await startPracticeOdoo(version));
    expect(await call('ir.mail_server', 'test_smtp_connection', [[]])).toMatchObject({
      result: { tag: 'display_notification', params: { type: 'success' } },
    });
    expect(await call('fetchmail.server', 'button_confirm_login', [[]])).toEqual(
      expect.objectContaining({ result: true }),
    );
  });

  test('what returns None is answered without a result', async () => {
    const call = caller(await startPracticeOdoo(version));
    expect(await call('mail.mail', 'send', [[]])).toEqual({ jsonrpc: '2.0', id: 1 });
  });

  test('system parameters answer the old value, and False removes', async () => {
    const call = caller(await startPracticeOdoo(version));
    const set = async (value: unknown) =>
      (await call('ir.config_parameter', 'set_param', ['x.y', value])).result;
    expect([await set('a'), await set(true), await set(''), await set(false)]).toEqual([
      false,
      'a',
      'True',
      '',
    ]);
    expect(await call('ir.config_parameter', 'get_param', ['x.y', 'd'])).toMatchObject({
      result: 'd',
    });
    const base = await call('ir.config_parameter', 'search', [[['key', '=', 'web.base.url']]]);
    expect(await call('ir.config_parameter', 'unlink', [base.result])).toMatchObject(
      refusal('odoo.exceptions.ValidationError', 'You cannot delete the web.base.url record.'),
    );
    const twice = { key: 'web.base.url', value: 'x' };
    expect(await call('ir.config_parameter', 'create', [twice])).toMatchObject(
      refusal(
        'odoo.exceptions.ValidationError',
        'The operation cannot be completed: Key must be unique.',
      ),
    );
  });

  test('groups are counted under three names', async () => {
    const call = caller(await startPracticeOdoo(version));
    const group = async (method: string, ...rest: [unknown[], object?]) =>
      Object.keys(((await call('ir.mail_server', method, ...rest)).result as object[])[0] ?? {});
    const by = ['smtp_authentication'];
    expect(await group('read_group', [[], by, by])).toContain('smtp_authentication_count');
    expect(await group('read_group', [[], by, by], { lazy: false })).toContain('__count');
    const named = { groupby: by, aggregates: ['__count'] };
    const formatted = await call('ir.mail_server', 'formatted_read_group', [[]], named);
    if (version >= 19) expect(formatted).toMatchObject({ result: [{ __count: 1 }] });
    else
      expect(formatted).toMatchObject(refusal('builtins.AttributeError', /formatted_read_group/));
  });

  test('methods that are private, unknown or called wrongly have Python’s errors', async () => {
    const call = caller(await startPracticeOdoo(version));
    expect(await call('ir.mail_server', '_find_mail_server', [])).toMatchObject(
      refusal(
        'odoo.exceptions.AccessError',
        /^Private methods \(such as .*cannot be called remotely/,
      ),
    );
    expect(await call('ir.mail_server', 'no_method', [[]])).toMatchObject(
      refusal('builtins.AttributeError', /^The method '.*no_method' does not exist/),
    );
    expect(await call('ir.mail_server', 'search', [[]], { nothing: 1 })).toMatchObject(
      refusal('builtins.TypeError', /got an unexpected keyword argument 'nothing'$/),
    );
    expect(await call('ir.config_parameter', 'get_param', [])).toMatchObject(
      refusal('builtins.TypeError', /missing 1 required positional argument: 'key'$/),
    );
    const hasAccess = await call('ir.mail_server', 'has_access', [[], 'write']);
    if (version >= 18) expect(hasAccess).toMatchObject({ result: true });
    else expect(hasAccess).toMatchObject(refusal('builtins.AttributeError', /has_access/));
  });

  test('a domain that Odoo refuses is refused in its words, with and without records', async () => {
    const call = caller(await startPracticeOdoo(version));
    const newer = version >= 19;
    for (const model of ['ir.mail_server', 'mail.template']) {
      const search = (term: unknown) => call(model, 'search', [[term]]);
      const refused = (text: string) => ({ error: { data: { message: text } } });
      expect(await search(['name', 'foo', 'abc'])).toMatchObject(
        refused(`Invalid ${newer ? 'operator in condition' : 'leaf'} ('name', 'foo', 'abc')`),
      );
      expect(await search(['name', '='])).toMatchObject(
        refused(
          newer
            ? "Domain() invalid item in domain: ['name', '=']"
            : 'not enough values to unpack (expected 3, got 2)',
        ),
      );
      // One value is a list of one from 19 on.
      const single = await search(['name', 'in', 'abc']);
      if (newer) expect(single).toMatchObject({ result: [] });
      else expect(single).toMatchObject(refused("Invalid domain term ('name', 'in', 'abc')"));
    }
  });

  test('a record’s number as text is found by no read, and refused by each write', async () => {
    const odoo = await startPracticeOdoo(version);
    const call = caller(odoo);
    const read = await call('ir.mail_server', 'read', [['1']], { fields: ['name'] });
    expect(read).toMatchObject({ result: [] });
    expect(await call('ir.mail_server', 'write', [['1'], { name: 'zz' }])).toMatchObject(
      refusal('psycopg2.errors.UndefinedFunction', /integer = text/),
    );
  });

  test('a module that is being installed makes the others wait, and fails none', async () => {
    const odoo = await startPracticeOdoo(version, { installMs: 300 });
    const database = odoo.database('no-module');
    const [module] = database.search(
      'ir.module.module',
      [['name', '=', 'microsoft_outlook']],
      false,
    );
    const execute = (model: string, method: string, args: unknown[]) =>
      rpc(odoo, 'object', 'execute_kw', ['no-module', 2, adminKey, model, method, args, {}]);
    const install = [[module?.id]];
    const installing = execute('ir.module.module', 'button_immediate_install', install);
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Answered, and only once the module is there.
    expect(await execute('ir.mail_server', 'search', [[]])).toMatchObject({ result: [] });
    expect(database.outlookInstalled).toBe(true);
    expect(await installing).toHaveProperty('result');
  });
});

import { describe, expect, test } from 'vitest';
import { post } from './ask-practice-odoo.ts';
import { adminKey, startPracticeOdoo } from './practice-odoo.ts';

describe('JSON-2 of practice Odoo 19', () => {
  const search = '/json/2/ir.mail_server/search';

  async function ask(path: string, body: unknown, headers: Record<string, string> = {}) {
    const odoo = await startPracticeOdoo(19);
    const account = { authorization: `bearer ${adminKey}`, 'x-odoo-database': 'linked' };
    const response = await post(`${odoo.url}${path}`, body, { ...account, ...headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json; charset=utf-8';
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  test.each([
    [search, { domain: [] }, { authorization: 'bearer wrong' }, 401, 'Invalid apikey'],
    [search, { domain: [] }, { authorization: 'bearer admin' }, 401, 'Invalid apikey'],
    [search, { domain: [] }, { authorization: 'basic x' }, 401, 'User not authenticated'],
    [search, {}, {}, 422, "missing a required argument: 'domain'"],
    ['/json/2/no.model/search', { domain: [] }, {}, 404, "the model 'no.model' does not exist"],
    ['/json/2/ir.mail_server/no_method', {}, {}, 404, "The method 'ir.mail_server.no_method' does"],
    ['/json/2/ir.mail_server/_find', {}, {}, 403, 'Private methods (such as'],
    ['/json/2/ir.mail_server/create', { vals: {} }, {}, 422, "a required argument: 'vals_list'"],
    [search, { domain: [['name', 'foo', 'x']] }, {}, 500, 'Invalid operator in condition'],
    [search, { domain: [], foo: 1 }, {}, 422, 'got an unexpected keyword argument'],
    [
      '/json/2/ir.mail_server/search_read',
      { domain: [], foo: 1 },
      {},
      500,
      '_read_format() got an',
    ],
    ['/json/2/ir.mail_server/write', { ids: ['1'], vals: {} }, {}, 500, 'integer = text'],
    ['/json/2/ir.mail_server/test_smtp_connection', { ids: [9] }, {}, 404, 'Record does not exist'],
  ] as const)('%s %o is refused', async (path, body, headers, status, message) => {
    const answer = await ask(path, body, headers);
    expect(answer).toMatchObject({
      status,
      body: { message: expect.stringContaining(message) as unknown },
    });
  });

  test('an unknown database is a page, and so is a body that is no JSON by its type', async () => {
    expect(await ask(search, {}, { 'x-odoo-database': 'nodb' })).toMatchObject({
      status: 404,
      body: expect.stringContaining('No database is selected') as unknown,
    });
    expect(await ask(search, {}, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  test('None is null, and older Odoos have no JSON-2 at all', async () => {
    expect(await ask('/json/2/mail.mail/send', { ids: [] })).toEqual({ status: 200, body: null });
    const old = await startPracticeOdoo(18);
    expect((await post(`${old.url}${search}`, {})).status).toBe(404);
  });
});

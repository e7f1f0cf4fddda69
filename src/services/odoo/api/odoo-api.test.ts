import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { directRoute } from '../../network/network-route.ts';
import { Secret } from '../../secret.ts';
import { systemClock } from '../../shell/ports/clock.ts';
import { createJson2Api } from './json-2.ts';
import { authenticate, callService, createJsonRpcApi } from './json-rpc.ts';
import { type OdooApi } from './odoo-api.ts';
import { OdooError, type OdooProblem } from './odoo-error.ts';

const key = new Secret('0123456789abcdef0123456789abcdef01234567');
const signal = new AbortController().signal;
const search = { model: 'ir.mail_server', method: 'search_read', args: [['domain', []]] } as const;

interface Received {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A server that answers as told; what it received is kept. */
async function startServer(answer: (response: ServerResponse) => void): Promise<{
  readonly url: string;
  readonly received: Received[];
}> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url = '', headers } = request;
      received.push({ url, headers, body: JSON.parse(Buffer.concat(parts).toString() || 'null') });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function json(status: number, body: unknown): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

const http = { route: () => directRoute, clock: systemClock };

function apisOf(url: string, timeoutMs?: number): OdooApi[] {
  const account = { url, database: 'erp', login: 'admin' };
  const options = { ...http, ...(timeoutMs !== undefined && { timeoutMs }) };
  return [createJsonRpcApi(options, account, 2, key), createJson2Api(options, account, key)];
}

async function problemsOf(url: string, timeoutMs?: number): Promise<OdooProblem[]> {
  return Promise.all(apisOf(url, timeoutMs).map(problemOf));
}

async function problemOf(api: OdooApi | undefined): Promise<OdooProblem> {
  const error: unknown = await api?.call(search, signal).catch((refused: unknown) => refused);
  if (!(error instanceof OdooError)) return expect.fail(`no refusal: ${JSON.stringify(error)}`);
  expect(error.message).not.toContain(key.reveal());
  expect(JSON.stringify(error.problem)).not.toContain(key.reveal());
  return error.problem;
}

test('one call goes out by position over /jsonrpc and by name over JSON-2', async () => {
  const { url, received } = await startServer(json(200, { result: [1] }));
  const call = {
    model: 'ir.config_parameter',
    method: 'set_param',
    args: [
      ['key', 'a'],
      ['value', 'b'],
    ],
    named: { limit: 1 },
    context: { lang: 'en_US' },
  } as const;
  for (const api of apisOf(url)) await api.call(call, signal);
  expect(received[0]).toMatchObject({
    url: '/jsonrpc',
    body: {
      params: {
        service: 'object',
        args: [
          'erp',
          2,
          key.reveal(),
          'ir.config_parameter',
          'set_param',
          ['a', 'b'],
          { limit: 1, context: { lang: 'en_US' } },
        ],
      },
    },
  });
  expect(received[1]).toMatchObject({
    url: '/json/2/ir.config_parameter/set_param',
    headers: { authorization: `bearer ${key.reveal()}`, 'x-odoo-database': 'erp' },
    body: { key: 'a', value: 'b', limit: 1, context: { lang: 'en_US' } },
  });
});

test('what Odoo answers for None is null over both transports, though /jsonrpc leaves the result out', async () => {
  const none = { jsonrpc: '2.0', id: 1 };
  const overJsonRpc = apisOf((await startServer(json(200, none))).url)[0];
  const overJson2 = apisOf((await startServer(json(200, null))).url)[1];
  const call = { model: 'mail.mail', method: 'send', ids: [1] } as const;
  expect(await overJsonRpc?.call(call, signal)).toBeNull();
  expect(await overJson2?.call(call, signal)).toBeNull();
});

test('authenticate sends no environment, which would rewrite web.base.url', async () => {
  const { url, received } = await startServer(json(200, { result: 7 }));
  const account = { url, database: 'erp', login: 'admin' };
  expect(await authenticate(http, account, key, signal)).toBe(7);
  expect(received[0]?.body).toMatchObject({ params: { args: ['erp', 'admin', key.reveal(), {}] } });
});

test('a refused sign-in is null, whatever its cause', async () => {
  const { url } = await startServer(json(200, { result: false }));
  const account = { url, database: 'erp', login: 'admin' };
  expect(await authenticate(http, account, key, signal)).toBeNull();
});

// As executed on Odoo 18 (code 200) and 19 (code 0), and on 19's JSON-2 (status and body).
const exceptions: readonly (readonly [name: string, message: string, kind: OdooProblem['kind']])[] =
  [
    ['odoo.exceptions.AccessDenied', 'Access Denied', 'access-denied'],
    ['werkzeug.exceptions.Unauthorized', 'Invalid apikey', 'access-denied'],
    ['odoo.exceptions.AccessError', "You are not allowed to access 'Mail Server'", 'no-rights'],
    [
      'odoo.exceptions.MissingError',
      'Record does not exist or has been deleted.',
      'missing-record',
    ],
    ['psycopg2.OperationalError', 'FATAL:  database "nodb" does not exist', 'unknown-database'],
    ['odoo.exceptions.UserError', "Object no.model doesn't exist", 'unknown-model'],
    ['werkzeug.exceptions.NotFound', "the model 'no.model' does not exist", 'unknown-model'],
    ['builtins.AttributeError', "The method 'x' does not exist on the model 'y'", 'unknown-method'],
    ['builtins.ValueError', "Invalid field 'x' on 'ir.mail_server'", 'unknown-field'],
    ['odoo.exceptions.UserError', 'Connection test failed: AUTHENTICATE failed.', 'user-error'],
    ['odoo.exceptions.ValidationError', 'The operation cannot be completed', 'user-error'],
    ['psycopg2.errors.InFailedSqlTransaction', 'current transaction is aborted', 'busy'],
    [
      'odoo.exceptions.UserError',
      'Odoo is currently processing a scheduled action. Try again',
      'busy',
    ],
    ['psycopg2.errors.NumericValueOutOfRange', 'integer out of range', 'server-error'],
  ];

test.each(exceptions)('%s: %s is %s', async (name, message, kind) => {
  for (const code of [200, 0]) {
    const error = { code, message: 'Odoo Server Error', data: { name, message, debug: 'Trace' } };
    const { url } = await startServer(json(200, { jsonrpc: '2.0', id: 1, error }));
    expect(await problemOf(apisOf(url)[0])).toEqual({ kind });
  }
  const { url } = await startServer(json(422, { name, message, arguments: [], debug: 'Trace' }));
  const problem = await problemOf(apisOf(url)[1]);
  expect(problem.kind).toBe(kind === 'server-error' ? 'user-error' : kind);
});

test('the key is masked where an answer repeats it', async () => {
  const message = `Access Denied for ${key.reveal()}`;
  const name = 'odoo.exceptions.AccessDenied';
  const jsonRpc = await startServer(json(200, { error: { code: 0, data: { name, message } } }));
  const json2 = await startServer(json(401, { name, message }));
  await problemOf(apisOf(jsonRpc.url)[0]);
  await problemOf(apisOf(json2.url)[1]);
});

describe('what is no answer of Odoo is named', () => {
  test.each([301, 302, 307, 308])('a %i redirect is shown and not followed', async (status) => {
    const other = await startServer(json(200, { result: 1 }));
    const { url } = await startServer((response) => {
      response.writeHead(status, { location: `${other.url}/web/login` });
      response.end();
    });
    const location = `${other.url}/web/login`;
    expect(await problemsOf(url)).toEqual([
      { kind: 'redirected', status, location },
      { kind: 'redirected', status, location },
    ]);
    expect(other.received).toEqual([]);
  });

  test('a page of a proxy, by its heading', async () => {
    const { url } = await startServer((response) => {
      response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>');
    });
    const problem = {
      kind: 'not-odoo',
      status: 502,
      contentType: 'text/html',
      heading: '502 Bad Gateway',
    };
    expect(await problemsOf(url)).toEqual([problem, problem]);
  });

  test('JSON of another program', async () => {
    const { url } = await startServer(json(200, ['hello']));
    const asked = callService(
      http,
      url,
      { service: 'common', method: 'version', args: [] },
      [],
      signal,
    );
    await expect(asked).rejects.toMatchObject({ problem: { kind: 'not-odoo' } });
  });

  test('Odoo’s page for a database that is not there (JSON-2, 404)', async () => {
    const { url } = await startServer((response) => {
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end(
        '<h1>Not Found</h1><p>No database is selected and the requested URL was not found',
      );
    });
    expect((await problemsOf(url)).map(({ kind }) => kind)).toEqual([
      'unknown-database',
      'unknown-database',
    ]);
  });

  test('a connection that is closed without an answer: Odoo may still be working', async () => {
    const { url } = await startServer((response) => response.destroy());
    expect(await problemsOf(url)).toEqual([{ kind: 'cut-off' }, { kind: 'cut-off' }]);
  });

  test('silence, after the deadline', async () => {
    const { url } = await startServer(() => undefined);
    const problem = { kind: 'timed-out', afterMs: 150 };
    expect(await problemsOf(url, 150)).toEqual([problem, problem]);
  });

  test('a port without a listener', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const problem = { kind: 'unreachable', code: 'ECONNREFUSED' };
    expect(await problemsOf(`http://127.0.0.1:${port}`)).toEqual([problem, problem]);
  });
});

test('a cancelled call ends at once, and is no trouble of Odoo’s', async () => {
  const { url } = await startServer(() => undefined);
  for (const api of apisOf(url)) {
    const cancel = new AbortController();
    const asked = api.call(search, cancel.signal);
    cancel.abort(new Error('cancelled'));
    await expect(asked).rejects.not.toBeInstanceOf(OdooError);
  }
});

test('an https address at whose port plain http is spoken is told apart from one that nothing answers', async () => {
  const { url, received } = await startServer(json(200, {}));
  const problem = { kind: 'not-tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' };
  expect(await problemsOf(url.replace('http:', 'https:'))).toEqual([problem, problem]);
  // What is sent before encryption is established: nothing.
  expect(received).toEqual([]);
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isOwnHost } from '../exposed-host.ts';
import { listenOnLoopback, type LoopbackServer } from '../loopback-server.ts';
import {
  answerJsonRpc,
  describeVersion,
  idsOf,
  recordOf,
  sessionCookie,
  type PracticeInstance,
} from './answer-json-rpc.ts';
import { OdooException } from './odoo-exception.ts';
import { missingArgument, refuseTextIds } from './odoo-signatures.ts';
import { answerMethod } from './odoo-methods.ts';

interface HttpAnswer {
  readonly status: number;
  readonly type:
    'application/json' | 'application/json; charset=utf-8' | 'text/html; charset=utf-8';
  readonly body: string;
}

const maxBodyBytes = 4 * 1024 * 1024;

/** The external API of one Odoo on loopback: /jsonrpc, and JSON-2 from 19 on. */
export async function startOdoo(
  instance: PracticeInstance,
  options: { readonly preferredPort?: number | null; readonly log?: (line: string) => void } = {},
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    // As everywhere in the sandbox: another name may be one that a web page rebound.
    if (!isOwnHost(request.headers.host ?? '', null)) {
      send(response, page(403, 'Forbidden', 'The practice Odoo answers on this computer only.'));
      return;
    }
    options.log?.(`odoo ${instance.version}: ${request.method ?? ''} ${path}`);
    readBody(request)
      .then((body) => answer(instance, request, path, body))
      .then(
        (sent) => send(response, sent),
        () => response.destroy(),
      );
  });
  return listenOnLoopback(server, { preferredPort: options.preferredPort ?? null });
}

async function answer(
  instance: PracticeInstance,
  request: IncomingMessage,
  path: string,
  body: string,
): Promise<HttpAnswer> {
  const json = /^application\/json\b/.test(request.headers['content-type'] ?? '');
  if (path === '/web/health') return jsonAnswer(200, { status: 'pass' });
  if ((path === '/web/version' || path === '/json/version') && instance.version >= 19) {
    return jsonAnswer(200, {
      version: `${instance.version}.0`,
      version_info: [instance.version, 0, 0, 'final', 0, ''],
    });
  }
  if (path === '/jsonrpc' && request.method === 'POST') {
    // A form: 415 from 19 on, 400 before.
    if (!json) return page(instance.version >= 19 ? 415 : 400, 'Unsupported Media Type');
    const parsed = parse(body);
    if (parsed === undefined) return plain(400, 'Invalid JSON data');
    return jsonAnswer(200, await answerJsonRpc(instance, parsed));
  }
  if (path === '/jsonrpc') return plain(400, 'Invalid JSON data');
  if (path === '/web/database/list' && request.method === 'POST' && instance.listsDatabases) {
    const result = instance.databases.map(({ name }) => name);
    return jsonAnswer(200, { jsonrpc: '2.0', id: null, result });
  }
  if (path === '/web/webclient/version_info' && request.method === 'POST') {
    return jsonAnswer(200, { jsonrpc: '2.0', id: null, result: describeVersion(instance.version) });
  }
  if (path.startsWith('/json/2/') && instance.version >= 19) {
    return answerJson2(instance, request, path, body);
  }
  return page(404, 'Not Found');
}

/** Statuses and bodies as executed on 19 (odoo-api.md 1.3, 1.4). */
async function answerJson2(
  instance: PracticeInstance,
  request: IncomingMessage,
  path: string,
  body: string,
): Promise<HttpAnswer> {
  const [, , , model = '', method = ''] = path.split('/');
  if (request.method !== 'POST') {
    const text = 'Did you mean POST /json/2/<model>/<method>?';
    return refusal(404, 'werkzeug.exceptions.NotFound', text);
  }
  const named = request.headers['x-odoo-database'];
  const [only] = instance.databases;
  const database =
    named === undefined && instance.databases.length === 1
      ? only
      : instance.databases.find(({ name }) => name === named);
  if (database === undefined) {
    return page(
      404,
      'Not Found',
      'No database is selected and the requested URL was not found in the server-wide controllers.',
    );
  }
  const key = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) {
    const text = 'User not authenticated, use an API Key with a Bearer Authorization header.';
    return refusal(401, 'werkzeug.exceptions.Unauthorized', text);
  }
  // A password is no key: refused, whether two-factor authentication is on or not.
  const user = database.users.find(({ apiKey }) => apiKey === key);
  if (user === undefined) return refusal(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return page(415, 'Unsupported Media Type');
  }
  const parsed = parse(body === '' ? '{}' : body);
  if (parsed === undefined) {
    const text = 'could not parse the body as json: Expecting value: line 1 column 1 (char 0)';
    return refusal(400, 'werkzeug.exceptions.BadRequest', text);
  }
  const { ids, context, ...args } = recordOf(parsed);
  const call = {
    database,
    user,
    model,
    method,
    ids: idsOf(ids ?? []),
    args,
    context: recordOf(context),
  };
  try {
    if (database.fields(model) === null && model !== 'ir.model.fields') {
      return refusal(404, 'werkzeug.exceptions.NotFound', `the model '${model}' does not exist`);
    }
    refuseTextIds(method, ids);
    const lacking = missingArgument(call);
    if (lacking !== null) return unprocessable(`missing a required argument: '${lacking}'`);
    const result = await answerMethod(call, instance);
    // `create` answers a list, whatever it was given.
    return json2Answer(200, method === 'create' ? idsOf(result) : result);
  } catch (error) {
    if (!(error instanceof OdooException)) throw error;
    // Of an argument that is not known it says so in its own words (executed).
    const extra = /got an unexpected keyword argument '\w+'$/.exec(error.message)?.[0];
    if (extra !== undefined && error.status === 422) return unprocessable(extra);
    // /jsonrpc names the exception, JSON-2 the page that is not there.
    const isUnknown = error.type === 'builtins.AttributeError';
    const type = isUnknown ? 'werkzeug.exceptions.NotFound' : error.type;
    return refusal(error.status, type, error.message);
  }
}

function unprocessable(text: string): HttpAnswer {
  return refusal(422, 'werkzeug.exceptions.UnprocessableEntity', text);
}

function refusal(status: number, name: string, message: string): HttpAnswer {
  const debug = `Traceback (most recent call last):\n${name}: ${message}`;
  return json2Answer(status, { name, message, arguments: [message], context: {}, debug });
}

function json2Answer(status: number, body: unknown): HttpAnswer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** Werkzeug's own words, as text that calls itself HTML (executed). */
function plain(status: number, body: string): HttpAnswer {
  return { status, type: 'text/html; charset=utf-8', body };
}

function jsonAnswer(status: number, body: unknown): HttpAnswer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function page(status: number, title: string, text = ''): HttpAnswer {
  const body = `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;
  return { status, type: 'text/html; charset=utf-8', body };
}

function send(response: ServerResponse, { status, type, body }: HttpAnswer): void {
  response.writeHead(status, { 'content-type': type, 'set-cookie': sessionCookie() });
  response.end(body);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBodyBytes) throw new Error('the request is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

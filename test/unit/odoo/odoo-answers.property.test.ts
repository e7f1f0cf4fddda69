import fc from 'fast-check';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollega, type StartedCollega } from '../../../src/services/testing/start-collega.ts';
import { adminKey, applicationId, secret } from './practice-odoo.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatConnection,
  formatSnapshot,
  formatTrouble,
} from '../../../src/cli/output/format-odoo.ts';
import { formatOdooMails } from '../../../src/cli/output/format-odoo-mails.ts';
import { formatPlan, formatResults } from '../../../src/cli/output/format-odoo-plan.ts';
import { formatOdooTest } from '../../../src/cli/output/format-odoo-tests.ts';
import { recordingTerminal } from '../../../src/cli/testing/recording-terminal.ts';
import { type CallInput, type CallValue } from '../../../src/contract/index.ts';

const canary = 'canary~refresh-token.of-the-test_1';

/** What the server does with the next requests, in turn; the last goes on. */
let behaviours: ((response: ServerResponse) => void)[] = [];
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const [next, ...rest] = behaviours;
    if (rest.length > 0) behaviours = rest;
    next?.(response);
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function json(value: unknown, status = 200): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
}

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom(
    `refresh_token=${canary}`,
    `key ${adminKey}`,
    '\u001b[2J\u202e',
    secret,
    'false',
    '<b>x</b>',
    'x'.repeat(20_000),
  ),
);
const scalar = fc.oneof(texts, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.dictionary(texts, scalar));

/** Rows with Odoo's own field names and anything for their values. */
const fieldNames = fc.constantFrom(
  ...['id', 'name', 'key', 'value', 'state', 'model', 'ttype', 'smtp_host', 'smtp_port', 'active'],
  ...['user', 'server', 'from_filter', 'mail_template_ids', 'alias_domain_id', '__count', 'result'],
  ...['failure_reason', 'email_from', 'date', 'nextcall', 'write_date', 'unknown_field'],
);
const row = fc.dictionary(fieldNames, value, { maxKeys: 12 });
const result = fc.oneof(
  { weight: 5, arbitrary: fc.array(row, { maxLength: 6 }) },
  { weight: 1, arbitrary: row.map((one) => Array.from({ length: 3000 }, () => one)) },
  { weight: 2, arbitrary: value },
);

const behaviour = fc.oneof(
  { weight: 6, arbitrary: result.map((given) => json({ jsonrpc: '2.0', id: 1, result: given })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        code: value,
        message: value,
        data: fc.dictionary(fc.constantFrom('name', 'message', 'debug'), value),
      })
      .map((error) => json({ jsonrpc: '2.0', id: 1, error })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(value, fc.constantFrom(200, 401, 403, 404, 422, 500, 502))
      .map(([given, status]) => json(given, status)),
  },
  {
    weight: 1,
    arbitrary: texts.map((text) => (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<html><title>${text}</title><h1>${text}</h1>`);
    }),
  },
  { weight: 1, arbitrary: fc.constant((response: ServerResponse) => void response.destroy()) },
  {
    weight: 1,
    arbitrary: fc.constant((response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"jsonrpc":"2.0","result":[{"id":');
      response.destroy();
    }),
  },
);

/** Outcomes that the calls declare; anything else is a bug that crossed the bridge. */
const calls = ['odoo.read', 'odoo.plan', 'odoo.undo', 'odoo.mails'] as const;

type OdooAnswer = CallValue<
  | 'odoo.connect'
  | 'odoo.read'
  | 'odoo.plan'
  | 'odoo.apply'
  | 'odoo.undo'
  | 'odoo.mails'
  | 'odoo.test'
>;

/** As `collega odoo …` writes it. */
function format(answer: OdooAnswer): string {
  switch (answer.outcome) {
    case 'failed':
      return formatTrouble(answer.trouble);
    case 'connected':
      return formatConnection('Rossi', answer.connection);
    case 'planned':
      return formatPlan(answer.plan, 'Rossi');
    case 'applied':
      return formatResults(answer.results);
    case 'tested':
      return formatOdooTest(answer.result);
    case 'read':
      return 'mails' in answer
        ? formatOdooMails(answer.mails)
        : formatSnapshot(answer.snapshot, 80);
  }
}

async function connected(): Promise<StartedCollega & { readonly clientId: string }> {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  await started.get('azureApp.save', appOf(clientId));
  const answers: unknown[] = [
    { server_version: '18.0', server_version_info: [18, 0, 0, 'final', 0, ''] },
    true,
    2,
  ];
  behaviours = [...answers, []].map((each) => json({ jsonrpc: '2.0', id: 1, result: each }));
  const account = { clientId, url, database: 'erp', login: 'admin', key: adminKey };
  const answer = await started.get('odoo.connect', account);
  if (answer.outcome !== 'connected') throw new Error(JSON.stringify(answer));
  return { ...started, clientId };
}

function appOf(clientId: string): CallInput<'azureApp.save'> {
  return {
    clientId,
    applicationId,
    secret,
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
  };
}

test('whatever an Odoo answers, each call ends with an outcome of its own, and repeats no key, secret or token', async () => {
  const client = await connected();
  const { clientId } = client;
  // The same secret: one that Collega does not know cannot be recognised in what an Odoo says.
  const { id: other } = await client.get('clients.create', { name: 'Bianchi' });
  await client.get('azureApp.save', appOf(other));
  const seen: string[] = [];
  const { terminal, out } = recordingTerminal(80);
  const note = (answer: { readonly ok: boolean; readonly value?: OdooAnswer }): void => {
    const told = JSON.stringify(answer);
    seen.push(told);
    expect(told).not.toContain('"unexpected"');
    if (answer.value === undefined) return;
    terminal.out(format(answer.value));
    const shown = out();
    seen.push(shown);
    // No name and no server's word steers the terminal.
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(behaviour, { minLength: 1, maxLength: 12 }), async (given) => {
      for (const name of calls) {
        behaviours = [...given];
        const input = name === 'odoo.mails' ? { clientId, addresses: true } : { clientId };
        note(await client.ask(name, input));
      }
      behaviours = [...given];
      const planned = await client.ask('odoo.plan', { clientId });
      const plan = planned.ok && planned.value.outcome === 'planned' ? planned.value.plan : null;
      const stepIds = plan?.steps.map(({ id }) => id) ?? [];
      behaviours = [...given];
      const apply = { clientId, fingerprint: plan?.fingerprint ?? '', installModule: true };
      const applied = await client.ask('odoo.apply', {
        ...apply,
        stepIds: stepIds.length === 0 ? ['none'] : stepIds,
      });
      note(applied);
      behaviours = [...given];
      const account = { clientId: other, url, database: 'erp', login: 'admin', key: adminKey };
      const joined = await client.ask('odoo.connect', account);
      note(joined);
      behaviours = [...given];
      const test = { clientId, direction: 'outgoing', recordId: 1 } as const;
      const answer = await client.ask('odoo.test', test);
      note(answer);
    }),
    { numRuns: 8 },
  );
  const written = readdirSync(client.options.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const everything = [
    ...seen,
    ...written,
    JSON.stringify(client.log),
    JSON.stringify(client.events),
  ];
  for (const secretText of [adminKey, secret, canary])
    expect(everything.filter((text) => text.includes(secretText))).toEqual([]);
}, 240_000);

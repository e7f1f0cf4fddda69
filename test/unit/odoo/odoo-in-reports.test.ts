import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { senderPlaceholders } from '../../../src/services/reports/distrust-odoo.ts';
import { openFile, openReport } from '../../../src/services/reports/open-report.ts';
import { canaries } from '../../../src/services/testing/token-authority.ts';
import {
  adminKey,
  connectClient,
  mailbox,
  startPracticeOdoo,
  type ConnectedClient,
} from './practice-odoo.ts';
import { startLinkedClient } from './linked-client.ts';

const wanted = {
  serverIds: null,
  language: 'en',
  mask: 'none',
  includeOdoo: true,
} as const;

/** A client whose Odoo was read, with the mails that it could not send. */
async function readClient(version: 18 | 19 = 18): Promise<ConnectedClient> {
  const client = await connectClient(await startPracticeOdoo(version), 'failed-mails');
  expect(await client.get('odoo.mails', { clientId: client.clientId })).toMatchObject({
    outcome: 'read',
  });
  return client;
}

test('a report on a client holds its Odoo: set-up, differences, senders and failed mails', async () => {
  const { get, clientId } = await readClient();
  const compared = await get('odoo.compare', { clientId });
  const report = await get('reports.create', { ...wanted, clientId });
  const { odoo } = openReport(report.json);
  expect(odoo?.snapshot).toEqual(await get('odoo.snapshot', { clientId }));
  expect(odoo?.differences.map(({ code }) => code)).toEqual(
    compared?.differences.map(({ code }) => code),
  );
  expect(compared?.differences.length).toBeGreaterThan(0);
  expect(odoo?.mails?.groups.map(({ finding }) => finding?.code)).toContain(
    'client-secret-expired',
  );
  for (const form of [report.html, report.text]) {
    expect(form).toContain('Odoo’s set-up: ');
    expect(form).toContain('Failed mails: ');
    expect(form).toContain('may not send from this address');
  }
  expect(report.text.trimEnd().split('\n').length).toBeLessThanOrEqual(31);
  const italian = await get('reports.create', { ...wanted, clientId, language: 'it' });
  expect(italian.text).toContain('Configurazione di Odoo: ');
  expect(italian.html).toContain('Il segreto client è scaduto');
});

test('a report that was not asked for Odoo, or of a client without one, says nothing of it', async () => {
  const { get, clientId } = await readClient();
  const without = await get('reports.create', { ...wanted, clientId, includeOdoo: false });
  expect(without.json + without.html).not.toContain('Odoo 18');
  const { id } = await get('clients.create', { name: 'Other' });
  expect(
    openReport((await get('reports.create', { ...wanted, clientId: id })).json).odoo,
  ).toBeNull();
});

test('a report with Odoo holds no key, secret or token', async () => {
  const client = await startLinkedClient(18);
  await client.apply(await client.plan());
  const answer = await client.get('odoo.mails', { clientId: client.clientId });
  expect(answer.outcome).toBe('read');
  const report = await client.get('reports.create', { ...wanted, clientId: client.clientId });
  const planted = [adminKey, client.authority.environment.secret, ...Object.values(canaries)];
  for (const [form, text] of Object.entries(report)) {
    for (const canary of planted) expect(text, form).not.toContain(canary);
  }
});

test('a masked report names no mailbox and no user of Odoo, and keeps every address masked alike', async () => {
  const odoo = await startPracticeOdoo(19);
  const client = await connectClient(odoo, 'failed-mails');
  const database = odoo.database('failed-mails');
  const [server] = database.search('ir.mail_server', [], false);
  database.write('ir.mail_server', [server?.id ?? 0], { owner_user_id: [7, 'Giulia Verdi'] });
  const { get, clientId } = client;
  await get('odoo.mails', { clientId, addresses: true });
  const open = await get('reports.create', { ...wanted, clientId });
  expect(open.html).toContain(mailbox);
  expect(open.json).toContain('Giulia Verdi');
  const { html, json, text } = await get('reports.create', {
    ...wanted,
    clientId,
    mask: 'mailboxes',
  });
  for (const form of [html, json, text]) {
    expect(form).not.toMatch(/works@|sales@|customer@|Giulia|Verdi/);
  }
  const username = openReport(json).odoo?.snapshot.outgoing.find(({ id }) => id === server?.id);
  expect(username?.username).toMatch(/^mailbox-\d+@sandbox\.example$/);
});

test('addresses of others are on no disk, also where the window showed them', async () => {
  const { get, clientId, options } = await readClient();
  const shown = await get('odoo.mails', { clientId, addresses: true });
  expect(JSON.stringify(shown)).toContain('sales@sandbox.example');
  const folder = join(options.dataFolder, 'clients', clientId);
  expect(readdirSync(folder)).toContain('odoo-mails.json');
  const kept = readFileSync(join(folder, 'odoo-mails.json'), 'utf8');
  expect(kept).not.toMatch(/sales@|customer@|Customer/);
  expect(kept).toContain('correspondent-1@');
});

test('failed mails that were read stay in sight until they are tried again or Odoo is another', async () => {
  const odoo = await startPracticeOdoo(18);
  const { get, clientId } = await connectClient(odoo, 'failed-mails');
  expect(await get('odoo.keptMails', { clientId })).toBeNull();
  const answer = await get('odoo.mails', { clientId });
  if (answer.outcome !== 'read') return expect.fail('not read');
  const kept = await get('odoo.keptMails', { clientId });
  expect(kept).toMatchObject({ readAt: answer.mails.readAt, failed: answer.mails.failed });
  await get('odoo.retryMails', { clientId, mailIds: kept?.groups[0]?.mailIds ?? [] });
  expect(await get('odoo.keptMails', { clientId })).toBeNull();
  await get('odoo.mails', { clientId });
  const other = { clientId, url: odoo.url, database: 'linked', login: 'admin', key: adminKey };
  expect(await get('odoo.connect', other)).toMatchObject({ outcome: 'connected' });
  expect(await get('odoo.keptMails', { clientId })).toBeNull();
  expect(await get('odoo.snapshot', { clientId })).toBeNull();
});

test('a snapshot from someone else opens, with this Collega’s review of its senders', async () => {
  const { get, clientId } = await readClient();
  const snapshot = await get('odoo.snapshot', { clientId });
  const own = snapshot ?? expect.fail('no snapshot');
  const [outgoing] = own.outgoing;
  const foreign = { ...own, outgoing: [{ ...outgoing, fromFilter: null }] };
  const opened = await get('reports.open', { content: JSON.stringify(foreign) });
  if (opened.kind !== 'odoo-snapshot') return expect.fail(opened.kind);
  expect(opened.snapshot).toEqual(foreign);
  expect(opened.senders.map(({ code }) => code)).toContain('filter-empty');
  expect(opened.senders.flatMap(({ commands }) => commands)).toEqual([]);
  expect(() => openFile(JSON.stringify({ ...own, version: 18 }), 'en')).toThrow();
});

test('the words of a stranger’s report about an Odoo are never put into what the reader is to do', async () => {
  const { get, clientId } = await readClient();
  const { json } = await get('reports.create', { ...wanted, clientId });
  const bundle = openReport(json);
  const odoo = bundle.odoo ?? expect.fail('no Odoo');
  const difference = { severity: 'error', model: 'ir.config_parameter', recordId: null } as const;
  const evil = 'https://evil.example/microsoft_outlook/confirm';
  const order = 'run https://evil.example/fix.ps1 as administrator';
  const lies = { title: order, cause: order, fix: order };
  const changed = {
    ...bundle,
    odoo: {
      ...odoo,
      differences: (
        ['redirect-uri-differs', 'endpoint-differs', 'server-not-in-odoo'] as const
      ).map((code) => ({
        ...difference,
        title: order,
        consequence: order,
        fix: order,
        code,
        name: order,
        field: null,
        collega: evil,
        odoo: evil,
      })),
      senders: odoo.senders.slice(0, 1).concat([
        {
          ...lies,
          code: 'filter-without-send-as',
          severity: 'error',
          step: null,
          rows: [],
          owner: 'exchange-admin',
          params: { server: order, addresses: order, account: 'attacker@contoso.com', lng: 'it' },
          commands: ['Add-RecipientPermission ceo@contoso.com -Trustee attacker@contoso.com'],
          links: [],
          evidence: [],
          recordIds: [1],
          inSettings: false,
        },
        {
          ...lies,
          code: 'made-up',
          severity: 'error',
          step: null,
          rows: [],
          owner: 'odoo-admin',
          params: {},
          commands: [order],
          links: ['https://evil.example/'],
          evidence: [],
          recordIds: [],
          inSettings: false,
        },
      ]),
    },
  };
  const opened = openReport(JSON.stringify(changed)).odoo ?? expect.fail('no Odoo');
  for (const { title, consequence, fix } of opened.differences) {
    expect(`${title} ${consequence} ${fix}`).not.toContain('evil.example');
  }
  expect(openReport(json).odoo?.differences.map(({ title }) => title)).toEqual(
    odoo.differences.map(({ title }) => title),
  );
  // The values stay in sight as values.
  expect(opened.differences[0]).toMatchObject({ odoo: evil });
  const said = opened.senders.map(({ title, cause, fix }) => `${title} ${cause} ${fix}`).join();
  expect(said).not.toMatch(/evil|administrator[’']s/);
  expect(opened.senders.flatMap(({ commands, links }) => [...commands, ...links])).toEqual([]);
});

test('every placeholder of the sender review’s texts is filled again in a report', () => {
  const texts = readFileSync('src/languages/en/sender-findings.json', 'utf8');
  const used = new Set([...texts.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name));
  expect([...used].sort()).toEqual([...senderPlaceholders].sort());
});

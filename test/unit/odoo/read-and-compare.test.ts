import { describe, expect, test } from 'vitest';
import { type OdooSnapshot } from '../../../src/contract/odoo-snapshot.ts';
import { practiceKey } from '../../../src/sandbox/odoo/odoo-database.ts';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { incomingFields, outgoingFields } from '../../../src/services/testing/server-fields.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import { adminKey, connectClient, mailbox, secret, startPracticeOdoo } from './practice-odoo.ts';
import { type ConnectedClient } from './practice-odoo.ts';

async function read(client: ConnectedClient): Promise<OdooSnapshot> {
  const answer = await client.get('odoo.read', { clientId: client.clientId });
  if (answer.outcome !== 'read') return expect.fail(JSON.stringify(answer));
  return answer.snapshot;
}

async function differencesOf(client: ConnectedClient): Promise<string[]> {
  await read(client);
  const compared = await client.get('odoo.compare', { clientId: client.clientId });
  return (compared?.differences ?? []).map(({ code, name }) => `${code} ${name}`);
}

async function addServers({ get, clientId }: ConnectedClient): Promise<void> {
  const outgoing = outgoingFields({ username: mailbox, fromFilter: mailbox });
  await get('mailServers.create', { clientId, fields: outgoing });
  await get('mailServers.create', { clientId, fields: incomingFields({ username: mailbox }) });
}

describe.each(practiceVersions)('Odoo %i', (version) => {
  test('is connected with a key: version, database, rights and transport are shown', async () => {
    const odoo = await startPracticeOdoo(version);
    const { get, clientId } = await connectClient(odoo, 'linked');
    expect(await get('odoo.connection', { clientId })).toMatchObject({
      version: `${version}.0`,
      edition: 'community',
      database: 'linked',
      databaseUuid: odoo.database('linked').uuid,
      neutralized: false,
      rights: 'administrator',
      credential: 'api-key',
      transport: version >= 19 ? 'json2' : 'jsonrpc',
    });
  });

  test('is read in at most eight requests, without secret, token or missing field', async () => {
    const odoo = await startPracticeOdoo(version);
    const token = 'canary-refresh-token';
    odoo
      .database('linked')
      .write('ir.mail_server', [1], { microsoft_outlook_refresh_token: token });
    const client = await connectClient(odoo, 'linked');
    const before = odoo.requests.length;
    const snapshot = await read(client);
    expect(odoo.requests.length - before).toBeLessThanOrEqual(8);
    expect(snapshot).toMatchObject({
      outlookModule: 'installed',
      secret: 'same',
      customServers: true,
      missing: [],
      outgoing: [{ name: `Outlook ${mailbox}`, hasToken: true, authentication: 'outlook' }],
      incoming: [{ state: 'draft', hasToken: false, encryption: 'implicit' }],
      companies: [{ name: 'Practice Company' }],
      jobs: [
        { kind: 'queue', active: true, interval: '1 hours' },
        { kind: 'fetch', active: false, interval: '5 minutes' },
      ],
    });
    expect(snapshot.aliasDomains.length).toBe(version >= 17 ? 1 : 0);
    expect(snapshot.senderParameters.defaultFrom).toBe(version >= 17 ? null : 'odoo');
    const seen = JSON.stringify([snapshot, client.events, client.log]);
    for (const canary of [token, secret, adminKey]) expect(seen).not.toContain(canary);
  });

  test('says what differs from Collega, and nothing of what is alike', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'linked');
    await addServers(client);
    const name = `Outlook ${mailbox}`;
    expect(await differencesOf(client)).toEqual([
      `no-token ${name}`,
      `no-token ${name}`,
      'web-base-url-not-frozen web.base.url.freeze',
      `incoming-not-confirmed ${name}`,
    ]);
  });

  test('with another secret is told from one without', async () => {
    const odoo = await startPracticeOdoo(version);
    expect(await differencesOf(await connectClient(odoo, 'old-secret'))).toContain(
      'secret-differs microsoft_outlook_client_secret',
    );
    expect(await differencesOf(await connectClient(odoo, 'empty'))).toEqual(
      expect.arrayContaining([
        'secret-missing microsoft_outlook_client_secret',
        'application-id-missing microsoft_outlook_client_id',
      ]),
    );
  });

  test('that holds a token without ID or secret is told of where Odoo sends it', async () => {
    const odoo = await startPracticeOdoo(version);
    const database = odoo.database('empty');
    const name = 'Of another app';
    database.create('ir.mail_server', { name, microsoft_outlook_refresh_token: 'its own' });
    const found = await differencesOf(await connectClient(odoo, 'empty'));
    const warned = found.includes('tokens-without-credentials microsoft_outlook_client_id');
    expect(warned).toBe(version >= 19);
  });

  test('with two servers of equal priority for one sender is told that the choice changes', async () => {
    const odoo = await startPracticeOdoo(version);
    const database = odoo.database('linked');
    const values = {
      name: 'Later',
      from_filter: 'Works@sandbox.example',
      smtp_user: 'b@x.example',
    };
    const { id } = database.create('ir.mail_server', { ...values, sequence: 10 });
    const [first] = database.search('ir.mail_server', [['id', '!=', id]], false);
    const { get, clientId } = await connectClient(odoo, 'linked');
    const tie = async () => {
      expect(await get('odoo.read', { clientId })).toMatchObject({ outcome: 'read' });
      const compared = await get('odoo.compare', { clientId });
      return compared?.senders.find(({ code }) => code === 'equal-priority');
    };
    expect(await tie()).toMatchObject({
      severity: 'error',
      owner: 'odoo-admin',
      recordIds: [first?.id, id],
      params: { part: mailbox, priority: '10' },
    });
    database.write('ir.mail_server', [id], { sequence: 11 });
    expect(await tie()).toBeUndefined();
    database.write('ir.mail_server', [id], { sequence: 10 });
    // A user's personal server (Odoo 19) is never chosen for others.
    if (version >= 19) {
      database.write('ir.mail_server', [id], { owner_user_id: [2, 'Admin'] });
      expect(await tie()).toBeUndefined();
    }
  });

  test('without the module answers, and the module is the first difference', async () => {
    const client = await connectClient(await startPracticeOdoo(version), 'no-module');
    const [first] = await differencesOf(client);
    expect(first).toBe('outlook-module-not-installed microsoft_outlook');
  });

  test('of which a copy was made is known as a copy for testing', async () => {
    const client = await connectClient(await startPracticeOdoo(version), 'staging');
    const connection = await client.get('odoo.connection', { clientId: client.clientId });
    expect(connection?.neutralized).toBe(true);
    expect(await differencesOf(client)).toContain('neutralized-database database.is_neutralized');
  });

  test('with a password server at a Microsoft host reports it', async () => {
    const client = await connectClient(await startPracticeOdoo(version), 'catch-all');
    expect(await differencesOf(client)).toContain('password-at-microsoft Everything');
  });

  test('refuses a wrong key, names its databases, and its list may be switched off', async () => {
    const odoo = await startPracticeOdoo(version);
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const asked = { clientId, url: odoo.url, login: 'admin', key: adminKey };
    const connect = (change: object) =>
      get('odoo.connect', { ...asked, database: 'linked', ...change });
    const key = 'f'.repeat(40);
    expect(await connect({ key })).toMatchObject({ trouble: { code: 'access-denied' } });
    expect(await connect({ database: 'nodb' })).toMatchObject({
      trouble: { code: 'unknown-database', databases: odoo.databases.map(({ name }) => name) },
    });
    expect(await connect({ database: null })).toMatchObject({
      trouble: { code: 'database-needed', databases: odoo.databases.map(({ name }) => name) },
    });
    const silent = await startPracticeOdoo(version, { listsDatabases: false });
    expect(await connect({ url: silent.url, database: null })).toMatchObject({
      trouble: { code: 'database-needed', databases: [] },
    });
    expect(await connect({ url: silent.url })).toMatchObject({ outcome: 'connected' });
  });

  test('takes a password where two-factor authentication is off, over /jsonrpc', async () => {
    const odoo = await startPracticeOdoo(version);
    const { get, clientId } = await connectClient(odoo, 'linked', { key: 'admin' });
    const connection = await get('odoo.connection', { clientId });
    expect(connection).toMatchObject({ credential: 'password', transport: 'jsonrpc' });
    const careful = { clientId, url: odoo.url, database: 'linked', login: 'careful' };
    expect(await get('odoo.connect', { ...careful, key: 'careful' })).toMatchObject({
      trouble: { code: 'access-denied' },
    });
    expect(await get('odoo.connect', { ...careful, key: practiceKey('careful') })).toMatchObject({
      outcome: 'connected',
    });
  });

  test('whose catch-all takes every sender is reviewed by the sender rules', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'catch-all');
    await read(client);
    const compared = await client.get('odoo.compare', { clientId: client.clientId });
    const catchAll = odoo.database('catch-all').search('ir.mail_server', [], false);
    const { id } = catchAll.find(({ name }) => name === 'Everything') ?? { id: 0 };
    expect(compared?.senders).toContainEqual(
      expect.objectContaining({ code: 'filter-empty', severity: 'error', recordIds: [id] }),
    );
    expect(compared?.senders.map(({ code }) => code)).toContain('no-server-for-notifications');
  });

  test('shows a plain user as one without the rights', async () => {
    const odoo = await startPracticeOdoo(version);
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const asked = { clientId, url: odoo.url, database: 'linked', login: 'user' };
    const answer = await get('odoo.connect', { ...asked, key: practiceKey('user') });
    expect(answer).toMatchObject({ connection: { rights: 'limited' } });
    expect(await get('odoo.read', { clientId })).toMatchObject({ trouble: { code: 'no-rights' } });
  });
});

test('a host that only looks like Microsoft’s is shown with its name in ASCII', async () => {
  const odoo = await startPracticeOdoo(18);
  odoo.database('linked').write('ir.mail_server', [1], { smtp_host: 'smtp.office365.сom' });
  const client = await connectClient(odoo, 'linked');
  await read(client);
  const compared = await client.get('odoo.compare', { clientId: client.clientId });
  const foreign = compared?.differences.find(({ code }) => code === 'token-to-foreign-host');
  expect(foreign?.consequence).toContain('xn--');
});

test('a database restored from another is not read: its UUID has changed', async () => {
  const odoo = await startPracticeOdoo(18);
  const { get, clientId } = await connectClient(odoo, 'linked');
  odoo.database('linked').setParameter('database.uuid', 'another');
  expect(await get('odoo.read', { clientId })).toMatchObject({
    trouble: { code: 'other-database' },
  });
  expect(await get('odoo.snapshot', { clientId })).toBeNull();
});

test.each(['http://odoo.example.com', 'ftp://localhost', 'https://user:pw@odoo.example.com'])(
  '%s is refused before anything is sent',
  async (url) => {
    const { get, refusal } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const asked = { clientId, url, database: 'erp', login: 'admin', key: adminKey };
    expect(await refusal('odoo.connect', asked)).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'url' }],
    });
  },
);

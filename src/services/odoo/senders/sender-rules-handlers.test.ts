import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SenderTemplate } from '../../../contract/sender-rules.ts';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { outgoingFields } from '../../testing/server-fields.ts';
import { startCollega } from '../../testing/start-collega.ts';

async function withClient() {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const add = (username: string, change: object = {}) => {
    const fields = { ...outgoingFields(), username, name: username, fromFilter: username };
    return started.get('mailServers.create', { clientId, fields: { ...fields, ...change } });
  };
  const state = async () => {
    const [client] = await started.get('clients.list', {});
    const servers = await started.get('mailServers.list', { clientId });
    return { settings: client?.senderSettings, servers };
  };
  return { ...started, clientId, add, state };
}

const perUser: SenderTemplate = {
  kind: 'server-per-user',
  incoming: 'none',
  notifications: 'notifications@example.com',
  users: ['John@example.com', 'jane@example.com', 'john@example.com'],
};

test('a server of another client is never chosen', async () => {
  const { get, clientId, add } = await withClient();
  await add('john@example.com');
  const { id: other } = await get('clients.create', { name: 'Bianchi' });
  const from = 'john@example.com';
  expect((await get('senderRules.apply', { clientId, from })).serverId).not.toBeNull();
  expect((await get('senderRules.apply', { clientId: other, from })).serverId).toBeNull();
  expect((await get('senderRules.review', { clientId: other })).findings).toMatchObject([
    { code: 'no-outgoing-server' },
  ]);
});

test('an unknown client is said to be unknown', async () => {
  const { refusal } = await withClient();
  const unknown = { kind: 'not-found', what: 'client' };
  const clientId = randomUUID();
  expect(await refusal('senderRules.review', { clientId })).toEqual(unknown);
  expect(await refusal('senderRules.apply', { clientId, from: '' })).toEqual(unknown);
  expect(await refusal('senderRules.applyTemplate', { clientId, template: perUser })).toEqual(
    unknown,
  );
});

test('a template creates what it said, once, and leaves only the linking to do', async () => {
  const { get, clientId, state, events } = await withClient();
  const request = { clientId, template: perUser };
  const plan = await get('senderRules.planTemplate', request);
  expect((await state()).servers).toEqual([]);
  expect(plan.changes.map((change) => ('mailbox' in change ? change.mailbox : change))).toEqual([
    'john@example.com',
    'jane@example.com',
    'notifications@example.com',
    { kind: 'change-setting', setting: 'aliasDomain.name', before: '', after: 'example.com' },
  ]);
  const told = events.length;
  const done = await get('senderRules.applyTemplate', request);
  expect(events.slice(told).map(({ payload }) => payload)).toEqual([
    { topic: 'clients', clientId: null },
    { topic: 'mail-servers', clientId },
  ]);
  const { servers, settings } = await state();
  expect(servers).toMatchObject(
    ['john@example.com', 'jane@example.com', 'notifications@example.com'].map((mailbox) => ({
      direction: 'outgoing',
      username: mailbox,
      fromFilter: mailbox,
      host: 'smtp.office365.com',
      port: 587,
      encryption: 'starttls',
      priority: 10,
      active: true,
    })),
  );
  expect(settings?.aliasDomain).toMatchObject({
    name: 'example.com',
    defaultFrom: 'notifications',
  });
  const created = done.changes.flatMap((each) => (each.kind === 'create-server' ? [each] : []));
  expect(created.map(({ serverId }) => serverId)).toEqual(servers.map(({ id }) => id));
  const { findings } = await get('senderRules.review', { clientId });
  expect(findings.map(({ code }) => code)).toEqual(['notifications-mailbox-not-linked']);

  const again = await get('senderRules.applyTemplate', request);
  expect(new Set(again.changes.map(({ kind }) => kind))).toEqual(new Set(['keep-server']));
  expect((await state()).servers).toEqual(servers);
});

test('a user whose mailbox is another provider’s gets no server of Microsoft’s, and it is said', async () => {
  const { get, clientId, state } = await withClient();
  const { changes } = await get('senderRules.applyTemplate', {
    clientId,
    template: {
      kind: 'server-per-user',
      notifications: 'notifications@example.com',
      users: ['luca@gmail.com', 'jane@example.com'],
      incoming: 'all',
    },
    changeServerIds: [],
  });
  const leftOut = changes.filter(({ kind }) => kind === 'left-out');
  expect(leftOut).toEqual([{ kind: 'left-out', mailbox: 'luca@gmail.com', provider: 'Google' }]);
  const usernames = (await state()).servers.map(({ username }) => username);
  expect(usernames).not.toContain('luca@gmail.com');
  expect(usernames).toContain('jane@example.com');
});

test('existing servers are kept as they are, unless the user chose to change them', async () => {
  const { get, clientId, add, state } = await withClient();
  const open = await add('notifications@example.com', { fromFilter: '', name: 'All mail' });
  const other = await add('sales@example.com', { fromFilter: 'example.com' });
  const template = {
    kind: 'one-server',
    incoming: 'none',
    notifications: 'notifications@example.com',
  } as const;
  const change = {
    kind: 'change-server',
    mailbox: 'notifications@example.com',
    serverId: open.id,
    name: 'All mail',
    filterBefore: '',
    filterAfter: 'notifications@example.com',
    unarchive: false,
  };
  const kept = await get('senderRules.applyTemplate', { clientId, template });
  expect(kept.changes[0]).toEqual({ ...change, chosen: false });
  expect((await state()).servers).toEqual([open, other]);

  const changeServerIds = [open.id, other.id];
  const done = await get('senderRules.applyTemplate', { clientId, template, changeServerIds });
  expect(done.changes).toEqual([{ ...change, chosen: true }]);
  const fromFilter = 'notifications@example.com';
  expect((await state()).servers).toEqual([{ ...open, fromFilter }, other]);
});

test('an archived server of the mailbox is brought back rather than made twice', async () => {
  const { get, clientId, add, state } = await withClient();
  const { id } = await add('info@example.com', { active: false });
  const template = {
    kind: 'one-server',
    incoming: 'none',
    notifications: 'info@example.com',
  } as const;
  const plan = await get('senderRules.planTemplate', { clientId, template });
  expect(plan.changes[0]).toMatchObject({ kind: 'change-server', unarchive: true, serverId: id });
  await get('senderRules.applyTemplate', { clientId, template, changeServerIds: [id] });
  expect((await state()).servers).toMatchObject([{ id, active: true }]);
});

test('a server that may send as the address serves it already', async () => {
  const { get, clientId, add } = await withClient();
  const fromFilter = 'john@example.com, info@example.com';
  const { id: serverId } = await add('john@example.com', { fromFilter, sendAs: true });
  const template = {
    kind: 'one-server',
    incoming: 'none',
    notifications: 'info@example.com',
  } as const;
  const plan = await get('senderRules.planTemplate', { clientId, template });
  expect(plan.changes[0]).toMatchObject({ kind: 'keep-server', serverId });
});

test.each([
  ['16', {}, [['mailDefaultFrom', '', 'info@example.com']]],
  ['16', { mailDefaultFrom: 'info', mailCatchallDomain: 'example.com' }, []],
  [
    '18',
    {},
    [
      ['aliasDomain.name', '', 'example.com'],
      ['aliasDomain.defaultFrom', 'notifications', 'info'],
    ],
  ],
  ['18', { name: 'example.com' }, [['aliasDomain.defaultFrom', 'notifications', 'info']]],
  ['18', { name: 'other.it' }, [['aliasDomain.defaultFrom', 'notifications', 'info@example.com']]],
  ['18', { name: 'Example.com', defaultFrom: 'INFO' }, []],
] as const)('Odoo %s with %j changes %j', async (odooVersion, given, expected) => {
  const { get, clientId, state } = await withClient();
  const settings = {
    ...defaultSenderSettings,
    odooVersion,
    ...('mailDefaultFrom' in given ? given : {}),
    aliasDomain: { ...defaultSenderSettings.aliasDomain, ...('name' in given ? given : {}) },
  };
  await get('senderSettings.save', { clientId, settings });
  const template = {
    kind: 'one-server',
    incoming: 'none',
    notifications: 'info@example.com',
  } as const;
  const { changes } = await get('senderRules.applyTemplate', { clientId, template });
  expect(
    changes.flatMap((each) =>
      each.kind === 'change-setting' ? [[each.setting, each.before, each.after]] : [],
    ),
  ).toEqual(expected);
  const review = await get('senderRules.review', { clientId });
  expect(review.notifications).toBe('info@example.com');
  expect((await state()).servers).toHaveLength(1);
});

test('the practice client’s servers are made on the practice tenant', async () => {
  const sandbox = {
    applicationId: randomUUID(),
    secret: 's'.repeat(20),
    odooUrl: 'https://odoo.example.com',
    authority: 'https://login.sandbox.example/common',
    authorityMetadata: '{}',
    smtp: { host: '127.0.0.1', port: 2525 },
    imap: { host: '127.0.0.1', port: 2993 },
    certificateAuthority: '',
    mailboxes: ['works@sandbox.example'],
  };
  const { get } = await startCollega({ sandbox });
  const [client] = await get('clients.list', {});
  const template = {
    kind: 'one-server',
    incoming: 'none',
    notifications: 'info@sandbox.example',
  } as const;
  const clientId = client?.id ?? '';
  const { changes } = await get('senderRules.planTemplate', { clientId, template });
  expect(changes[0]).toMatchObject({ kind: 'create-server', host: '127.0.0.1', port: 2525 });
});

test('a template makes the incoming server of the notifications mailbox too, once', async () => {
  const { get, clientId, state } = await withClient();
  const template: SenderTemplate = {
    kind: 'one-server',
    notifications: 'Notifications@example.com',
    incoming: 'notifications',
  };
  await get('senderRules.applyTemplate', { clientId, template });
  const { servers } = await state();
  expect(servers.map(({ direction, username }) => [direction, username])).toEqual([
    ['outgoing', 'notifications@example.com'],
    ['incoming', 'notifications@example.com'],
  ]);
  expect(servers[1]).toMatchObject({
    host: 'outlook.office365.com',
    port: 993,
    encryption: 'implicit',
    priority: 5,
    confirmed: false,
  });
  const again = await get('senderRules.planTemplate', { clientId, template });
  expect(again.changes.map(({ kind }) => kind)).toEqual(['keep-server', 'keep-server']);
});

test('with incoming servers for all, each mailbox is asked for once', async () => {
  const { get, clientId, state } = await withClient();
  const template: SenderTemplate = { ...perUser, incoming: 'all' };
  await get('senderRules.applyTemplate', { clientId, template });
  const incoming = (await state()).servers.filter(({ direction }) => direction === 'incoming');
  expect(incoming.map(({ username }) => username)).toEqual([
    'john@example.com',
    'jane@example.com',
    'notifications@example.com',
  ]);
});

import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { type AzureAppInput } from '../../../contract/azure-app.ts';
import { type SenderTemplate } from '../../../contract/sender-rules.ts';
import { createAzureAppHandlers } from '../../clients/azure-app-handlers.ts';
import { type CallContext } from '../../shell/bridge/bridge.ts';
import { createClientHandlers } from '../../clients/client-handlers.ts';
import { ClientSummaries } from '../../clients/client-summaries.ts';
import { createMailServerHandlers } from '../../clients/mail-servers/mail-server-handlers.ts';
import { saveLink } from '../../microsoft/mailbox-links/save-link.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { incomingFields, outgoingFields } from '../../testing/server-fields.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { createSenderRulesHandlers } from '../../odoo/senders/sender-rules-handlers.ts';
import { Secret } from '../../secret.ts';
import { listClientFolders } from '../storage/client-folder.ts';
import { forgetEverything } from '../vault/forget-everything.ts';
import { Vault } from '../vault/vault.ts';
import { openJsonRecordsFile } from './json-records-file.ts';
import { Records } from './records.ts';

/** What the other Collega does, at the worst moment: once, right before a lock is taken. */
const other = vi.hoisted(() => ({
  beforeLock: null as (() => unknown) | null,
  afterRemoval: null as ((path: string) => unknown) | null,
}));

vi.mock('../storage/with-file-lock.ts', async (original) => {
  const real = await original<{
    withFileLock: <Value>(path: string, change: () => Value) => Value;
  }>();
  return {
    ...real,
    withFileLock: <Value>(path: string, change: () => Value): Value => {
      const act = other.beforeLock;
      other.beforeLock = null;
      act?.();
      // Two Collegas in one process: who waits for the other would times out.
      if (existsSync(`${path}.lock`)) throw Object.assign(new Error('held'), { code: 'ELOCKED' });
      return real.withFileLock(path, change);
    },
  };
});

vi.mock('../storage/overwrite-file.ts', async (original) => {
  const real = await original<{ overwriteAndRemove: (path: string) => unknown }>();
  return {
    ...real,
    overwriteAndRemove: (path: string): unknown => {
      const answer = real.overwriteAndRemove(path);
      other.afterRemoval?.(path);
      return answer;
    },
  };
});

const context: CallContext = { signal: new AbortController().signal };
const now = Date.UTC(2026, 10, 23);
const mailbox = 'info@example.com';
const notFound = (what: string) =>
  expect.objectContaining({ failure: { kind: 'not-found', what } }) as Error;

/** One of two Collegas over the same folder, with its own knowledge of the files. */
async function openCollega(dataFolder: string) {
  const records = new Records(openJsonRecordsFile(dataFolder), () => undefined);
  const path = join(dataFolder, 'vault.json');
  const vault = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  const forgetTests = (): void => undefined;
  const summaries = new ClientSummaries({ records, vault }, dataFolder);
  const clock = createFakeClock(now);
  const shared = { records, vault, clock, sandbox: null, summaries, forgetTests };
  const handlers = {
    ...createClientHandlers(shared),
    ...createMailServerHandlers(shared),
    ...createAzureAppHandlers(shared),
    ...createSenderRulesHandlers({ ...shared, language: () => 'en' }),
  };
  return { records, vault, dataFolder, handlers };
}
type Opened = Awaited<ReturnType<typeof openCollega>>;

function link({ records, vault }: Opened, clientId: string) {
  const tokens = {
    refreshToken: new Secret('CANARY-refresh'),
    accessToken: new Secret('CANARY-access'),
    accessTokenExpiresAt: now,
    scopes: [],
  };
  const account = { username: mailbox, name: null, tenantId: null, personal: false };
  return saveLink({ records, vault }, { clientId, mailbox, account, kind: 'owner', tokens, now });
}

/** Runs `act` so that `meanwhile` happens between its first look and its first lock. */
function interleave<Value>(meanwhile: () => unknown, act: () => Value): Value | Error {
  other.beforeLock = meanwhile;
  try {
    return act();
  } catch (error) {
    return error as Error;
  } finally {
    expect(other.beforeLock, 'the other Collega has had its turn').toBeNull();
  }
}

let a: Opened;
let b: Opened;
let clientId = '';
beforeEach(async () => {
  other.beforeLock = null;
  other.afterRemoval = null;
  const folder = temporaryFolder();
  a = await openCollega(folder);
  b = await openCollega(folder);
  clientId = (await a.handlers['clients.create']({ name: 'Rossi' }, context)).id;
});

it.each<[string, () => unknown]>([
  [
    'a server',
    () => a.handlers['mailServers.create']({ clientId, fields: outgoingFields() }, context),
  ],
  ['a link', () => link(a, clientId)],
  ['a secret', () => a.handlers['azureApp.save'](appOf(clientId), context)],
  ['a copy', () => a.handlers['clients.duplicate']({ clientId, name: 'Copy' }, context)],
])('%s is not made for a client that another Collega deletes meanwhile', async (_what, make) => {
  await b.handlers['mailServers.create']({ clientId, fields: incomingFields() }, context);
  const remove = () => b.handlers['clients.remove']({ clientId }, context);
  expect(await interleave(remove, make)).toEqual(notFound('client'));
  expect(b.records.readAll()).toMatchObject({ clients: [], mailServers: [], mailboxLinks: [] });
  expect([...b.vault.names(clientId), ...b.vault.names(null)]).toEqual([]);
  expect(listClientFolders(b.dataFolder)).toEqual([]);
});

it('a client that is deleted takes a link with it that another Collega makes meanwhile', async () => {
  const remove = () => a.handlers['clients.remove']({ clientId }, context);
  expect(await interleave(() => link(b, clientId), remove)).toBeNull();
  expect(a.records.readAll().mailboxLinks).toEqual([]);
  expect([...a.vault.names(clientId)]).toEqual([]);
});

it('a copy of a client has what another Collega has just saved of it', async () => {
  const settings = {
    ...a.records.client(clientId).senderSettings,
    mailDefaultFrom: 'new@example.com',
  };
  const change = () =>
    b.records.update({ topic: 'clients', clientId: null }, ({ clients: [client] }) => {
      if (client !== undefined) client.senderSettings = settings;
    });
  const copied = await interleave(change, () =>
    a.handlers['clients.duplicate']({ clientId, name: 'Copy' }, context),
  );
  expect(copied).toMatchObject({ name: 'Copy', senderSettings: settings });
});

it('many servers are changed all or none, whatever another Collega deletes meanwhile', async () => {
  const ids: string[] = [];
  for (const fields of [outgoingFields(), incomingFields()]) {
    ids.push((await a.handlers['mailServers.create']({ clientId, fields }, context)).id);
  }
  const [first = ''] = ids;
  const refusal = await interleave(
    () => b.handlers['mailServers.remove']({ serverId: first }, context),
    () => a.handlers['mailServers.setActive']({ serverIds: ids, active: false }, context),
  );
  expect(refusal).toEqual(notFound('mail-server'));
  expect(a.records.readAll().mailServers).toMatchObject([{ id: ids[1], active: true }]);
});

it('the server of the other direction is made once, by whichever Collega comes first', async () => {
  const fields = outgoingFields();
  const { id } = await a.handlers['mailServers.create']({ clientId, fields }, context);
  const make = ({ handlers }: Opened) =>
    handlers['mailServers.createCounterpart']({ serverId: id }, context);
  const answered = await interleave(
    () => make(b),
    () => make(a),
  );
  expect(a.records.readAll().mailServers).toMatchObject([{ id }, answered]);
});

it('a template makes no second server where another Collega has made one meanwhile', async () => {
  const template: SenderTemplate = {
    kind: 'server-per-user',
    incoming: 'none',
    users: [mailbox],
    notifications: mailbox,
  };
  const apply = ({ handlers }: Opened) =>
    handlers['senderRules.applyTemplate']({ clientId, template, changeServerIds: [] }, context);
  const done = await interleave(
    () => apply(b),
    () => apply(a),
  );
  expect(a.records.readAll().mailServers).toMatchObject([{ username: mailbox }]);
  expect(done).toMatchObject({ changes: [{ kind: 'keep-server' }] });
});

it('nothing that another Collega saves while all is forgotten survives by half', async () => {
  link(b, clientId);
  const attempts: unknown[] = [];
  other.afterRemoval = (path) => {
    const saves: (() => unknown)[] = [
      () => link(b, clientId),
      () => b.handlers['clients.create']({ name: 'Meanwhile' }, context),
      () => b.vault.write('tokens/left', 'CANARY-left'),
    ];
    for (const save of saves) {
      try {
        attempts.push([basename(path), save()]);
      } catch (error) {
        attempts.push(error);
      }
    }
  };
  await forgetEverything({ ...a });
  expect(attempts.length).toBeGreaterThan(6);
  for (const each of attempts) expect(each).toMatchObject({ failure: { code: 'ELOCKED' } });
  expect(readdirSync(a.dataFolder)).toEqual(['clients', 'vault.json']);
  expect(listClientFolders(a.dataFolder)).toEqual([]);
  expect([...a.vault.names(clientId)]).toEqual([]);
  expect(b.records.read().clients).toEqual([]);
  // Afterwards nothing hangs in the air either: the client of this link is forgotten.
  expect(() => link(b, clientId)).toThrow(notFound('client'));
});

it('a change within a change waits for no lock, and is reported when both are done', () => {
  const told: unknown[] = [];
  const records = new Records(openJsonRecordsFile(a.dataFolder), ({ topic }) => told.push(topic));
  const change = { topic: 'clients', clientId: null } as const;
  records.hold(() => {
    records.update(change, () => undefined);
    records.update([change, { topic: 'settings', clientId: null }], () => undefined);
    expect(told).toEqual([]);
  });
  expect(told).toEqual(['clients', 'clients', 'settings']);
});

function appOf(client: string): AzureAppInput {
  return {
    clientId: client,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: 'CANARY-secret-~7Q8',
    secretExpiresOn: null,
    authority: { kind: 'organizations' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
  };
}

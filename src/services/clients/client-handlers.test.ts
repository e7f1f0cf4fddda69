import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AzureAppInput } from '../../contract/azure-app.ts';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { openJsonRecordsFile } from '../store/records/json-records-file.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { Records } from '../store/records/records.ts';
import { createFakeSecretStore } from '../testing/fake-secret-store.ts';
import { redirectWith } from '../testing/fake-shell.ts';
import { incomingFields, outgoingFields } from '../testing/server-fields.ts';
import { startCollega, temporaryFolder } from '../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../testing/token-authority.ts';
import { clientFolder } from '../store/storage/client-folder.ts';
import { Vault } from '../store/vault/vault.ts';

const nameTaken = { kind: 'invalid-input', problems: [{ field: 'name', problem: 'name-taken' }] };
const noClient = { kind: 'not-found', what: 'client' };

function appOf(clientId: string, change: Partial<AzureAppInput> = {}): AzureAppInput {
  return {
    clientId,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: canaries.secret,
    secretExpiresOn: '2027-05-01',
    authority: { kind: 'organizations' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com/odoo/settings',
    ...change,
  };
}

it('clients are listed without reading their servers and secrets, also after a restart', async () => {
  const dataFolder = temporaryFolder();
  const start = () =>
    startCollega({
      dataFolder,
      secretStore: createFakeSecretStore(),
      recordsFile: openJsonRecordsFile(dataFolder),
    });
  const { get } = await start();
  for (const name of ['Rossi', 'Bianchi', 'Verdi']) {
    const { id: clientId } = await get('clients.create', { name });
    await get('azureApp.save', appOf(clientId));
    await get('mailServers.create', { clientId, fields: outgoingFields() });
  }
  const listed = await get('clients.list', {});
  const health = await get('clients.health', {});
  expect(health).toMatchObject([{ servers: 1 }, { servers: 1 }, { servers: 1 }]);
  const again = await start();
  const looks = [vi.spyOn(Vault.prototype, 'names'), vi.spyOn(Records.prototype, 'of')];
  onTestFinished(() => looks.forEach((look) => look.mockRestore()));
  expect(await again.get('clients.list', {})).toEqual(listed);
  expect(await again.get('clients.health', {})).toEqual(health);
  for (const look of looks) expect(look).not.toHaveBeenCalled();
});

describe('a client', () => {
  it('begins empty and can be renamed', async () => {
    const { get, events } = await startCollega();
    const created = await get('clients.create', { name: ' Rossi ' });
    expect(created).toMatchObject({
      name: 'Rossi',
      sandbox: false,
      azureApp: { applicationId: '', hasSecret: false, redirectUri: '', cloud: 'global' },
    });
    const renamed = await get('clients.rename', { clientId: created.id, name: 'ROSSI' });
    expect(renamed).toEqual({ ...created, name: 'ROSSI' });
    expect(await get('clients.list', {})).toEqual([renamed]);
    const changed = { name: 'records.changed', payload: { topic: 'clients', clientId: null } };
    expect(events).toEqual([changed, changed]);
  });

  it('never has the name of another, whatever the case', async () => {
    const { get, refusal } = await startCollega();
    await get('clients.create', { name: 'Rossi' });
    const bianchi = await get('clients.create', { name: 'Bianchi' });
    expect(await refusal('clients.create', { name: 'rossi ' })).toEqual(nameTaken);
    expect(await refusal('clients.rename', { clientId: bianchi.id, name: 'ROSSI' })).toEqual(
      nameTaken,
    );
    expect(await get('clients.list', {})).toHaveLength(2);
  });

  it('that is not there is said not to be', async () => {
    const { refusal } = await startCollega();
    const clientId = randomUUID();
    expect(await refusal('clients.rename', { clientId, name: 'x' })).toEqual(noClient);
    expect(await refusal('clients.remove', { clientId })).toEqual(noClient);
    expect(await refusal('azureApp.save', appOf(clientId))).toEqual(noClient);
    expect(await refusal('mailServers.list', { clientId })).toEqual(noClient);
    expect(await refusal('mailServers.create', { clientId, fields: incomingFields() })).toEqual(
      noClient,
    );
    expect(await refusal('mailboxLinks.list', { clientId })).toEqual(noClient);
  });

  it('takes all that is its own with it, and nothing of others', async () => {
    const authority = await startTokenAuthority();
    onTestFinished(() => authority.close());
    const recordsFile = createMemoryRecordsFile();
    const { get, shell, options } = await startCollega({
      sandbox: authority.environment,
      secretStore: createFakeSecretStore(),
      recordsFile,
    });
    const [practice] = await get('clients.list', {});
    const clientId = practice?.id ?? '';
    shell.behave = redirectWith({ code: 'code' });
    await get('signIn.start', { flowId: randomUUID(), clientId, mailbox });
    const [server] = await get('mailServers.list', { clientId });
    const folders = [clientFolder(options.dataFolder, clientId), options.dataFolder];
    const reportPaths = folders.map((each) => join(each, 'tests', `${server?.id ?? ''}.json`));
    for (const each of reportPaths) {
      mkdirSync(dirname(each), { recursive: true });
      writeFileSync(each, '{}');
    }

    const other = await get('clients.create', { name: 'Bianchi' });
    await get('azureApp.save', appOf(other.id));
    const kept = await get('mailServers.create', { clientId: other.id, fields: outgoingFields() });

    const path = join(options.dataFolder, 'vault.json');
    const disk = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
    expect(disk.names(clientId).size).toBe(3);
    await get('clients.remove', { clientId });
    expect([...disk.names(clientId)]).toEqual([]);
    expect([...disk.names(other.id)].sort()).toEqual([
      `client-secret/${other.id}`,
      `trusted-app/${other.id}`,
    ]);
    expect(reportPaths.filter((each) => existsSync(each))).toEqual([]);
    const records = new Records(recordsFile, () => undefined);
    expect(records.readAll()).toMatchObject({
      clients: [{ id: other.id }],
      mailServers: [kept],
      mailboxLinks: [],
    });
  });
});

describe("a client's Azure app", () => {
  it('shows the redirect URI and whether there is a secret, never the secret', async () => {
    const { get, collega, options, events, log } = await startCollega();
    const { id } = await get('clients.create', { name: 'Rossi' });
    const saved = await get('azureApp.save', appOf(id));
    expect(saved).toEqual({
      credentialsChangedAt: expect.any(String) as string,
      applicationId: '11111111-2222-4333-8444-555555555555',
      hasSecret: true,
      secretExpiresOn: '2027-05-01',
      authority: { kind: 'organizations' },
      cloud: 'global',
      odooUrl: 'https://odoo.example.com',
      redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
    });
    const all = [await get('clients.list', {}), saved, events, log, options.recordsFile.read()];
    expect(JSON.stringify(all)).not.toContain(canaries.secret);
    expect(collega).toBeDefined();
  });

  it('keeps its secret when none is sent, and asks for one when there is none', async () => {
    const { get, refusal } = await startCollega();
    const { id } = await get('clients.create', { name: 'Rossi' });
    expect(await refusal('azureApp.save', appOf(id, { secret: null }))).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'secret', problem: 'required' }],
    });
    await get('azureApp.save', appOf(id));
    const again = appOf(id, { secret: null, odooUrl: 'https://other.example.com' });
    expect(await get('azureApp.save', again)).toMatchObject({
      hasSecret: true,
      odooUrl: 'https://other.example.com',
    });
  });

  it('names every wrong field at once', async () => {
    const { get, refusal } = await startCollega();
    const { id } = await get('clients.create', { name: 'Rossi' });
    const wrong = appOf(id, {
      applicationId: 'x',
      secret: '0f8fad5b-d9cb-469f-a165-70867728950e',
      odooUrl: 'http://odoo.example.com',
      authority: { kind: 'tenant', tenant: '' },
    });
    const refused = await refusal('azureApp.save', wrong);
    if (refused.kind !== 'invalid-input') expect.fail(refused.kind);
    expect(refused.problems).toEqual(
      expect.arrayContaining([
        { field: 'applicationId', problem: 'not-a-guid' },
        { field: 'secret', problem: 'secret-is-a-guid' },
        { field: 'odooUrl', problem: 'not-an-https-address' },
        { field: 'authority.tenant', problem: 'required' },
      ]),
    );
  });

  it('of a real client is never in the practice cloud', async () => {
    const { get, refusal } = await startCollega();
    const { id } = await get('clients.create', { name: 'Rossi' });
    expect(await refusal('azureApp.save', appOf(id, { cloud: 'sandbox' }))).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'cloud', problem: 'invalid' }],
    });
  });

  it('without its running practice tenant says so', async () => {
    const authority = await startTokenAuthority();
    onTestFinished(() => authority.close());
    const recordsFile = createMemoryRecordsFile();
    const secretStore = createFakeSecretStore();
    const first = await startCollega({ sandbox: authority.environment, recordsFile, secretStore });
    const [practice] = await first.get('clients.list', {});
    const { dataFolder } = first.options;
    const second = await startCollega({ recordsFile, secretStore, dataFolder });
    const asked = { flowId: randomUUID(), clientId: practice?.id ?? '', mailbox };
    expect(await second.refusal('signIn.start', asked)).toEqual({ kind: 'sandbox-not-running' });
  });
});

describe('a duplicated client', () => {
  it('has the servers and settings of the first, and neither its secret nor its tests', async () => {
    const { get, refusal } = await startCollega();
    const { id } = await get('clients.create', { name: 'Rossi' });
    await get('azureApp.save', appOf(id));
    const senderSettings = { ...defaultSenderSettings, mailDefaultFromFilter: 'example.com' };
    await get('senderSettings.save', { clientId: id, settings: senderSettings });
    await get('mailServers.create', { clientId: id, fields: outgoingFields({ priority: 3 }) });

    expect(await refusal('clients.duplicate', { clientId: id, name: 'rossi' })).toEqual(nameTaken);
    const copy = await get('clients.duplicate', { clientId: id, name: 'Verdi' });
    expect(copy).toMatchObject({
      name: 'Verdi',
      senderSettings,
      guideDone: [],
      azureApp: { hasSecret: false, secretExpiresOn: null, odooUrl: 'https://odoo.example.com' },
    });
    const [first] = await get('mailServers.list', { clientId: id });
    const [second, ...others] = await get('mailServers.list', { clientId: copy.id });
    expect(others).toEqual([]);
    expect(second).toMatchObject({ ...outgoingFields({ priority: 3 }), lastTest: null });
    expect(second?.id).not.toBe(first?.id);
    await get('clients.remove', { clientId: copy.id });
    expect(await get('mailServers.list', { clientId: id })).toEqual([first]);
  });

  it('is never made of the practice client', async () => {
    const authority = await startTokenAuthority();
    onTestFinished(() => authority.close());
    const { get, refusal } = await startCollega({ sandbox: authority.environment });
    const [practice] = await get('clients.list', {});
    const asked = { clientId: practice?.id ?? '', name: 'Practice 2' };
    expect(await refusal('clients.duplicate', asked)).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'clientId', problem: 'practice-client' }],
    });
  });
});

it('an archived client is kept whole, and comes back', async () => {
  const { get } = await startCollega();
  const { id: clientId } = await get('clients.create', { name: 'Rossi' });
  await get('azureApp.save', appOf(clientId));
  const archived = await get('clients.setArchived', { clientId, archived: true });
  expect(archived).toMatchObject({ archived: true, azureApp: { hasSecret: true } });
  expect(await get('clients.setArchived', { clientId, archived: false })).toEqual({
    ...archived,
    archived: false,
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CallInput } from '../../../src/contract/index.ts';
import { openJsonRecordsFile } from '../../../src/services/store/records/json-records-file.ts';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { openVault } from '../../../src/services/testing/open-vault.ts';
import { type TrustInForce } from '../../../src/contract/trust.ts';
import { countExtraAuthorities } from '../../../src/services/network/trust-store.ts';
import { readNetworkRoute } from '../../../src/services/network/network-route.ts';
import {
  describeProxy,
  parseProxyAddress,
  type ProxyServer,
} from '../../../src/services/network/proxy-server.ts';
import {
  noProxies,
  type FoundProxies,
} from '../../../src/services/network/system-proxy/found-proxies.ts';
import { startCollega, temporaryFolder } from '../../../src/services/testing/start-collega.ts';

const secret = 'abc8Q~CANARY0123456789abcdefghij';
const app: Omit<CallInput<'azureApp.save'>, 'clientId'> = {
  applicationId: '864e1d1b-71ab-450f-b4aa-5215df074b68',
  secret,
  secretExpiresOn: null,
  authority: { kind: 'common' },
  cloud: 'global',
  odooUrl: 'https://odoo.contoso.example',
};

/** As an attacker's proxy would be: it notes each connection. */
async function listen(): Promise<{ port: number; visits: () => number }> {
  let visits = 0;
  const server: Server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, visits: () => visits };
}

const open = (folder: string) =>
  startCollega({
    dataFolder: folder,
    recordsFile: openJsonRecordsFile(folder),
    secretStore: createFakeSecretStore(),
  });

async function prepare(folder: string): Promise<string> {
  const { get, collega } = await open(folder);
  const { id } = await get('clients.create', { name: 'Contoso' });
  await get('azureApp.save', { clientId: id, ...app });
  await collega.dispose();
  return id;
}

function proxyAt(port: number): ProxyServer {
  const proxy = parseProxyAddress(`http://127.0.0.1:${port}`);
  if (proxy === null) throw new Error('no proxy');
  return proxy;
}

interface Stored {
  settings: Record<string, unknown>;
  clients: { azureApp: Record<string, unknown> }[];
}

/** Someone who can write the folder, and has no key. */
function tamper(folder: string, change: (stored: Stored) => void): void {
  const path = join(folder, 'records.json');
  const stored = JSON.parse(readFileSync(path, 'utf8')) as Stored;
  change(stored);
  writeFileSync(path, JSON.stringify(stored));
}

describe('finding 2: settings that decide where secrets go', () => {
  it('a proxy written into the records receives nothing until it is confirmed', async () => {
    const folder = temporaryFolder();
    const clientId = await prepare(folder);
    const thief = await listen();
    tamper(folder, ({ settings }) => {
      settings['proxy'] = { kind: 'http', host: '127.0.0.1', port: thief.port, username: '' };
    });
    const { get, refusal } = await open(folder);
    expect(await refusal('guide.check', { clientId })).toEqual({ kind: 'settings-changed' });
    expect(thief.visits()).toBe(0);
    const { changes, seen } = await get('trust.read', {});
    const after = `http://127.0.0.1:${thief.port}`;
    expect(changes).toEqual([{ client: null, setting: 'proxy', before: 'system', after }]);

    expect(await refusal('trust.accept', { seen: 'another' })).toEqual({
      kind: 'settings-changed',
    });
    expect(await get('trust.accept', { seen })).toMatchObject({ changes: [] });
    await get('guide.check', { clientId });
    expect(thief.visits()).toBeGreaterThan(0);
  });

  it('what was written into the records is put back to what was confirmed', async () => {
    const folder = temporaryFolder();
    await prepare(folder);
    tamper(folder, ({ settings, clients: [client] }) => {
      settings['proxy'] = { kind: 'socks', host: 'thief.example', port: 1080, username: '' };
      if (client === undefined) throw new Error('no client');
      client.azureApp['odooUrl'] = 'https://thief.example';
      client.azureApp['applicationId'] = '11111111-71ab-450f-b4aa-5215df074b68';
    });
    const { get } = await open(folder);
    const { changes } = await get('trust.read', {});
    expect(changes.map(({ setting }) => setting)).toEqual([
      'proxy',
      'application-id',
      'odoo-address',
    ]);
    expect(await get('trust.undo', {})).toMatchObject({ changes: [] });
    expect((await get('network.read', {})).proxy).toEqual({ kind: 'system' });
    const [client] = await get('clients.list', {});
    expect(client?.azureApp).toMatchObject({
      odooUrl: 'https://odoo.contoso.example',
      applicationId: app.applicationId,
    });
  });

  it('a confirmation that was taken out of the vault confirms nothing', async () => {
    const folder = temporaryFolder();
    const clientId = await prepare(folder);
    const { keyId } = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as {
      keyId: string;
    };
    const part = join(folder, 'clients', clientId, `vault-${keyId.slice(0, 8)}.json`);
    expect(existsSync(part)).toBe(true);
    const stored = JSON.parse(readFileSync(part, 'utf8')) as { entries: Record<string, string> };
    expect(Object.keys(stored.entries)).toContain(`trusted-app/${clientId}`);
    const kept = Object.entries(stored.entries).filter(
      ([name]) => !name.startsWith('trusted-app/'),
    );
    const entries = Object.fromEntries(kept);
    writeFileSync(part, JSON.stringify({ ...stored, entries }));
    const { refusal } = await open(folder);
    expect(await refusal('guide.check', { clientId })).toEqual({ kind: 'settings-changed' });
  });

  it('nothing can be changed on top of what was not confirmed', async () => {
    const folder = temporaryFolder();
    await prepare(folder);
    tamper(folder, ({ settings }) => {
      settings['proxy'] = { kind: 'http', host: 'thief.example', port: 3128, username: '' };
    });
    const { refusal } = await open(folder);
    const proxy = { kind: 'none' } as const;
    expect(await refusal('network.saveProxy', { proxy, password: null })).toEqual({
      kind: 'settings-changed',
    });
  });

  it('a proxy that the user has set is told once after a start, and shown', async () => {
    const folder = temporaryFolder();
    const clientId = await prepare(folder);
    const { port } = await listen();
    const proxy = { kind: 'http', host: '127.0.0.1', port, username: '' } as const;
    const first = await open(folder);
    await first.get('network.saveProxy', { proxy, password: null });
    await first.collega.dispose();
    const { get, events } = await open(folder);
    expect((await get('trust.read', {})).changes).toEqual([]);
    await get('guide.check', { clientId });
    await get('guide.check', { clientId });
    const told = events.filter(({ name }) => name === 'trust.inForce');
    const address = `http://127.0.0.1:${port}`;
    const inForce = {
      proxies: [{ address, source: 'settings' }],
      certificateAuthorities: [],
      environmentAuthorities: countExtraAuthorities(),
    };
    expect(told).toEqual([{ name: 'trust.inForce', payload: inForce }]);
    expect(await get('trust.read', {})).toMatchObject({ inForce });
  });

  it('a proxy that this computer is set to is told with who set it, and again when it changes', async () => {
    const folder = temporaryFolder();
    const clientId = await prepare(folder);
    const [office, home] = [await listen(), await listen()];
    let found: FoundProxies = { ...noProxies, source: 'gnome', https: proxyAt(office.port) };
    const { get, events } = await startCollega({
      dataFolder: folder,
      recordsFile: openJsonRecordsFile(folder),
      secretStore: createFakeSecretStore(),
      readSystemProxies: () => Promise.resolve(found),
    });
    await get('guide.check', { clientId });
    await get('guide.check', { clientId });
    found = { ...found, https: proxyAt(home.port) };
    await get('guide.check', { clientId });
    const told = events.flatMap((event) =>
      event.name === 'trust.inForce' ? [(event.payload as TrustInForce).proxies] : [],
    );
    expect(told).toEqual([
      [{ address: `http://127.0.0.1:${office.port}`, source: 'gnome' }],
      [{ address: `http://127.0.0.1:${home.port}`, source: 'gnome' }],
    ]);
    expect([office.visits(), home.visits()].every((visits) => visits > 0)).toBe(true);
  });

  it('the password of the proxy in Preferences goes to no other one', async () => {
    const folder = temporaryFolder();
    await prepare(folder);
    const { get, options } = await open(folder);
    const proxy = { kind: 'http', host: 'own.example', port: 3128, username: 'anna' } as const;
    await get('network.saveProxy', { proxy, password: 'CANARY-proxy' });
    const vault = await openVault(join(folder, 'vault.json'), options.secretStore);
    const route = readNetworkRoute({
      settings: { proxy: { kind: 'system' }, certificateAuthorities: [] },
      vault,
      readSystemProxies: () =>
        Promise.resolve({ ...noProxies, source: 'windows', https: proxyAt(3128) }),
      override: null,
      beforeUse: () => Promise.resolve(),
    });
    const used = await route.proxyFor({ use: 'https', host: 'login.example', port: 443 });
    expect(used === null ? null : describeProxy(used)).toBe('http://127.0.0.1:3128');
    expect(used?.username).toBe('');
    expect(used?.password.reveal()).toBe('');
  });
});

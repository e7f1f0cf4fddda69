import { readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { newVaultPath, openVault } from '../../testing/open-vault.ts';
import { outgoingFields } from '../../testing/server-fields.ts';
import { startCollega } from '../../testing/start-collega.ts';
import { allowHost, allowedHostsEntry, disallowHost, isHostAllowed } from './allowed-hosts.ts';

const server = { id: randomUUID(), clientId: randomUUID() };
const other = { id: randomUUID(), clientId: server.clientId };

it('a host is allowed for one server, by name, however it is written', async () => {
  const path = newVaultPath();
  const secretStore = createFakeSecretStore();
  const vault = await openVault(path, secretStore);
  allowHost(vault, server, 'Mail.Contoso.example.');
  const again = await openVault(path, secretStore);
  expect(isHostAllowed(again, server, 'mail.contoso.EXAMPLE')).toBe(true);
  expect(isHostAllowed(again, other, 'mail.contoso.example')).toBe(false);
  expect(isHostAllowed(again, server, 'contoso.example')).toBe(false);
  disallowHost(again, server, 'mail.contoso.example');
  expect(isHostAllowed(again, server, 'mail.contoso.example')).toBe(false);
});

it('a look-alike name is another host', async () => {
  const vault = await openVault(newVaultPath(), createFakeSecretStore());
  allowHost(vault, server, 'outlook.office365.com');
  expect(isHostAllowed(vault, server, 'оutlook.office365.com')).toBe(false);
});

it('a host that was written into the vault without its key is not allowed', async () => {
  const path = newVaultPath();
  const secretStore = createFakeSecretStore();
  const vault = await openVault(path, secretStore);
  allowHost(vault, other, 'evil.example');
  const file = JSON.parse(readFileSync(path, 'utf8')) as { entries: Record<string, string> };
  // What was allowed for one server is moved to another one.
  file.entries[allowedHostsEntry(server)] = file.entries[allowedHostsEntry(other)] ?? '';
  writeFileSync(path, JSON.stringify(file));
  const again = await openVault(path, secretStore);
  expect(() => isHostAllowed(again, server, 'evil.example')).toThrow();
});

it('what was allowed for a server goes with the server, and with its client', async () => {
  const { options, get } = await startCollega({ secretStore: createFakeSecretStore() });
  const client = await get('clients.create', { name: 'Rossi' });
  const add = () => get('mailServers.create', { clientId: client.id, fields: outgoingFields() });
  const servers = [await add(), await add(), await add()];
  const path = `${options.dataFolder}/vault.json`;
  const entries = async () => [...(await openVault(path, options.secretStore)).names(client.id)];
  const vault = await openVault(path, options.secretStore);
  for (const each of servers) allowHost(vault, each, 'mail.example');
  expect(await entries()).toHaveLength(3);
  await get('mailServers.remove', { serverId: servers[0]?.id ?? '' });
  expect(await entries()).toHaveLength(2);
  await get('mailServers.removeMany', { serverIds: [servers[1]?.id ?? ''] });
  expect(await entries()).toHaveLength(1);
  await get('clients.remove', { clientId: client.id });
  expect(await entries()).toEqual([]);
});

import { expect, it } from 'vitest';
import { type CallName } from '../../contract/index.ts';
import { createFakeApi } from './testing/fake-api.ts';
import { createQueryClient } from './create-query-client.ts';
import { refreshAfter, refreshOnEvents, refreshOnLanguage } from './refresh-queries.ts';

function createClientWith(name: CallName) {
  const queryClient = createQueryClient();
  queryClient.setQueryData([name, {}], []);
  const stale = () => queryClient.getQueryState([name, {}])?.isInvalidated;
  return { queryClient, stale };
}

it('asks again for what an event names, and for nothing else', async () => {
  const { api, emit } = createFakeApi({});
  const servers = createClientWith('mailServers.list');
  const settings = ['settings.read', {}];
  servers.queryClient.setQueryData(settings, {});
  refreshOnEvents(api, servers.queryClient);
  emit('records.changed', { topic: 'settings', clientId: null });
  await expect.poll(() => servers.queryClient.getQueryState(settings)?.isInvalidated).toBe(true);
  expect(servers.stale()).toBe(false);
  emit('records.changed', { topic: 'mail-servers', clientId: null });
  await expect.poll(servers.stale).toBe(true);
});

it('asks again for all texts of the services when the window speaks another language', () => {
  for (const name of ['odoo.compare', 'senderRules.review', 'odoo.keptMails'] as CallName[]) {
    const { queryClient, stale } = createClientWith(name);
    const listening: (() => void)[] = [];
    refreshOnLanguage({ on: (_event, listen) => listening.push(listen) }, queryClient);
    expect(stale(), name).toBe(false);
    for (const change of listening) change();
    expect(stale(), name).toBe(true);
  }
});

it('ends its subscriptions', async () => {
  const { api, emit } = createFakeApi({});
  const servers = createClientWith('mailServers.list');
  refreshOnEvents(api, servers.queryClient)();
  emit('records.changed', { topic: 'mail-servers', clientId: null });
  // Takes as long as the event's own refreshing would have.
  await refreshAfter(servers.queryClient, 'settings.save');
  expect(servers.stale()).toBe(false);
});

it('asks again after every command whose answer a screen shows', async () => {
  const shown: Partial<Record<CallName, CallName>> = {
    'clients.create': 'clients.list',
    'azureApp.save': 'clients.list',
    'mailServers.create': 'mailServers.list',
    'mailboxLinks.disconnect': 'mailboxLinks.list',
    'signIn.start': 'mailboxLinks.list',
    'connectionTests.run': 'connectionTests.last',
    'settings.save': 'settings.read',
    'vault.unlock': 'vault.status',
  };
  for (const [command, query] of Object.entries(shown)) {
    const { queryClient, stale } = createClientWith(query);
    await refreshAfter(queryClient, command as CallName);
    expect(stale(), command).toBe(true);
  }
});

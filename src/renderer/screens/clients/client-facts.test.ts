import { expect, it } from 'vitest';
import { type Client, type ClientHealth } from '../../../contract/clients.ts';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { groupByApp, sortClients, type ClientOrder } from '../../../contract/sort-clients.ts';
import { findClients, gatherFacts } from './client-facts.ts';

const now = Date.parse('2026-11-23T10:00:00Z');

function clientNamed(name: string, secretExpiresOn: string | null, odooUrl = ''): Client {
  return {
    id: crypto.randomUUID(),
    name,
    sandbox: false,
    archived: false,
    azureApp: {
      applicationId: '',
      hasSecret: false,
      credentialsChangedAt: null,
      secretExpiresOn,
      authority: { kind: 'common' },
      cloud: 'global',
      odooUrl,
      redirectUri: '',
    },
    senderSettings: defaultSenderSettings,
    guideDone: [],
    createdAt: '2026-11-23T10:00:00Z',
  };
}

function healthOf(client: Client, broken: number, failed: number, never: number): ClientHealth {
  return {
    clientId: client.id,
    servers: broken + failed + never,
    archived: 0,
    links: { valid: 0, broken, missing: never },
    tests: { passed: 0, warning: 0, failed, outdated: 0, never },
    oldestTestAt: null,
  };
}

const rossi = clientNamed('Rossi', '2026-11-30');
const bianchi = clientNamed('bianchi 10', null, 'https://odoo.bianchi.example');
const second = clientNamed('Bianchi 2', '2026-11-20');
const cafe = clientNamed('Café Zoë', '2027-11-23');
const facts = gatherFacts(
  [rossi, bianchi, second, cafe],
  [healthOf(rossi, 0, 2, 0), healthOf(bianchi, 1, 0, 3), healthOf(cafe, 0, 0, 0)],
  now,
);

const sorted = (key: ClientOrder['key'], descending = false) =>
  sortClients(facts, { key, descending }, 'en').map(({ client }) => client.name);

it('sorts by name as people do, both ways', () => {
  expect(sorted('name')).toEqual(['Bianchi 2', 'bianchi 10', 'Café Zoë', 'Rossi']);
  expect(sorted('name', true)).toEqual(['Rossi', 'Café Zoë', 'bianchi 10', 'Bianchi 2']);
});

it('puts first who needs help first', () => {
  expect(sorted('mailboxes')[0]).toBe('bianchi 10');
  expect(sorted('tests').slice(0, 2)).toEqual(['Rossi', 'bianchi 10']);
  expect(sorted('health').slice(0, 2)).toEqual(['Rossi', 'bianchi 10']);
  expect(sorted('secret')).toEqual(['Bianchi 2', 'Rossi', 'Café Zoë', 'bianchi 10']);
});

it('puts the clients of one Azure app together, those without one first', () => {
  const appOf = (client: Client, applicationId: string): Client => ({
    ...client,
    azureApp: { ...client.azureApp, applicationId },
  });
  const id = 'B1111111-2222-4333-8444-555555555555';
  const shared = [appOf(rossi, id), appOf(cafe, id.toLowerCase()), bianchi, appOf(second, 'a2')];
  const found = groupByApp(
    sortClients(gatherFacts(shared, [], now), { key: 'app', descending: false }, 'en'),
  );
  expect(found.map(({ clients }) => clients.map(({ client }) => client.name))).toEqual([
    ['bianchi 10'],
    ['Bianchi 2'],
    ['Café Zoë', 'Rossi'],
  ]);
  expect(findClients(gatherFacts(shared, [], now), 'b1111')).toHaveLength(2);
});

it('finds clients by a part of the name or the address, without accents', () => {
  const found = (text: string) => findClients(facts, text).map(({ client }) => client.name);
  expect(found(' zoe')).toEqual(['Café Zoë']);
  expect(found('ODOO.bianchi')).toEqual(['bianchi 10']);
  expect(found('')).toHaveLength(4);
  expect(found('nobody')).toEqual([]);
});

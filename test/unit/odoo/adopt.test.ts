import { describe, expect, test } from 'vitest';
import { type OdooAdoption } from '../../../src/contract/odoo-adoption.ts';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import {
  adminKey,
  applicationId,
  type ConnectedClient,
  mailbox,
  startPracticeOdoo,
  type PracticeOdoo,
} from './practice-odoo.ts';

/** A client of which nothing is known but the address of its Odoo. */
async function connectEmptyClient(odoo: PracticeOdoo, database: string): Promise<ConnectedClient> {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const asked = { clientId, url: odoo.url, database, login: 'admin', key: adminKey };
  expect(await started.get('odoo.connect', asked)).toMatchObject({ outcome: 'connected' });
  return { ...started, clientId };
}

async function planOf({ get, clientId }: ConnectedClient): Promise<OdooAdoption> {
  const answer = await get('odoo.planAdoption', { clientId });
  return answer.outcome === 'planned' ? answer.adoption : expect.fail(JSON.stringify(answer));
}

async function adopt(client: ConnectedClient, replace = false) {
  const { fingerprint } = await planOf(client);
  const { clientId, get } = client;
  return get('odoo.adopt', { clientId, fingerprint, replace });
}

describe.each(practiceVersions)('an empty client of Odoo %i', (version) => {
  test('gets app, address, senders and servers, and says what stays in Odoo', async () => {
    const odoo = await startPracticeOdoo(version);
    odoo.database('linked').write('ir.mail_server', [1], { microsoft_outlook_refresh_token: 'x' });
    const client = await connectEmptyClient(odoo, 'linked');
    const { notAdopted } = await planOf(client);
    expect(notAdopted.map(({ code }) => code)).toEqual(['secret', 'tokens']);
    expect(await adopt(client)).toMatchObject({ outcome: 'adopted' });
    const [stored] = await client.get('clients.list', {});
    expect(stored).toMatchObject({
      azureApp: { applicationId, odooUrl: 'https://odoo.example.com', hasSecret: false },
      senderSettings:
        version >= 17
          ? {
              odooVersion: String(version),
              aliasDomain: { name: 'sandbox.example', defaultFrom: 'odoo' },
            }
          : { odooVersion: '16', mailCatchallDomain: 'sandbox.example', mailDefaultFrom: 'odoo' },
    });
    const servers = await client.get('mailServers.list', { clientId: client.clientId });
    expect(servers.map(({ direction, username, active }) => [direction, username, active])).toEqual(
      [
        ['outgoing', mailbox, true],
        ['incoming', mailbox, true],
      ],
    );
    // And then the two hold the same.
    const compared = await client.get('odoo.compare', { clientId: client.clientId });
    const codes = (compared?.differences ?? []).map(({ code }) => code);
    for (const code of ['server-not-in-collega', 'server-not-in-odoo', 'application-id-differs']) {
      expect(codes).not.toContain(code);
    }
    expect((await planOf(client)).items).toEqual([]);
  });

  test('leaves out a password sign-in at Microsoft, and says what to do', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectEmptyClient(odoo, 'catch-all');
    const { notAdopted, items } = await planOf(client);
    expect(notAdopted).toContainEqual(
      expect.objectContaining({ code: 'password-at-microsoft', name: 'Everything' }),
    );
    expect(items.some((item) => item.kind === 'server' && item.name === 'Everything')).toBe(false);
  });
});

test('what Collega has otherwise is kept, unless Odoo’s is asked for', async () => {
  const odoo = await startPracticeOdoo(18);
  const client = await connectEmptyClient(odoo, 'linked');
  await adopt(client);
  odoo.database('linked').write('ir.mail_server', [1], { from_filter: 'sandbox.example' });
  const filter = async () => {
    const servers = await client.get('mailServers.list', { clientId: client.clientId });
    return servers.find(({ direction }) => direction === 'outgoing');
  };
  expect(await adopt(client)).toEqual({ outcome: 'adopted', items: [] });
  expect(await filter()).toMatchObject({ fromFilter: mailbox });
  expect(await adopt(client, true)).toMatchObject({
    items: [{ kind: 'server', changes: [`fromFilter: ${mailbox} -> sandbox.example`] }],
  });
  expect(await filter()).toMatchObject({ fromFilter: 'sandbox.example' });
});

test.each([
  ['http://169.254.169.254', 'https://evil.example/common/oauth2/v2.0/', 'smtp.evil.example'],
  ['javascript:alert(1)', 'https://login.microsoftonline.com@evil.example/x/', 'a b'],
])(
  'an Odoo with the address %s gives only what Collega’s rules accept',
  async (url, endpoint, host) => {
    const odoo = await startPracticeOdoo(18);
    const database = odoo.database('linked');
    database.setParameter('web.base.url', url);
    database.setParameter('microsoft_outlook.endpoint', endpoint);
    database.setParameter('microsoft_outlook_client_id', 'no-guid');
    database.write('ir.mail_server', [1], { smtp_host: host });
    const client = await connectEmptyClient(odoo, 'linked');
    const { items, notAdopted } = await planOf(client);
    const settings = items.flatMap((item) => (item.kind === 'setting' ? item.setting : []));
    for (const name of ['applicationId', 'odooUrl', 'authority', 'cloud']) {
      expect(settings).not.toContain(name);
    }
    expect(notAdopted.map(({ code }) => code)).toContain('endpoint-not-usable');
    const outgoing = items.find((item) => item.kind === 'server' && item.direction === 'outgoing');
    // A host with a blank is no host; a foreign one is marked, and asked about before a token leaves.
    if (host.includes(' ')) expect(outgoing).toBeUndefined();
    else expect(outgoing).toMatchObject({ foreignHost: true });
  },
);

test('a plan that was shown before Odoo changed is not carried out', async () => {
  const odoo = await startPracticeOdoo(19);
  const client = await connectEmptyClient(odoo, 'linked');
  const { fingerprint } = await planOf(client);
  odoo.database('linked').write('ir.mail_server', [1], { smtp_host: 'smtp.evil.example' });
  const { clientId, get } = client;
  expect(await get('odoo.adopt', { clientId, fingerprint, replace: true })).toMatchObject({
    trouble: { code: 'plan-outdated' },
  });
  expect(await get('mailServers.list', { clientId })).toEqual([]);
});

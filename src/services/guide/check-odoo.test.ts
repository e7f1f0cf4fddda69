import { describe, expect, it } from 'vitest';
import { type OdooDifference } from '../../contract/odoo.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { newClient } from '../clients/client-handlers.ts';
import { checkOdoo, type ReadOdoo } from './check-odoo.ts';

const readAt = '2026-11-23T09:00:00.000Z';

const snapshot = (change: Partial<OdooSnapshot> = {}): OdooSnapshot => ({
  schema: 'collega.odoo-snapshot/1',
  readAt,
  version: '18.0',
  edition: 'community',
  url: 'https://odoo.contoso.example',
  database: 'contoso',
  databaseUuid: null,
  neutralized: false,
  rights: 'administrator',
  outlookModule: 'installed',
  applicationId: null,
  secret: 'same',
  endpoint: null,
  webBaseUrl: null,
  webBaseUrlFrozen: true,
  customServers: true,
  senderParameters: {
    defaultFrom: 'odoo@contoso.com',
    catchallDomain: 'contoso.com',
    bounceAlias: null,
    catchallAlias: null,
    defaultFromFilter: null,
  },
  outgoing: [],
  incoming: [],
  aliasDomains: [
    { id: 1, name: 'other.example', bounceAlias: null, catchallAlias: null, defaultFrom: 'x' },
    { id: 2, name: 'Contoso.com', bounceAlias: null, catchallAlias: null, defaultFrom: 'Odoo' },
  ],
  companies: [],
  mails: { exception: 0, outgoing: 0 },
  jobs: null,
  missing: [],
  ...change,
});

const difference = (change: Partial<OdooDifference>): OdooDifference => ({
  code: 'secret-differs',
  severity: 'error',
  model: 'ir.config_parameter',
  recordId: null,
  serverId: null,
  name: 'microsoft_outlook_client_secret',
  field: 'value',
  collega: null,
  odoo: null,
  title: 'The secret differs',
  consequence: '',
  fix: '',
  ...change,
});

function check(id: string, odoo: ReadOdoo | null, guideDone: string[] = []) {
  const client = { ...newClient('Contoso', readAt), guideDone };
  client.senderSettings = {
    ...client.senderSettings,
    aliasDomain: { ...client.senderSettings.aliasDomain, name: 'contoso.com', defaultFrom: 'odoo' },
    mailDefaultFrom: 'odoo@contoso.com',
    mailCatchallDomain: 'contoso.com',
  };
  const checks = checkOdoo({ client, servers: [], links: [] }, odoo, 'en');
  return checks.find((each) => each.id === id);
}

describe('what the guide knows of Odoo', () => {
  it('is nothing before Odoo was read', () => {
    for (const id of ['module-in-odoo', 'settings-in-odoo', 'senders-in-odoo']) {
      expect(check(id, null)).toMatchObject({ outcome: 'waiting', reason: 'odoo-not-read' });
    }
  });

  it('is done where the snapshot agrees, as of its time', () => {
    const odoo = { snapshot: snapshot(), differences: [] };
    for (const id of ['module-in-odoo', 'settings-in-odoo', 'senders-in-odoo']) {
      const passed = { outcome: 'passed', reason: 'odoo-agrees', checkedAt: readAt };
      expect(check(id, odoo), id).toMatchObject(passed);
    }
  });

  it('is to do where Odoo differs, and a problem against a tick', () => {
    const odoo = { snapshot: snapshot(), differences: [difference({})] };
    const params = { first: 'The secret differs (microsoft_outlook_client_secret)', number: '1' };
    expect(check('settings-in-odoo', odoo)).toMatchObject({ outcome: 'waiting', params });
    expect(check('module-in-odoo', odoo)).toMatchObject({ outcome: 'passed' });
    expect(check('settings-in-odoo', odoo, ['odoo-settings'])).toMatchObject({ outcome: 'failed' });
  });

  it('does not take a secret that could not be compared for the same', () => {
    const differences = [difference({ code: 'secret-not-compared', severity: 'info' })];
    const odoo = { snapshot: snapshot({ secret: 'unknown' }), differences };
    expect(check('settings-in-odoo', odoo)).toMatchObject({ outcome: 'waiting' });
  });

  it('compares the values that this version of Odoo reads', () => {
    const [first] = snapshot().aliasDomains;
    const of18 = { snapshot: snapshot({ aliasDomains: first ? [first] : [] }), differences: [] };
    expect(check('senders-in-odoo', of18)).toMatchObject({
      outcome: 'waiting',
      reason: 'odoo-differs',
      params: { first: 'Domain', number: '2' },
    });
    const of16 = { snapshot: snapshot({ version: '16.0', aliasDomains: [] }), differences: [] };
    expect(check('senders-in-odoo', of16)).toMatchObject({ outcome: 'passed' });
  });

  it('claims nothing of servers where Collega has none to enter', () => {
    const odoo = { snapshot: snapshot(), differences: [] };
    expect(check('outgoing-in-odoo', odoo)).toMatchObject({ reason: 'no-server-yet' });
    expect(check('incoming-in-odoo', odoo)).toMatchObject({ reason: 'no-server-yet' });
  });
});

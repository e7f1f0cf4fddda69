import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeOdooAddress } from '../../../src/sandbox/odoo/start-practice-odoos.ts';
import { practiceKey } from '../../../src/sandbox/odoo/odoo-database.ts';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { practiceDatabaseNames } from '../../../src/sandbox/odoo/seed-databases.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { openJsonRecordsFile } from '../../../src/services/store/records/json-records-file.ts';
import {
  type StartedCollega,
  startCollega,
  temporaryFolder,
} from '../../../src/services/testing/start-collega.ts';
import { adminKey } from './practice-odoo.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterAll(() => sandbox.close());

async function practiceClient({ get }: StartedCollega): Promise<string> {
  const [client] = await get('clients.list', {});
  if (client === undefined) throw new Error('no practice client');
  return client.id;
}

test('the practice client is connected to a practice Odoo from its first start', async () => {
  const started = await startCollega({ sandbox: sandbox.environment });
  const clientId = await practiceClient(started);
  const connection = await started.get('odoo.connection', { clientId });
  expect(connection).toMatchObject({ database: 'linked', version: '18.0', login: 'admin' });
  const read = await started.get('odoo.read', { clientId });
  if (read.outcome !== 'read') return expect.fail(JSON.stringify(read));
  // What was written down without asking is what the Odoo says.
  expect(read.snapshot.databaseUuid).toBe(connection?.databaseUuid);
  expect(read.snapshot).toMatchObject({ secret: 'same', outgoing: [{ host: 'localhost' }] });
  const compared = await started.get('odoo.compare', { clientId });
  expect(compared?.differences.map(({ code }) => code)).not.toContain('endpoint-differs');
});

test.each([...practiceVersions])(
  'every database of practice Odoo %i can be connected',
  async (version) => {
    const started = await startCollega({ sandbox: sandbox.environment });
    const clientId = await practiceClient(started);
    const { url } = addressOf(sandbox, version);
    for (const database of practiceDatabaseNames) {
      const account = { clientId, url, database, login: 'admin', key: adminKey };
      const answer = await started.get('odoo.connect', account);
      expect(answer).toMatchObject({
        outcome: 'connected',
        connection: { version: `${version}.0`, neutralized: database === 'staging' },
      });
    }
  },
);

function addressOf({ environment }: Sandbox, version: number): PracticeOdooAddress {
  const found = environment.odoos.find((each) => each.version === version);
  if (found === undefined) throw new Error(`no practice Odoo ${version}`);
  return found;
}

test('the connection follows the port of the next start, and what the user ended stays ended', async () => {
  const dataFolder = temporaryFolder();
  const { environment } = sandbox;
  const { odoo } = environment;
  if (odoo === null) return expect.fail('no practice Odoo');
  const start = (url: string): Promise<StartedCollega> =>
    startCollega({
      sandbox: { ...environment, odoo: { ...odoo, url } },
      dataFolder,
      recordsFile: openJsonRecordsFile(dataFolder),
      passphrase: 'correct horse battery staple',
    });
  const first = await start(odoo.url);
  const clientId = await practiceClient(first);
  await first.collega.dispose();
  const moved = await start('http://localhost:1');
  expect(await moved.get('odoo.connection', { clientId })).toMatchObject({
    url: 'http://localhost:1',
  });
  await moved.get('odoo.disconnect', { clientId });
  await moved.collega.dispose();
  const last = await start(odoo.url);
  expect(await last.get('odoo.connection', { clientId })).toBeNull();
});

test('the practice client alone is told how the practice Odoos are connected, whatever key it holds', async () => {
  const started = await startCollega({ sandbox: sandbox.environment });
  const clientId = await practiceClient(started);
  const told = await started.get('odoo.practice', { clientId });
  expect(told).toMatchObject({ login: 'admin', key: adminKey, odoos: sandbox.environment.odoos });
  expect(told?.databases).toEqual(practiceDatabaseNames);
  // The key that the vault holds is none that is answered.
  const { url } = addressOf(sandbox, 18);
  const account = { clientId, url, database: 'linked', login: 'user', key: practiceKey('user') };
  expect(await started.get('odoo.connect', account)).toMatchObject({ outcome: 'connected' });
  expect(await started.get('odoo.practice', { clientId })).toEqual(told);
  const real = await started.get('clients.create', { name: 'Rossi' });
  expect(await started.get('odoo.practice', { clientId: real.id })).toBeNull();
});

import { expect, test } from 'vitest';
import { canaries } from '../../../src/services/testing/token-authority.ts';
import { type AlteredCall, startAlteringProxy } from './altering-proxy.ts';
import { startLinkedClient } from './linked-client.ts';
import { adminKey, connectClient, startPracticeOdoo } from './practice-odoo.ts';

const honest = ({ result }: AlteredCall): unknown => result;

/** A linked client whose Odoo 18 answers as `lie` says, once it is told to. */
async function startLied() {
  const started = await startLinkedClient(18);
  const lies = { tell: honest };
  const proxy = await startAlteringProxy(started.odoo.url, (call) => lies.tell(call));
  const { clientId } = started;
  const database = started.database.name;
  const account = { clientId, url: proxy.url, database, login: 'admin', key: adminKey };
  expect(await started.get('odoo.connect', account)).toMatchObject({ outcome: 'connected' });
  return { ...started, proxy, lies };
}

test('a mail that was not asked about is not sent again', async () => {
  const odoo = await startPracticeOdoo(18);
  const proxy = await startAlteringProxy(odoo.url, ({ model, method, result }) =>
    model === 'mail.mail' && method === 'search_read' ? [{ id: 4711 }, { id: 2 }] : result,
  );
  const client = await connectClient({ ...odoo, url: proxy.url }, 'failed-mails');
  const input = { clientId: client.clientId, mailIds: [2] };
  expect(await client.get('odoo.retryMails', input)).toMatchObject({ count: 1 });
  const queued = proxy.seen.filter((call) => call.startsWith('mail.mail mark_outgoing'));
  expect(queued).toEqual(['mail.mail mark_outgoing [[2]]']);
});

test('no token is handed over where Odoo answers about another record than the one asked for', async () => {
  const { plan, apply, lies, proxy } = await startLied();
  const shown = await plan();
  lies.tell = ({ model, method, result }) =>
    model === 'ir.mail_server' && method === 'read' && Array.isArray(result)
      ? result.map((row: object) => ({ ...row, id: 999 }))
      : result;
  const answer = await apply(shown);
  expect(answer).toMatchObject({ outcome: 'applied' });
  const tokens = proxy.seen.filter(
    (call) => call.startsWith('ir.mail_server write') && call.includes(canaries.refresh),
  );
  expect(tokens).toEqual([]);
});

test('a probe gives its token to no record but the one that it made', async () => {
  const { plan, apply, lies, proxy, get, clientId, database } = await startLied();
  await apply(await plan());
  const foreign = { name: 'Trap', smtp_host: 'mail.attacker.example', active: false };
  const trap = database.create('ir.mail_server', foreign);
  lies.tell = ({ model, method, result }) =>
    model === 'ir.mail_server' && method === 'create' ? [trap.id] : result;
  const servers = await get('mailServers.list', { clientId });
  const serverId = servers.find(({ direction }) => direction === 'outgoing')?.id ?? '';
  const before = proxy.seen.length;
  expect(await get('odoo.probe', { clientId, serverId })).toMatchObject({ outcome: 'failed' });
  const written = proxy.seen.slice(before).filter((call) => call.includes(canaries.access));
  expect(written).toEqual([]);
  expect(database.browse('ir.mail_server', [trap.id])).toMatchObject([
    { microsoft_outlook_access_token: false },
  ]);
});

test('no module is installed but the one that the plan names', async () => {
  const started = await startLinkedClient(18, { database: 'no-module', linked: false });
  const proxy = await startAlteringProxy(started.odoo.url, ({ model, method, result }) =>
    model === 'ir.module.module' && method.startsWith('search') && Array.isArray(result)
      ? result.map((row: unknown) =>
          typeof row === 'number' ? 77 : { ...(row as object), id: 77, name: 'other_module' },
        )
      : result,
  );
  const { clientId, get, plan } = started;
  const shown = await plan();
  const account = { clientId, url: proxy.url, database: 'no-module', login: 'admin' };
  expect(await get('odoo.connect', { ...account, key: adminKey })).toMatchObject({
    outcome: 'connected',
  });
  await get('odoo.apply', {
    clientId,
    fingerprint: shown.fingerprint,
    stepIds: shown.steps.map(({ id }) => id),
    installModule: true,
  });
  expect(proxy.seen.filter((call) => call.includes('button_immediate_install'))).toEqual([]);
});

test('nothing is written to another database that took the place of the one that was planned for', async () => {
  const { plan, apply, database } = await startLinkedClient(18);
  const shown = await plan();
  database.setParameter('database.uuid', '00000000-0000-1000-8000-000000000000');
  expect(await apply(shown)).toMatchObject({ trouble: { code: 'other-database' } });
  expect(database.search('ir.mail_server', [], false)).toEqual([]);
  expect(database.parameter('microsoft_outlook_client_id')).toBeNull();
});

test('a filter of a thousand addresses is reviewed, and its mails are explained', async () => {
  const odoo = await startPracticeOdoo(18);
  const database = odoo.database('failed-mails');
  const filter = Array.from({ length: 1000 }, (_, index) => `user-${index}@sandbox.example`);
  const [server] = database.search('ir.mail_server', [], false);
  database.write('ir.mail_server', [server?.id ?? 0], { from_filter: filter.join(', ') });
  const { get, clientId } = await connectClient(odoo, 'failed-mails');
  const mails = await get('odoo.mails', { clientId, addresses: false });
  expect(mails).toMatchObject({ outcome: 'read' });
  const compared = await get('odoo.compare', { clientId });
  expect(compared?.senders.length).toBeGreaterThan(0);
}, 60_000);

test('names and errors of megabytes are read, compared and explained within seconds, cut short', async () => {
  const odoo = await startPracticeOdoo(18);
  const database = odoo.database('failed-mails');
  const huge = 'x '.repeat(2_000_000);
  const [server] = database.search('ir.mail_server', [], false);
  const [mail] = database.search('mail.mail', [['state', '=', 'exception']], false);
  database.write('ir.mail_server', [server?.id ?? 0], { name: huge, from_filter: huge });
  database.write('mail.mail', [mail?.id ?? 0], { failure_reason: huge });
  const { get, clientId } = await connectClient(odoo, 'failed-mails');
  const read = await get('odoo.read', { clientId });
  expect(read).toMatchObject({ outcome: 'read' });
  const mails = await get('odoo.mails', { clientId, addresses: false });
  if (mails.outcome !== 'read') return expect.fail(JSON.stringify(mails));
  const compared = await get('odoo.compare', { clientId });
  for (const answer of [read, mails, compared]) {
    expect(JSON.stringify(answer).length).toBeLessThan(1_000_000);
  }
}, 60_000);

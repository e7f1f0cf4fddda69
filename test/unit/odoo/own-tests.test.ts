import { describe, expect, test } from 'vitest';
import { type OdooTestResult } from '../../../src/contract/odoo-tests.ts';
import { practiceVersions, type PracticeVersion } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { type RunServerTest } from '../../../src/sandbox/odoo/odoo-methods.ts';
import { userError } from '../../../src/sandbox/odoo/odoo-exception.ts';
import { outgoingFields } from '../../../src/services/testing/server-fields.ts';
import { compareTests } from '../../../src/services/odoo/own-tests/compare-tests.ts';
import { startLinkedClient } from './linked-client.ts';
import {
  type ConnectedClient,
  connectClient,
  mailbox,
  startPracticeOdoo,
} from './practice-odoo.ts';

const failsWith =
  (message: string): RunServerTest =>
  () =>
    Promise.reject(userError(message));

async function testOutgoing(
  { get, clientId }: ConnectedClient,
  recordId: number,
): Promise<OdooTestResult> {
  await get('odoo.read', { clientId });
  const answer = await get('odoo.test', {
    clientId,
    direction: 'outgoing',
    recordId,
    ownTest: false,
  });
  if (answer.outcome !== 'tested') return expect.fail(JSON.stringify(answer));
  return answer.result;
}

async function connect(version: PracticeVersion, runTest: RunServerTest) {
  const odoo = await startPracticeOdoo(version, { runTest });
  const client = await connectClient(odoo, 'linked');
  return { odoo, client };
}

describe("Odoo's own test", () => {
  test('that fails is explained as a test of Collega would be', async () => {
    const { client } = await connect(
      18,
      failsWith(
        'An error occurred when fetching the access token. AADSTS7000215: Invalid client secret provided.',
      ),
    );
    expect(await testOutgoing(client, 1)).toMatchObject({
      odoo: { passed: false, finding: { code: 'client-secret-wrong' } },
      collega: null,
      comparison: 'not-in-collega',
    });
  });

  test('stands beside no result where Collega has the server and never tested it', async () => {
    const { client } = await connect(19, () => Promise.resolve(true));
    const fields = outgoingFields({ username: mailbox, fromFilter: mailbox });
    await client.get('mailServers.create', { clientId: client.clientId, fields });
    expect(await testOutgoing(client, 1)).toMatchObject({
      odoo: { passed: true, finding: null },
      comparison: 'collega-not-tested',
    });
  });
});

describe.each(practiceVersions)('a probe of Odoo %i', (version) => {
  test('leaves nothing behind: archived, with an access token alone, and gone after it', async () => {
    const seen: object[] = [];
    const { get, clientId, database, authority } = await startLinkedClient(version, {
      runTest: (_database, _model, { active, ...server }) => {
        const refresh = server['microsoft_outlook_refresh_token'];
        const expires = Number(server['microsoft_outlook_access_token_expiration']);
        seen.push({
          active,
          refresh,
          expires: expires > Date.now() / 1000,
          order: orderOf(server),
        });
        return Promise.resolve(true);
      },
    });
    const asked = authority.asked.length;
    for (const server of await get('mailServers.list', { clientId })) {
      expect(await get('odoo.probe', { clientId, serverId: server.id })).toMatchObject({
        outcome: 'probed',
        result: { direction: server.direction, odoo: { passed: true }, leftBehind: null },
      });
    }
    expect(seen.length).toBeGreaterThan(0);
    for (const each of seen) {
      expect(each).toEqual({ active: false, refresh: false, expires: true, order: 999 });
    }
    for (const model of ['ir.mail_server', 'fetchmail.server']) {
      expect(database.search(model, [], false)).toEqual([]);
    }
    // The mailbox's own token, as in any test of Collega's.
    expect(authority.asked.length - asked).toBe(0);
  });

  test('that fails is explained, and its record is removed all the same', async () => {
    const { get, clientId, database } = await startLinkedClient(version, {
      runTest: failsWith("…with error b'5.7.57 Client not authenticated to send mail.'"),
    });
    const [server] = await get('mailServers.list', { clientId });
    const serverId = server?.id ?? '';
    expect(await get('odoo.probe', { clientId, serverId })).toMatchObject({
      result: { odoo: { passed: false, finding: { severity: 'error' } }, leftBehind: null },
    });
    expect(database.search('ir.mail_server', [], false)).toEqual([]);
  });
});

test('a probe without a link asks nobody, and creates nothing in Odoo', async () => {
  const { get, clientId, database } = await startLinkedClient(18, { linked: false });
  const [server] = await get('mailServers.list', { clientId });
  expect(await get('odoo.probe', { clientId, serverId: server?.id ?? '' })).toMatchObject({
    outcome: 'no-token',
    finding: { code: 'mailbox-not-linked' },
  });
  expect(database.search('ir.mail_server', [], false)).toEqual([]);
});

function orderOf(server: Readonly<Record<string, unknown>>): unknown {
  return 'sequence' in server ? server['sequence'] : server['priority'];
}

describe('two tests of one mailbox', () => {
  const finding = (code: string, step: string | null) => ({ code, step }) as never;
  const odooFails = (message: string, found: unknown = null) => ({
    passed: false,
    message,
    finding: found as never,
  });
  const collega = (outcome: 'passed' | 'failed', found: unknown = null, outdated = false) => ({
    outcome,
    outdated,
    finding: found as never,
  });
  const passes = { passed: true, message: '', finding: null };
  const hidden = odooFails("…with error b'5.7.57 Client not authenticated to send mail.'");
  const refused = finding('smtp-auth-disabled-for-mailbox', 'auth');
  const blocked = finding('port-blocked', 'tcp');
  test.each([
    ['both-passed', passes, collega('passed')],
    ['odoo-hides-cause', hidden, collega('failed', refused)],
    ['same-cause', odooFails('', blocked), collega('failed', blocked)],
    ['odoo-fails-to-connect', odooFails('', blocked), collega('passed')],
    ['odoo-fails-at-token', odooFails('fetching the access token. AADSTS50173'), collega('passed')],
    ['odoo-fails-otherwise', hidden, collega('passed')],
    ['collega-fails-to-connect', passes, collega('failed', blocked)],
    ['collega-fails-otherwise', passes, collega('failed', refused)],
    ['different-causes', odooFails('', blocked), collega('failed', refused)],
    ['collega-not-tested', passes, null],
    ['collega-not-tested', passes, collega('passed', null, true)],
  ])('%s', (comparison, odoo, ours) => {
    expect(compareTests(odoo, ours)).toBe(comparison);
  });
});

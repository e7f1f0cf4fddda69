import { expect, test } from 'vitest';
import { grantTokens } from '../../../src/services/testing/token-authority.ts';
import { startLinkedClient as start } from './linked-client.ts';

test('a link from before an Odoo 19 was connected lacks User.Read, and says so', async () => {
  const { plan, link, authority } = await start(19, { linked: false });
  authority.answer = () => grantTokens({ number: authority.asked.length });
  await link();
  const blocks = (await plan()).steps.filter(({ kind }) => kind === 'hand-over');
  expect(blocks.map(({ blocked }) => blocked)).toEqual([
    'link-lacks-user-read',
    'link-lacks-user-read',
  ]);
});

test.each([
  [18, false],
  [19, true],
] as const)('a sign-in for Odoo %i asks for email and User.Read: %s', async (version, asks) => {
  const { shell } = await start(version);
  const [window] = shell.windows;
  const scope = new URL(window?.authorizeUrl ?? '').searchParams.get('scope')?.split(' ') ?? [];
  expect(scope.includes('https://outlook.office.com/User.Read')).toBe(asks);
  expect(scope.includes('email')).toBe(asks);
});

test('the steps of a mailbox’s two servers say which of them they are about', async () => {
  const { plan, apply, get, clientId } = await start(18);
  const shown = await plan();
  const titles = shown.steps.map(({ title }) => title);
  expect(titles).toContain('Create the mail server Sandbox outgoing (outgoing), archived');
  expect(titles).toContain('Sandbox incoming (incoming): put it into use');
  await apply(shown);
  const undone = await get('odoo.undo', { clientId });
  expect(JSON.stringify(undone)).toContain('Sandbox incoming (incoming): archive');
});

test('without a token to hand over neither Odoo’s test nor the use of the server is proposed', async () => {
  const { plan } = await start(18, { linked: false });
  const { steps } = await plan();
  const ofServers = steps.filter(({ serverId }) => serverId !== null);
  const of = ofServers.map(({ kind, proposed }) => `${kind} ${String(proposed)}`);
  const each = ['create-server true', 'hand-over false', 'own-test false', 'activate false'];
  expect(of).toEqual([...each, ...each]);
});

test.each([
  [
    'failed',
    'test-failed',
    '2026-11-01T10:00:00.000Z',
    /^Collega’s last test of this server failed/,
  ],
  ['outdated', 'test-outdated', '2026-11-01T10:00:00.000Z', /something it depends on has changed/],
  [null, 'not-tested', null, /^Collega has no result of a test/],
] as const)(
  'a server whose own test in Collega says nothing for it (%s) is not proposed to be used by Odoo',
  async (lastTest, code, at, words) => {
    const { plan } = await start(18, { lastTest });
    const ofServers = (await plan()).steps.filter(({ serverId }) => serverId !== null);
    const of = (direction: string) =>
      ofServers
        .filter(({ model }) => model === direction)
        .map(({ kind, proposed, warning }) => [kind, proposed, warning?.code ?? null]);
    expect(of('ir.mail_server')).toEqual([
      ['create-server', true, null],
      ['hand-over', false, code],
      ['own-test', false, null],
      ['activate', false, code],
    ]);
    expect(of('fetchmail.server')).toEqual([
      ['create-server', true, null],
      ['hand-over', false, code],
      ['own-test', false, code],
      ['activate', false, code],
    ]);
    const warned = ofServers.filter(({ warning }) => warning !== null);
    expect(warned.map(({ warning }) => warning?.at)).toEqual(warned.map(() => at));
    for (const { warningText } of warned) expect(warningText).toMatch(words);
  },
);

test('each step that is not proposed says why, with a block, a warning or a reason of its own', async () => {
  for (const options of [{ linked: false }, { lastTest: null }, {}] as const) {
    const { plan } = await start(18, options);
    for (const step of (await plan()).steps) {
      const reasons = [step.blockedText, step.warningText, step.leftText].filter(
        (reason) => reason !== null,
      );
      const isLeft = !step.proposed || step.blocked !== null;
      expect(reasons.length > 0, step.id).toBe(isLeft);
      if (step.left !== null) expect(step.leftText).toMatch(/^Not ticked: /);
    }
  }
});

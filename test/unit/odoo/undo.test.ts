import { expect, test } from 'vitest';
import { type OdooStepResult } from '../../../src/contract/odoo-plan.ts';
import { startLinkedClient } from './linked-client.ts';

const foreignToken = { name: 'Of another app', microsoft_outlook_refresh_token: 'its own' };

function outcomes(answer: object): string[] {
  const { results = [] } = answer as { readonly results?: readonly OdooStepResult[] };
  return results.map(({ outcome, message }) => `${outcome} ${message}`.trim());
}

test('what could not be undone yet is undone by the next undo', async () => {
  const { plan, apply, database, get, clientId } = await startLinkedClient(19);
  await apply(await plan());
  const foreign = database.create('ir.mail_server', foreignToken);
  const first = outcomes(await get('odoo.undo', { clientId }));
  expect(first.filter((outcome) => outcome !== 'done')).toEqual([
    expect.stringMatching(/^failed Not removed: a server still holds a token/),
    expect.stringMatching(/^failed Not removed: a server still holds a token/),
  ]);
  database.unlink('ir.mail_server', [foreign.id]);
  expect(outcomes(await get('odoo.undo', { clientId }))).toEqual(['done', 'done']);
  expect(database.parameter('microsoft_outlook_client_id')).toBeNull();
  expect(database.parameter('microsoft_outlook_client_secret')).toBeNull();
  expect(await get('odoo.undo', { clientId })).toMatchObject({
    trouble: { code: 'nothing-to-undo' },
  });
});

test('what cannot be undone does not stand before what was written earlier', async () => {
  const { plan, apply, database, get, clientId } = await startLinkedClient(19);
  const write = async (name: string): Promise<void> => {
    const shown = await plan();
    const step = shown.steps.find((each) => each.name === name);
    expect(outcomes(await apply(shown, [step?.id ?? '']))).toEqual(['done']);
  };
  await write('web.base.url.freeze');
  await write('microsoft_outlook_client_secret');
  database.create('ir.mail_server', foreignToken);
  const refused = [expect.stringMatching(/^failed Not removed/)];
  expect(outcomes(await get('odoo.undo', { clientId }))).toEqual(refused);
  expect(outcomes(await get('odoo.undo', { clientId }))).toEqual(['done']);
  expect(database.parameter('web.base.url.freeze')).toBeNull();
});

test('a token of a sign-in in Odoo since the hand-over is left alone, and said so', async () => {
  const { plan, apply, database, get, clientId } = await startLinkedClient(18);
  await apply(await plan());
  const [outgoing] = database.search('ir.mail_server', [], false);
  const [incoming] = database.search('fetchmail.server', [], false);
  const linkedByHand = {
    microsoft_outlook_refresh_token: 'of a sign-in in Odoo',
    microsoft_outlook_access_token: 'of a sign-in in Odoo',
    microsoft_outlook_access_token_expiration: 1_900_000_000,
  };
  database.write('ir.mail_server', [outgoing?.id ?? 0], linkedByHand);
  // Odoo notes each fetch in the record: that is no sign-in.
  database.write('fetchmail.server', [incoming?.id ?? 0], { date: '2031-01-01 00:00:00' });
  const answers = outcomes(await get('odoo.undo', { clientId }));
  expect(answers.filter((outcome) => outcome !== 'done')).toEqual([
    expect.stringMatching(/^changed Odoo has got another token since/),
    // ID and secret, which that token needs.
    expect.stringMatching(/^failed Not removed: a server still holds a token/),
    expect.stringMatching(/^failed Not removed: a server still holds a token/),
  ]);
  expect(database.search('ir.mail_server', [], false)).toMatchObject([linkedByHand]);
  expect(database.search('fetchmail.server', [], false)).toMatchObject([
    { microsoft_outlook_refresh_token: false },
  ]);
});

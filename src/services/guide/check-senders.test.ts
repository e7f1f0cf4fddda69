import { expect, test } from 'vitest';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { outgoingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';

async function guideWith(aliasDomain: { name: string; defaultFrom: string }, fromFilter: string) {
  const { get } = await startCollega();
  const { id: clientId } = await get('clients.create', { name: 'Rossi' });
  const settings = defaultSenderSettings;
  await get('senderSettings.save', {
    clientId,
    settings: { ...settings, aliasDomain: { ...settings.aliasDomain, ...aliasDomain } },
  });
  const fields = { ...outgoingFields(), username: 'info@rossi.example', fromFilter };
  await get('mailServers.create', { clientId, fields });
  const { steps } = await get('guide.read', { clientId });
  return steps.find(({ id }) => id === 'odoo-senders')?.checks[0];
}

test('a Default From that no server may send as is a problem of the guide', async () => {
  const check = await guideWith(
    { name: 'rossi.example', defaultFrom: 'news' },
    'info@rossi.example',
  );
  expect(check).toMatchObject({ outcome: 'failed', reason: 'senders-refused' });
  expect(check?.finding?.code).toBeDefined();
});

test('a Default From with a server of its own passes', async () => {
  const check = await guideWith(
    { name: 'rossi.example', defaultFrom: 'info' },
    'info@rossi.example',
  );
  expect(check).toMatchObject({ outcome: 'passed', reason: 'senders-accepted', finding: null });
});

test('what is only entered in Collega is not done, and says that Odoo was not asked', async () => {
  const { get } = await startCollega();
  const { id: clientId } = await get('clients.create', { name: 'Rossi' });
  const aliasDomain = { ...defaultSenderSettings.aliasDomain, name: 'rossi.example' };
  const settings = { ...defaultSenderSettings, aliasDomain };
  settings.aliasDomain.defaultFrom = 'info';
  await get('senderSettings.save', { clientId, settings });
  const own = 'info@rossi.example';
  const fields = { ...outgoingFields(), username: own, fromFilter: own };
  await get('mailServers.create', { clientId, fields });
  const read = async () => {
    const { steps } = await get('guide.read', { clientId });
    return steps.find(({ id }) => id === 'odoo-senders');
  };
  const step = await read();
  expect(step?.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'waiting']);
  expect(step).toMatchObject({ state: 'entered', checks: [{}, { reason: 'odoo-not-read' }] });
  await get('guide.tick', { clientId, step: 'odoo-senders', done: true });
  expect(await read()).toMatchObject({ state: 'done', ticked: true });
});

test('without a Default From nothing is claimed', async () => {
  const check = await guideWith({ name: '', defaultFrom: '' }, 'info@rossi.example');
  expect(check).toMatchObject({ outcome: 'waiting', reason: 'senders-unknown' });
});

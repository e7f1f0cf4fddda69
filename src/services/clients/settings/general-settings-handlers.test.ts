import { expect, it } from 'vitest';
import { type GeneralSettingsInput } from '../../../contract/general-settings.ts';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { createMemoryRecordsFile } from '../../store/records/memory-records-file.ts';
import { startCollega } from '../../testing/start-collega.ts';

const secret = 'CANARY-secret-of-the-settings~1';

function settingsOf(
  clientId: string,
  change: Partial<GeneralSettingsInput> = {},
): GeneralSettingsInput {
  return {
    clientId,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret,
    secretExpiresOn: '2027-05-01',
    authority: { kind: 'tenant', tenant: 'contoso.onmicrosoft.com' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com/odoo/settings',
    senderSettings: {
      ...defaultSenderSettings,
      aliasDomain: { ...defaultSenderSettings.aliasDomain, name: '@ example.com' },
    },
    ...change,
  };
}

it('saves app, secret and sender settings in one change, and answers no secret', async () => {
  const { get, events } = await startCollega();
  const { id } = await get('clients.create', { name: 'Rossi' });
  const saved = await get('generalSettings.save', settingsOf(id));
  expect(saved).toMatchObject({
    azureApp: {
      hasSecret: true,
      odooUrl: 'https://odoo.example.com',
      redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
    },
    // The form prints the @ itself: one typed along is not kept twice.
    senderSettings: { odooVersion: '18', aliasDomain: { name: 'example.com' } },
  });
  expect(await get('clients.list', {})).toEqual([saved]);
  expect(JSON.stringify(saved)).not.toContain(secret);
  const changes = events.filter(({ name }) => name === 'records.changed');
  expect(changes).toHaveLength(2);
});

it('takes what is known already, and keeps a stored secret when none is sent', async () => {
  const { get } = await startCollega();
  const { id } = await get('clients.create', { name: 'Rossi' });
  const empty = settingsOf(id, { applicationId: ' ', secret: null, odooUrl: '' });
  expect(await get('generalSettings.save', empty)).toMatchObject({
    azureApp: { applicationId: '', hasSecret: false, redirectUri: '' },
  });
  await get('generalSettings.save', settingsOf(id));
  const again = await get('generalSettings.save', settingsOf(id, { secret: null }));
  expect(again.azureApp.hasSecret).toBe(true);
});

it('names every wrong field at once, and stores nothing of the form', async () => {
  const { get, refusal } = await startCollega();
  const { id } = await get('clients.create', { name: 'Rossi' });
  const before = await get('clients.list', {});
  const refused = await refusal(
    'generalSettings.save',
    settingsOf(id, {
      applicationId: 'x',
      secret: 'two words',
      odooUrl: 'http://odoo.example.com',
      senderSettings: { ...defaultSenderSettings, mailDefaultFrom: 'x'.repeat(400) },
    }),
  );
  if (refused.kind !== 'invalid-input') expect.fail(refused.kind);
  expect(refused.problems).toEqual(
    expect.arrayContaining([
      { field: 'applicationId', problem: 'not-a-guid' },
      { field: 'secret', problem: 'secret-has-spaces' },
      { field: 'odooUrl', problem: 'not-an-https-address' },
      { field: 'senderSettings.mailDefaultFrom', problem: 'too-long' },
    ]),
  );
  expect(await get('clients.list', {})).toEqual(before);
});

it('keeps nothing of it, and the secret of before, when the records cannot be written', async () => {
  const recordsFile = createMemoryRecordsFile();
  const { get, refusal } = await startCollega({ recordsFile });
  const { id } = await get('clients.create', { name: 'Rossi' });
  const write = recordsFile.write.bind(recordsFile);
  recordsFile.write = () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  const refused = await refusal('generalSettings.save', settingsOf(id));
  expect(refused).toEqual({ kind: 'not-saved', path: '(memory)', code: 'ENOSPC' });
  recordsFile.write = write;
  const [client] = await get('clients.list', {});
  expect(client).toMatchObject({
    azureApp: { hasSecret: false, applicationId: '' },
    senderSettings: defaultSenderSettings,
  });
});

it('never puts a real client into the practice cloud', async () => {
  const { get, refusal } = await startCollega();
  const { id } = await get('clients.create', { name: 'Rossi' });
  expect(await refusal('generalSettings.save', settingsOf(id, { cloud: 'sandbox' }))).toEqual({
    kind: 'invalid-input',
    problems: [{ field: 'cloud', problem: 'invalid' }],
  });
});

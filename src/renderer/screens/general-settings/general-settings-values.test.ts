import { describe, expect, it } from 'vitest';
import { type Client } from '../../../contract/clients.ts';
import { generalSettingsInput } from '../../../contract/general-settings.ts';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { isAzureAppComplete } from '../../../contract/azure-app-state.ts';
import { generalSettingsValues, toGeneralSettingsInput } from './general-settings-values.ts';

const client: Client = {
  id: '0b0a7c4e-8f57-4a8e-9d0a-0f6a4f2f6c11',
  name: 'Acme',
  sandbox: false,
  archived: false,
  senderSettings: defaultSenderSettings,
  guideDone: [],
  createdAt: '2026-11-23T10:00:00Z',
  azureApp: {
    applicationId: '11111111-2222-4333-8444-555555555555',
    hasSecret: true,
    credentialsChangedAt: null,
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
    redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
  },
};
const withoutSecret = { ...client, azureApp: { ...client.azureApp, hasSecret: false } };
const values = generalSettingsValues(client);
const send = (change: Partial<typeof values>) =>
  toGeneralSettingsInput(client.id, { ...values, ...change }, ['day', 'month', 'year']);

const problemsOf = (input: unknown) =>
  generalSettingsInput
    .safeParse(input)
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('the form of General Settings', () => {
  it('keeps the stored secret while its field is empty', () => {
    expect(send({}).secret).toBeNull();
    expect(problemsOf(send({}))).toEqual([]);
  });

  it('can be saved before everything is known', () => {
    expect(problemsOf(send({ applicationId: '', odooUrl: '' }))).toEqual([]);
  });

  it('refuses the secret ID at the field of the secret', () => {
    const input = send({ secret: client.azureApp.applicationId });
    expect(problemsOf(input)).toEqual([['secret', 'secret-is-a-guid']]);
  });

  it('names a field that is filled in wrong', () => {
    expect(problemsOf(send({ applicationId: 'x', odooUrl: 'http://odoo.example.com' }))).toEqual([
      ['applicationId', 'not-a-guid'],
      ['odooUrl', 'not-an-https-address'],
    ]);
  });

  it.each([
    ['contoso', 'not-a-domain'],
    ['con toso.com', 'not-a-domain'],
    ['info@contoso.com', 'not-a-domain'],
    ['https://contoso.com', 'not-a-domain'],
    ['contoso.com/', 'not-a-domain'],
    ['città.it', 'not-a-domain'],
    ['10.0.0.1', 'not-a-domain'],
    ['contoso.com', null],
    [' @Mail.contoso.co.uk ', null],
    ['xn--citt-1na.it', null],
    ['', null],
  ])('takes an alias domain as an address has it after the @: «%s»', (name, problem) => {
    const settings = { ...values.senderSettings, mailCatchallDomain: name };
    const aliasDomain = { ...settings.aliasDomain, name };
    const now = send({ senderSettings: { ...settings, aliasDomain, mailCatchallDomain: '' } });
    expect(problemsOf(now)).toEqual(
      problem === null ? [] : [['senderSettings.aliasDomain.name', problem]],
    );
    const old = send({ senderSettings: { ...settings, odooVersion: '16' } });
    expect(problemsOf(old)).toEqual(
      problem === null ? [] : [['senderSettings.mailCatchallDomain', problem]],
    );
  });

  it('sends a tenant only with the choice of one tenant, and names its field', () => {
    expect(send({ authority: { kind: 'common', tenant: 'x' } }).authority).toEqual({
      kind: 'common',
    });
    expect(problemsOf(send({ authority: { kind: 'tenant', tenant: '' } }))).toContainEqual([
      'authority.tenant',
      'required',
    ]);
  });

  it('is complete only with ID, secret and Odoo’s address', () => {
    expect(isAzureAppComplete(client.azureApp)).toBe(true);
    expect(isAzureAppComplete(withoutSecret.azureApp)).toBe(false);
    expect(isAzureAppComplete({ ...client.azureApp, applicationId: '' })).toBe(false);
    expect(isAzureAppComplete({ ...client.azureApp, redirectUri: '' })).toBe(false);
  });
});

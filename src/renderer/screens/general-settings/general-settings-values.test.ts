import { describe, expect, it } from 'vitest';
import { azureAppInput } from '../../../contract/azure-app.ts';
import { type Client } from '../../../contract/clients.ts';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { azureAppValues, toAzureAppInput } from './azure-app-values.ts';
import { isAzureAppComplete } from './is-azure-app-complete.ts';

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
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
    redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
  },
};
const withoutSecret = { ...client, azureApp: { ...client.azureApp, hasSecret: false } };

const problemsOf = (input: unknown) =>
  azureAppInput
    .safeParse(input)
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('the form of the Azure app', () => {
  it('keeps the stored secret while its field is empty', () => {
    const input = toAzureAppInput(client, azureAppValues(client));
    expect(input.secret).toBeNull();
    expect(problemsOf(input)).toEqual([]);
  });

  it('asks for the secret where none is stored', () => {
    const input = toAzureAppInput(withoutSecret, azureAppValues(withoutSecret));
    expect(problemsOf(input)).toContainEqual(['secret', 'required']);
  });

  it('refuses the secret ID at the field of the secret', () => {
    const values = { ...azureAppValues(client), secret: client.azureApp.applicationId };
    expect(problemsOf(toAzureAppInput(client, values))).toEqual([['secret', 'secret-is-a-guid']]);
  });

  it('sends a tenant only with the choice of one tenant, and names its field', () => {
    const values = azureAppValues(client);
    expect(
      toAzureAppInput(client, { ...values, authority: { kind: 'common', tenant: 'x' } }).authority,
    ).toEqual({ kind: 'common' });
    const empty = { ...values, authority: { kind: 'tenant' as const, tenant: '' } };
    expect(problemsOf(toAzureAppInput(client, empty))).toContainEqual([
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

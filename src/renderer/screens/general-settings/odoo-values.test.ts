import { describe, expect, it } from 'vitest';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';
import { type GeneralSettingsValues } from './general-settings-values.ts';
import { listOdooValues } from './odoo-values.ts';

const values: GeneralSettingsValues = {
  applicationId: '11111111-2222-4333-8444-555555555555',
  secret: 'CANARY-typed',
  secretExpiresOn: '',
  authority: { kind: 'common', tenant: '' },
  cloud: 'global',
  odooUrl: 'https://odoo.example.com/odoo/settings',
  senderSettings: {
    ...defaultSenderSettings,
    aliasDomain: { ...defaultSenderSettings.aliasDomain, name: 'example.com' },
    mailDefaultFrom: 'notifications',
    mailCatchallDomain: 'example.com',
  },
};

const tell = (change: Partial<GeneralSettingsValues> = {}) =>
  new Map(
    listOdooValues({ ...values, ...change }).map((told) => [
      'label' in told.name ? told.name.label : told.name.parameter,
      told,
    ]),
  );

describe('what Odoo must be told', () => {
  it('needs no endpoint where Odoo’s default is the right one', () => {
    expect(tell().get('microsoft_outlook.endpoint')).toMatchObject({
      value: null,
      state: 'not-needed',
    });
  });

  it('is the endpoint of one tenant, with its slash and the reason for it', () => {
    const authority = { kind: 'tenant', tenant: ' contoso.onmicrosoft.com ' } as const;
    expect(tell({ authority }).get('microsoft_outlook.endpoint')).toEqual({
      place: 'parameters',
      name: { parameter: 'microsoft_outlook.endpoint' },
      value: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/',
      state: 'told',
      why: ['endpoint-tenant', 'slash'],
    });
  });

  it('waits for a tenant that is not typed yet, and warns of other clouds', () => {
    const unknown = tell({ authority: { kind: 'tenant', tenant: '' } });
    expect(unknown.get('microsoft_outlook.endpoint')).toMatchObject({ state: 'missing' });
    const china = tell({ cloud: 'china' }).get('microsoft_outlook.endpoint');
    expect(china?.why).toContain('endpoint-cloud');
  });

  it('is what this version of Odoo reads, and nothing that it does not', () => {
    expect([...tell().keys()]).toContain('defaultFrom');
    expect([...tell().keys()]).not.toContain('mail.default.from');
    const old = tell({ senderSettings: { ...values.senderSettings, odooVersion: '16' } });
    expect([...old.keys()]).not.toContain('defaultFrom');
    expect(old.get('mail.default.from')?.value).toBe('notifications');
    expect(old.get('mail.catchall.domain')?.value).toBe('example.com');
  });

  it('is the address that the redirect URI is made of, not what was pasted around it', () => {
    expect(tell().get('web.base.url')?.value).toBe('https://odoo.example.com');
    expect(tell({ odooUrl: 'http://odoo' }).get('web.base.url')?.state).toBe('invalid');
  });

  it('is nothing that the form refuses: no value to copy into Odoo', () => {
    const refused = tell({
      applicationId: 'Odoo mail',
      authority: { kind: 'tenant', tenant: 'not a tenant' },
      senderSettings: {
        ...values.senderSettings,
        aliasDomain: { ...values.senderSettings.aliasDomain, name: 'contoso' },
      },
    });
    for (const name of ['id', 'domain', 'microsoft_outlook.endpoint']) {
      expect(refused.get(name), name).toMatchObject({ value: null, state: 'invalid' });
    }
    expect(tell({ applicationId: ' ' }).get('id')?.state).toBe('missing');
  });

  it('never shows the secret, not even one that was just typed', () => {
    expect(tell().get('secret')).toMatchObject({ value: null, state: 'secret' });
    expect(JSON.stringify([...tell().values()])).not.toContain('CANARY');
  });
});

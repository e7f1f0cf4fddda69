import { describe, expect, it } from 'vitest';
import { type z } from 'zod';
import { applicationId, authority, odooAddress, redirectUriOf, secretValue } from './azure-app.ts';

const problemOf = (schema: z.ZodType, value: unknown): string | null =>
  schema.safeParse(value).error?.issues[0]?.message ?? null;

describe('the client secret', () => {
  it('is refused when it is a GUID: that is the secret ID (row 1)', () => {
    const id = '0F8fad5b-d9cb-469f-a165-70867728950e';
    expect(problemOf(secretValue, id)).toBe('secret-is-a-guid');
    expect(problemOf(secretValue, `  ${id}\n`)).toBe('secret-is-a-guid');
  });

  it('is refused when it was wrapped in two by the paste (row 2)', () => {
    expect(problemOf(secretValue, 'abc8Q~first\nsecond')).toBe('secret-has-spaces');
    expect(problemOf(secretValue, 'abc8Q~first second')).toBe('secret-has-spaces');
  });

  it('is taken as it is, without the blanks around it', () => {
    expect(secretValue.parse(' abc8Q~x._-~Yz \n')).toBe('abc8Q~x._-~Yz');
  });

  it('is required', () => {
    expect(problemOf(secretValue, '   ')).toBe('required');
  });
});

describe('the application ID', () => {
  it('is a GUID, whatever its case', () => {
    const id = '0F8FAD5B-D9CB-469F-A165-70867728950E';
    expect(applicationId.parse(` ${id} `)).toBe(id.toLowerCase());
    expect(problemOf(applicationId, 'my-app')).toBe('not-a-guid');
    expect(problemOf(applicationId, `${id}0`)).toBe('not-a-guid');
  });
});

describe('the tenant', () => {
  const tenant = (value: string) => ({ kind: 'tenant', tenant: value });

  it.each(['0f8fad5b-d9cb-469f-a165-70867728950e', 'contoso.onmicrosoft.com', ' contoso.it '])(
    'may be an ID or a domain: %s',
    (value) => expect(authority.parse(tenant(value))).toEqual(tenant(value.trim())),
  );

  it.each(['contoso', 'common', '../common', 'contoso.com/x', 'a@contoso.com', 'https://x.com'])(
    'is nothing else: %s',
    (value) => expect(problemOf(authority, tenant(value))).toBe('not-a-tenant'),
  );
});

describe("Odoo's address", () => {
  it.each([
    ['https://odoo.example.com', 'https://odoo.example.com'],
    ['https://odoo.example.com///', 'https://odoo.example.com'],
    ['  https://ODOO.Example.com:443/ ', 'https://odoo.example.com'],
    ['https://odoo.example.com:8443', 'https://odoo.example.com:8443'],
    ['http://localhost:8069/', 'http://localhost:8069'],
    // As people say it: one of https is meant.
    ['odoo.example.com', 'https://odoo.example.com'],
    ['Odoo.Example.com:8443/odoo', 'https://odoo.example.com:8443'],
  ])('is kept as scheme, host and port: %s', (typed, kept) => {
    expect(odooAddress.parse(typed)).toBe(kept);
  });

  // What people paste: the page they are on, or the redirect URI itself.
  it.each([
    'https://odoo.example.com/odoo/settings',
    'https://odoo.example.com/web?debug=1#action=94&model=ir.mail_server',
    'https://odoo.example.com/microsoft_outlook/confirm',
  ])('is found in the address of any of its pages: %s', (pasted) => {
    const expected = 'https://odoo.example.com/microsoft_outlook/confirm';
    expect(redirectUriOf(odooAddress.parse(pasted))).toBe(expected);
    expect(redirectUriOf(pasted)).toBe(expected);
  });

  it.each([
    'http://odoo.example.com',
    'http://127.0.0.1:8069',
    'http://localhost.example.com',
    'odoo',
    'admin@odoo.example.com',
    'ftp://odoo.example.com',
    'javascript:alert(1)',
    'https://admin:admin@odoo.example.com',
    'https://:admin@odoo.example.com',
    'https://*.odoo.com',
    'https://odoo(1).example.com',
    'https://',
  ])('is refused where Entra would refuse the redirect URI: %s', (typed) => {
    expect(problemOf(odooAddress, typed)).toBe('not-an-https-address');
  });

  it('leaves room for the path within the 256 characters that Entra takes (row 16)', () => {
    const long = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.com`;
    expect(problemOf(odooAddress, long)).toBe('too-long');
  });
});

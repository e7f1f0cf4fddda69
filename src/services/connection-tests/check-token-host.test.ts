import { describe, expect, it } from 'vitest';
import { refuseForeignHost, type TokenHosts } from './check-token-host.ts';

function jwt(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

const noOtherHost: TokenHosts = { cloud: null, allowed: [], sandbox: [] };

function receives(token: string, host: string, change: Partial<TokenHosts> = {}): boolean {
  try {
    refuseForeignHost(token, { host, tokenHosts: { ...noOtherHost, ...change } });
    return true;
  } catch {
    return false;
  }
}

const guid = '00000002-0000-0ff1-ce00-000000000000';
const sts = 'https://sts.windows.net/7a1c2e3d/';
const china = 'https://sts.chinacloudapi.cn/7a1c2e3d/';
const worldwide = jwt({ aud: 'https://outlook.office365.com', iss: sts });
const opaque = 'EwBgA8l6BAAU-opaque-token-of-a-personal-account';
const hybrid = jwt({ aud: 'https://mail.contoso.com/', iss: sts });

describe('a token reaches the hosts that it is for', () => {
  it.each([
    ['worldwide', worldwide, 'outlook.office365.com'],
    ['upper case and the dot of the root', worldwide, 'SMTP.Office365.com.'],
    [
      'audience outlook.office.com',
      jwt({ aud: 'https://outlook.office.com/' }),
      'smtp.office365.com',
    ],
    ['GUID audience, worldwide', jwt({ aud: guid, iss: sts }), 'smtp.office365.com'],
    ['GUID audience, US Government', jwt({ aud: guid, iss: sts }), 'outlook.office365.us'],
    ['GUID audience, China', jwt({ aud: guid, iss: china }), 'smtp.partner.outlook.cn'],
    ['US Government', jwt({ aud: 'https://outlook.office365.us' }), 'smtp.office365.us'],
    ['DoD', jwt({ aud: 'https://outlook-dod.office365.us' }), 'outlook-dod.office365.us'],
    ['China', jwt({ aud: 'https://partner.outlook.cn' }), 'partner.outlook.cn'],
    ['personal, sending', opaque, 'smtp-mail.outlook.com'],
    ['personal, reading', opaque, 'imap-mail.outlook.com'],
    ['Exchange on premises', hybrid, 'mail.contoso.com'],
  ])('%s', (_name, token, host) => {
    expect(receives(token, host)).toBe(true);
  });
});

describe('a token is kept from any other host', () => {
  it.each([
    ['this machine', worldwide, 'localhost'],
    ['an address', worldwide, '127.0.0.1'],
    ['an address of version 6', worldwide, '[::1]'],
    ['Cyrillic o', worldwide, 'оutlook.office365.com'],
    ['the Kelvin sign', worldwide, 'outloo\u212a.office365.com'],
    ['Microsoft’s name at the front', worldwide, 'outlook.office365.com.mail-eu.example'],
    ['Microsoft’s name at the end', worldwide, 'evil-outlook.office365.com'],
    ['a subdomain', worldwide, 'evil.outlook.office365.com'],
    ['another cloud', worldwide, 'partner.outlook.cn'],
    [
      'another cloud, from China',
      jwt({ aud: 'https://partner.outlook.cn' }),
      'outlook.office365.com',
    ],
    ['a GUID audience of China', jwt({ aud: guid, iss: china }), 'outlook.office365.com'],
    ['a GUID audience', jwt({ aud: guid, iss: sts }), 'localhost'],
    ['opaque', opaque, 'localhost'],
    ['opaque, to another cloud', opaque, 'smtp.office365.us'],
    ['no audience', jwt({ iss: sts }), 'localhost'],
    ['on premises, elsewhere', hybrid, 'mail.contoso.example'],
    [
      'a second audience',
      jwt({ aud: ['https://outlook.office.com', 'https://localhost'] }),
      'localhost',
    ],
    [
      'a user name in the audience',
      jwt({ aud: 'https://outlook.office.com@localhost' }),
      'localhost',
    ],
    [
      'a version 2 audience of an app',
      jwt({ aud: '11111111-2222-4333-8444-555555555555' }),
      'localhost',
    ],
  ])('%s', (_name, token, host) => {
    expect(receives(token, host)).toBe(false);
  });
});

it('goes to a host that the user has allowed, by that name alone', () => {
  expect(receives(worldwide, 'relay.contoso.com', { allowed: ['Relay.Contoso.com'] })).toBe(true);
  expect(receives(worldwide, 'relay.contoso.com', { allowed: ['contoso.com'] })).toBe(false);
});

it('of the practice tenant goes to its own hosts alone', () => {
  const token = jwt({
    aud: 'https://outlook.office.com',
    iss: 'https://login.sandbox.example/5a/',
  });
  expect(receives(token, 'localhost', { sandbox: ['localhost'] })).toBe(true);
  expect(receives(token, '127.0.0.1', { sandbox: ['localhost'] })).toBe(false);
  expect(receives(worldwide, 'localhost', { sandbox: ['localhost'] })).toBe(false);
});

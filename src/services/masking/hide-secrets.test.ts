import { describe, expect, it } from 'vitest';
import { hideManySecrets, hideSecrets } from './hide-secrets.ts';

const secret = 'Canary~Secret/value+1234567890';

describe('a secret that the vault knows', () => {
  it.each([
    ['as it is', secret],
    ['in an address', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
  ])('is hidden %s', (_how, form) => {
    expect(hideSecrets([secret])(`before ${form} after`)).not.toContain(form);
  });
});

describe('what has the shape of a secret', () => {
  const jwt = 'eyJ0eXAiOiJKV1QiLCJh.eyJhdWQiOiJodHRwczov.c2lnbmF0dXJl-_x';
  it.each([
    ['a JSON Web Token', `token ${jwt}.`, jwt],
    ['an Entra secret', 'abc8Q~AbCdEfGhIjKlMnOpQrStUvWxYz012345', 'AbCdEfGhIj'],
    ['a code', `https://odoo/confirm?code=0.AXkA${'x'.repeat(80)}&state=1`, 'AXkA'],
    ['the state of a sign-in', `authorize?client_id=1&state=${'s'.repeat(43)}`, 'ssss'],
    ['a refresh token', `0.AXkA${'x_-'.repeat(40)}`, 'AXkA'],
    ['a form field', 'grant_type=x&client_secret=hunter2hunter2&y=1', 'hunter2'],
    ['a JSON field', '{"refresh_token": "hunter2hunter2"}', 'hunter2'],
    ['a SASL frame', 'AUTH XOAUTH2 dXNlcj1qb2huQGNvbnRvc28uY29tAWF1dGg9', 'qb2hu'],
    ['a bearer value', 'Authorization: Bearer abcdefghijklmnop', 'abcdefgh'],
  ])('is hidden: %s', (_what, text, hidden) => {
    expect(hideSecrets([])(text)).not.toContain(hidden);
  });

  it.each([
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled',
    'https://login.microsoftonline.com/error?code=50126',
    'Trace ID: 0f8fad5b-d9cb-469f-a165-70867728950e',
    'code=550',
    'Set-CASMailbox john@contoso.com -SmtpClientAuthenticationDisabled $false',
  ])('leaves what explains: %s', (text) => {
    expect(hideSecrets([])(text)).toBe(text);
  });
});

it('lets the program work on while the tokens of many mailboxes are prepared', async () => {
  let pauses = 0;
  const tokens = Array.from({ length: 101 }, (_, index) => `Canary~token/${index}+of-a-mailbox`);
  const hide = await hideManySecrets(tokens, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBeGreaterThan(1);
  expect(pauses).toBeLessThan(30);
  for (const token of tokens) expect(hide(`got ${token}`)).toBe('got •••');
});

it('takes whatever was typed as a key: also half of a pair of surrogates', () => {
  expect(hideSecrets(['\ud800long-enough'])('a \ud800long-enough b')).not.toContain('long-enough');
});

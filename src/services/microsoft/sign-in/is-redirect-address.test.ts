import { describe, expect, it } from 'vitest';
import { isRedirectAddress, mayOpenInSignIn } from './is-redirect-address.ts';

describe('the redirect address', () => {
  it.each([
    ['https://odoo.example.com/confirm', 'https://odoo.example.com/confirm?code=x#y', true],
    ['https://odoo.example.com/confirm', 'https://ODOO.example.com:443/confirm', true],
    ['https://odoo.example.com', 'https://odoo.example.com/?code=x', true],
    ['https://odoo.example.com/confirm', 'https://odoo.example.com/confirm/', false],
    ['https://odoo.example.com/confirm', 'https://odoo.example.com/CONFIRM', false],
    ['https://odoo.example.com/confirm', 'http://odoo.example.com/confirm', false],
    ['https://odoo.example.com/confirm', 'https://odoo.example.com:444/confirm', false],
    ['https://odoo.example.com/confirm', 'https://a@odoo.example.com.evil.it/confirm', false],
    ['https://odoo.example.com/confirm', 'https://evil.it/confirm?https://odoo.example.com', false],
    ['https://odoo.example.com/confirm', 'about:blank', false],
    ['https://odoo.example.com/confirm', '', false],
  ])('%s: %s is it: %s', (redirectUri, address, is) => {
    expect(isRedirectAddress(address, redirectUri)).toBe(is);
  });
});

describe('the sign-in window', () => {
  const microsoft = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x=1';
  const practice = 'http://127.0.0.1:4321/authorize?x=1';

  it.each([
    [microsoft, 'https://login.live.com/login', true],
    [microsoft, 'http://login.live.com/login', false],
    [microsoft, 'http://127.0.0.1:4321/', false],
    [microsoft, 'file:///etc/passwd', false],
    [microsoft, 'javascript:alert(1)', false],
    [microsoft, 'ms-word:ofe|u|https://x', false],
    [practice, 'http://127.0.0.1:4321/consent', true],
    [practice, 'http://127.0.0.1:4322/consent', false],
    [practice, 'http://localhost:4321/consent', false],
    [practice, 'not an address', false],
  ])('begun at %s may open %s: %s', (start, address, may) => {
    expect(mayOpenInSignIn(address, start)).toBe(may);
  });
});

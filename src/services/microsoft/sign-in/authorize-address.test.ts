import { expect, it } from 'vitest';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { isAuthorizeAddress } from './authorize-address.ts';

const sandbox = {
  authorityMetadata: JSON.stringify({
    authorization_endpoint: 'http://127.0.0.1:4321/{tenant}/oauth2/v2.0/authorize',
  }),
} as SandboxEnvironment;

const authorize = '/common/oauth2/v2.0/authorize?x=1';

it.each([
  [`https://login.microsoftonline.com${authorize}`, true],
  ['https://login.microsoftonline.us/contoso.com/oauth2/v2.0/authorize?x', true],
  [`https://login.partner.microsoftonline.cn${authorize}`, true],
  [`http://127.0.0.1:4321${authorize}`, true],
  [`http://login.microsoftonline.com${authorize}`, false],
  ['https://login.microsoftonline.com/error?code=1', false],
  ['https://login.microsoftonline.com/common/oauth2/v2.0/logout', false],
  [`https://user@login.microsoftonline.com${authorize}`, false],
  [`https://login.microsoftonline.com.evil.example${authorize}`, false],
  [`https://login.microsoftonline.com:8443${authorize}`, false],
  [`https://evil.example${authorize}`, false],
  [`http://127.0.0.1:4322${authorize}`, false],
  [`http://localhost:4321${authorize}`, false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['ms-settings:', false],
  ['', false],
])('%s is a sign-in page: %s', (address, is) => {
  expect(isAuthorizeAddress(address, sandbox)).toBe(is);
});

it('without the practice tenant, loopback is none', () => {
  expect(isAuthorizeAddress(`http://127.0.0.1:4321${authorize}`, null)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SandboxEnvironment } from '../services/shell/ports/sandbox-environment.ts';
import { createPopupUrlPolicy, readSandboxOrigin } from './popup-url-policy.ts';

const plain = createPopupUrlPolicy(null);
const practice = createPopupUrlPolicy('http://127.0.0.1:4711');

test('pages are https only', () => {
  expect(plain.mayShow('https://login.microsoftonline.com/')).toBe(true);
  for (const address of [
    'http://login.microsoftonline.com/',
    'http://127.0.0.1:4711/',
    'http://localhost/',
    'file:///etc/passwd',
    'collega://app/',
    'data:text/html,x',
    'blob:https://login.live.com/1',
    'javascript:alert(1)',
    'about:blank',
    '',
  ]) {
    expect(plain.mayShow(address), address).toBe(false);
  }
});

test('a page may load sockets, images in the address and blobs, and nothing plain', () => {
  expect(plain.mayLoad('wss://login.live.com/')).toBe(true);
  expect(plain.mayLoad('data:image/png;base64,')).toBe(true);
  expect(plain.mayLoad('blob:https://login.live.com/1')).toBe(true);
  expect(plain.mayLoad('http://cdn.example/')).toBe(false);
  expect(plain.mayLoad('ws://cdn.example/')).toBe(false);
  expect(plain.mayLoad('collega://app/')).toBe(false);
});

test('the practice tenant’s own origin may be plain, no other', () => {
  expect(practice.mayShow('http://127.0.0.1:4711/authorize?x=1')).toBe(true);
  expect(practice.mayShow('http://127.0.0.1:4712/')).toBe(false);
  expect(practice.mayShow('http://localhost:4711/')).toBe(false);
  expect(practice.mayShow('http://127.0.0.1:4711@evil.example/')).toBe(false);
});

test('an origin beyond loopback never counts as the practice tenant', () => {
  expect(createPopupUrlPolicy('http://evil.example').mayShow('http://evil.example/')).toBe(false);
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http'] }), (url) => {
      fc.pre(URL.canParse(url));
      expect(createPopupUrlPolicy(new URL(url).origin).mayShow(url)).toBe(false);
    }),
  );
});

test('the practice tenant’s origin is read from its metadata', () => {
  const environment = (endpoint: string) =>
    ({
      authorityMetadata: JSON.stringify({ authorization_endpoint: endpoint, issuer: 'x' }),
    }) as SandboxEnvironment;
  expect(readSandboxOrigin(null)).toBeNull();
  expect(readSandboxOrigin(environment('http://127.0.0.1:4711/a'))).toBe('http://127.0.0.1:4711');
  expect(readSandboxOrigin(environment('http://[::1]:4711/a'))).toBe('http://[::1]:4711');
  expect(readSandboxOrigin(environment('https://login.example/a'))).toBeNull();
  expect(readSandboxOrigin(environment('http://login.example/a'))).toBeNull();
});

import { expect, it } from 'vitest';
import { buildXoauth2, decodeChallenge } from './build-xoauth2.ts';

it('builds the initial response as Microsoft documents it', () => {
  expect(
    buildXoauth2('test@contoso.onmicrosoft.com', 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA'),
  ).toBe(
    'dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ==',
  );
});

it('reads the JSON of a challenge, and nothing else', () => {
  const json = '{"status":"401","schemes":"bearer"}';
  expect(decodeChallenge(` ${Buffer.from(`${json}\n`).toString('base64')} `)).toBe(json);
  expect(decodeChallenge(Buffer.from('no JSON').toString('base64'))).toBeNull();
});

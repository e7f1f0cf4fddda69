import { expect, describe, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import { chooseProxy } from '../../../src/services/network/choose-proxy.ts';
import { parseProxyAddress } from '../../../src/services/network/proxy-server.ts';
import { readProxyOverride } from '../../../src/services/network/read-proxy-override.ts';
import { noProxies } from '../../../src/services/network/system-proxy/found-proxies.ts';
import { readEnvironmentProxy } from '../../../src/services/network/system-proxy/read-environment-proxy.ts';
import { Secret } from '../../../src/services/secret.ts';

describe('finding 18: no input is an internal error', () => {
  it('a text of a million slashes is explained', () => {
    const paste = `Error 5.7.139 aA1${'/a'.repeat(500_000)}`;
    expect(() => explainText(paste, contextWithoutClient('en'))).not.toThrow();
  });

  it.each([
    ['socks5://user:p%ss@proxy:3128', 'user', 'p%ss'],
    ['http://u%zz:p@proxy:3128', 'u%zz', 'p'],
    ['http://u:100%@proxy:3128', 'u', '100%'],
    ['http://u:%ff%fe@proxy:3128', 'u', '%ff%fe'],
    ['http://u%40contoso.com:p%C3%A4%25@proxy:3128', 'u@contoso.com', 'pä%'],
  ])('a percent sign in a proxy’s credentials stands for itself: %s', (address, user, password) => {
    const proxy = parseProxyAddress(address);
    expect([proxy?.username, proxy?.password.reveal()]).toEqual([user, password]);
    expect(() => readProxyOverride(address, undefined)).not.toThrow();
    const found = readEnvironmentProxy({ all_proxy: address }) ?? noProxies;
    const target = { use: 'mail', host: 'mail.example.com', port: 993 } as const;
    const chosen = chooseProxy({ kind: 'system' }, () => new Secret(''), found, target);
    expect(chosen?.username).toBe(user);
  });
});

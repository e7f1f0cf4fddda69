import { describe, expect, it } from 'vitest';
import { type ProxySetting } from '../../contract/network.ts';
import { chooseProxy } from './choose-proxy.ts';
import { Secret } from '../secret.ts';
import { describeProxy } from './proxy-server.ts';
import { noProxies, type FoundProxies } from './system-proxy/found-proxies.ts';
import { type Environment, readEnvironmentProxy } from './system-proxy/read-environment-proxy.ts';

const foundIn = (environment: Environment): FoundProxies =>
  readEnvironmentProxy(environment) ?? noProxies;

const smtp = { use: 'mail', host: 'smtp.office365.com', port: 587 } as const;
const readPassword = () => new Secret('pw');
const authority = { use: 'https', host: 'login.microsoftonline.com', port: 443 } as const;

function chosen(
  target: { readonly use: 'https' | 'mail'; readonly host: string; readonly port: number },
  environment: Environment,
  setting: ProxySetting = { kind: 'system' },
): string | null {
  const proxy = chooseProxy(setting, readPassword, foundIn(environment), target);
  return proxy === null ? null : describeProxy(proxy);
}

describe('the proxy of the environment', () => {
  it('is HTTPS_PROXY for token requests and ALL_PROXY for mail, as with curl', () => {
    const both = { HTTPS_PROXY: 'http://web:3128', ALL_PROXY: 'socks5://all' };
    expect(chosen(authority, both)).toBe('http://web:3128');
    expect(chosen(smtp, both)).toBe('socks5://all:1080');
    expect(chosen(smtp, { HTTPS_PROXY: 'http://web:3128' })).toBeNull();
    expect(chosen(authority, { all_proxy: 'proxy:8080' })).toBe('http://proxy:8080');
  });

  it('is in lower case first, and nothing that cannot be read', () => {
    expect(chosen(authority, { https_proxy: 'low:1', HTTPS_PROXY: 'up:1' })).toBe('http://low:1');
    expect(chosen(authority, { HTTPS_PROXY: 'https://tls:3128' })).toBeNull();
    expect(chosen(authority, { HTTPS_PROXY: ' ' })).toBeNull();
  });

  it('keeps its credentials', () => {
    const environment = { ALL_PROXY: 'http://an%40na:s%3Aecret@proxy:3128' };
    const proxy = chooseProxy({ kind: 'system' }, readPassword, foundIn(environment), smtp);
    expect(proxy?.username).toBe('an@na');
    expect(proxy?.password.reveal()).toBe('s:ecret');
  });

  it.each([
    ['*', true],
    ['office365.com', true],
    ['.office365.com', true],
    ['*.office365.com', true],
    ['a, SMTP.office365.com', true],
    ['smtp.office365.com:587', true],
    ['smtp.office365.com:25', false],
    ['365.com', false],
    ['', false],
  ])('is passed by for NO_PROXY=%s: %s', (exempt, passedBy) => {
    const environment = { ALL_PROXY: 'proxy:1', NO_PROXY: exempt };
    expect(chosen(smtp, environment) === null).toBe(passedBy);
  });
});

it('a proxy that was set is used for everything but this machine', () => {
  const setting = { kind: 'socks', host: 'proxy', port: 1080, username: 'anna' } as const;
  const environment = { NO_PROXY: '*' };
  const proxy = chooseProxy(setting, readPassword, foundIn(environment), smtp);
  expect(proxy).toMatchObject(setting);
  expect(proxy?.password.reveal()).toBe('pw');
  expect(chosen(authority, environment, setting)).toBe('socks5://proxy:1080');
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '127.8.9.1',
    'LOCALHOST.',
    'a.localhost',
  ]) {
    expect(chosen({ ...smtp, host }, environment, setting)).toBeNull();
    expect(chosen({ ...smtp, host }, { ALL_PROXY: 'proxy:1' })).toBeNull();
  }
});

it('no proxy is none, whatever the environment says', () => {
  expect(chosen(smtp, { ALL_PROXY: 'proxy:1' }, { kind: 'none' })).toBeNull();
});

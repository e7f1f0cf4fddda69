import { describe, expect, it } from 'vitest';
import { describeFound } from './found-proxies.ts';
import { isExempt } from './is-exempt.ts';
import { readMacosProxy } from './read-macos-proxy.ts';

/** What `scutil --proxy` prints on macOS 15. */
const printed = (...lines: string[]): string =>
  [
    '<dictionary> {',
    '  ExceptionsList : <array> {',
    '    0 : *.local',
    '    1 : 169.254/16',
    '    2 : intranet.contoso.example',
    '  }',
    '  ExcludeSimpleHostnames : 1',
    '  FTPPassive : 1',
    ...lines.map((line) => `  ${line}`),
    '  __SCOPED__ : <dictionary> {',
    '    en0 : <dictionary> {',
    '      ExceptionsList : <array> {',
    '        0 : *.scoped',
    '      }',
    '      FTPPassive : 1',
    '      HTTPSEnable : 1',
    '      HTTPSPort : 1',
    '      HTTPSProxy : scoped.example',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');

const found = (...lines: string[]) =>
  readMacosProxy((command, args) => {
    expect([command, ...args].join(' ')).toBe('/usr/sbin/scutil --proxy');
    return Promise.resolve(printed(...lines));
  });
const read = async (...lines: string[]) => describeFound(await found(...lines));

const https = [
  'HTTPEnable : 1',
  'HTTPPort : 80',
  'HTTPProxy : web.contoso.example',
  'HTTPSEnable : 1',
  'HTTPSPort : 8080',
  'HTTPSProxy : proxy.contoso.example',
];

describe('the proxy of macOS', () => {
  it('is the one for https, by which token requests go', async () => {
    expect(await read(...https)).toEqual({
      source: 'macos',
      https: 'http://proxy.contoso.example:8080',
      mail: null,
      script: null,
      unusable: null,
    });
  });

  it('may be SOCKS, for mail too', async () => {
    const socks = ['SOCKSEnable : 1', 'SOCKSPort : 1080', 'SOCKSProxy : 10.1.2.3'];
    expect(await read(...socks)).toMatchObject({
      https: 'socks5://10.1.2.3:1080',
      mail: 'socks5://10.1.2.3:1080',
    });
    expect(await read(...https, ...socks)).toMatchObject({
      https: 'http://proxy.contoso.example:8080',
      mail: 'socks5://10.1.2.3:1080',
    });
  });

  it('is passed by for the hosts that are named, and for simple names', async () => {
    const { exempt } = await found(...https);
    const isDirect = (host: string) => isExempt(exempt, { host, port: 443 });
    expect(isDirect('printer.local')).toBe(true);
    expect(isDirect('169.254.7.7')).toBe(true);
    expect(isDirect('169.255.7.7')).toBe(false);
    expect(isDirect('intranet.contoso.example')).toBe(true);
    expect(isDirect('www.intranet.contoso.example')).toBe(false);
    expect(isDirect('adfs')).toBe(true);
    expect(isDirect('x.scoped')).toBe(false);
  });

  it('may be chosen by a script, or asked of the network', async () => {
    const script = 'http://wpad.contoso.example/proxy.pac';
    const named = ['ProxyAutoConfigEnable : 1', `ProxyAutoConfigURLString : ${script}`];
    expect(await read(...named)).toMatchObject({ https: null, script });
    expect(await read('ProxyAutoDiscoveryEnable : 1')).toMatchObject({ script: 'wpad' });
    const off = ['ProxyAutoConfigEnable : 0', `ProxyAutoConfigURLString : ${script}`];
    expect(await read(...off)).toMatchObject({ script: null });
  });

  it('is none where it is switched off, or the tool says nothing', async () => {
    expect(await read('HTTPSEnable : 0', 'HTTPSProxy : proxy')).toMatchObject({ https: null });
    const silent = await readMacosProxy(() => Promise.reject(new Error('spawn ENOENT')));
    expect(describeFound(silent)).toMatchObject({ https: null, mail: null, script: null });
  });
});

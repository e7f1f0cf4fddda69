import { describe, expect, it } from 'vitest';
import { type RunTool } from '../../shell/run-system-tool.ts';
import { describeFound } from './found-proxies.ts';
import { isExempt } from './is-exempt.ts';
import { readConnectionSettings } from './read-connection-settings.ts';
import { readWindowsProxy } from './read-windows-proxy.ts';

const place = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings`;
const user = `HKCU\\${place}`;
const machine = `HKLM\\${place}`;
const policy = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`;

/** What `reg query` prints of a key on Windows 11, subkeys and other values included. */
function printed(key: string, lines: readonly string[]): string {
  const whole = key.replace('HKCU', 'HKEY_CURRENT_USER').replace('HKLM', 'HKEY_LOCAL_MACHINE');
  return [
    '',
    whole,
    '    CertificateRevocation    REG_DWORD    0x1',
    '    DisableCachingOfSSLPages    REG_DWORD    0x0',
    '    PrivacyAdvanced    REG_DWORD    0x1',
    '    SecureProtocols    REG_DWORD    0xa80',
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    '    ZonesSecurityUpgrade    REG_BINARY    D8D6C7B5C3A2DA01',
    ...lines.map((line) => `    ${line}`),
    '',
    `${whole}\\5.0`,
    `${whole}\\Connections`,
    `${whole}\\Zones`,
    '',
  ].join('\r\n');
}

const registry =
  (keys: Readonly<Record<string, readonly string[]>>): RunTool =>
  (command, [verb = '', key = '']) => {
    if (!/^.:\\.*\\System32\\reg\.exe$/u.test(command) || verb !== 'query') {
      return Promise.reject(new Error(`unexpected: ${command} ${verb}`));
    }
    const lines = keys[key];
    return lines === undefined
      ? Promise.reject(new Error('ERROR: The system was unable to find the specified registry key'))
      : Promise.resolve(printed(key, lines));
  };

const read = async (keys: Readonly<Record<string, readonly string[]>>) =>
  describeFound(await readWindowsProxy(registry(keys)));

/** A binary value as WinINET and WinHTTP write it. */
function connectionSettings(flags: number, proxy: string, bypass: string, script = ''): string {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const texts = [proxy, bypass, script].flatMap((text) => [number(text.length), Buffer.from(text)]);
  return Buffer.concat([number(0x46), number(11), number(flags), ...texts, Buffer.alloc(32)])
    .toString('hex')
    .toUpperCase();
}

describe('the proxy of Windows', () => {
  it('is that of the user’s settings, for token requests and not for mail', async () => {
    const keys = {
      [user]: [
        'ProxyEnable    REG_DWORD    0x1',
        'ProxyServer    REG_SZ    proxy.contoso.example:8080',
        'ProxyOverride    REG_SZ    *.contoso.example;192.168.*;<local>',
      ],
    };
    expect(await read(keys)).toEqual({
      source: 'windows',
      https: 'http://proxy.contoso.example:8080',
      mail: null,
      script: null,
      unusable: null,
    });
    const { exempt } = await readWindowsProxy(registry(keys));
    const isDirect = (host: string) => isExempt(exempt, { host, port: 443 });
    expect(isDirect('adfs.contoso.example')).toBe(true);
    expect(isDirect('contoso.example')).toBe(false);
    expect(isDirect('192.168.7.1')).toBe(true);
    expect(isDirect('adfs')).toBe(true);
    expect(isDirect('login.microsoftonline.com')).toBe(false);
  });

  it('is none while it is switched off, though its address is still there', async () => {
    const keys = {
      [user]: ['ProxyEnable    REG_DWORD    0x0', 'ProxyServer    REG_SZ    proxy:8080'],
    };
    expect(await read(keys)).toMatchObject({ https: null, mail: null, script: null });
  });

  it('may be one for each protocol; SOCKS is for mail too', async () => {
    const server =
      'http=web:80;https=secure.contoso.example:3128;ftp=files:21;socks=socks.contoso.example:1080';
    const keys = {
      [user]: ['ProxyEnable    REG_DWORD    0x1', `ProxyServer    REG_SZ    ${server}`],
    };
    expect(await read(keys)).toMatchObject({
      https: 'http://secure.contoso.example:3128',
      mail: 'socks4a://socks.contoso.example:1080',
    });
  });

  it('named for http alone is not for https, as in the browsers', async () => {
    const keys = {
      [user]: ['ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    http=web:80'],
    };
    expect(await read(keys)).toMatchObject({ https: null, mail: null });
  });

  it('is that of the machine where a policy says so', async () => {
    const keys = {
      [policy]: ['ProxySettingsPerUser    REG_DWORD    0x0'],
      [user]: ['ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    mine:8080'],
      [machine]: ['ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    ours:8080'],
    };
    expect(await read(keys)).toMatchObject({ https: 'http://ours:8080' });
  });

  it('may be chosen by a script, whose address is told', async () => {
    const script = 'http://wpad.contoso.example/proxy.pac';
    const keys = {
      [user]: ['ProxyEnable    REG_DWORD    0x0', `AutoConfigURL    REG_SZ    ${script}`],
    };
    expect(await read(keys)).toMatchObject({ https: null, script });
  });

  it('may be asked of the network: "Automatically detect settings"', async () => {
    const connections = (flags: number) => ({
      [user]: ['ProxyEnable    REG_DWORD    0x0'],
      [`${user}\\Connections`]: [
        `DefaultConnectionSettings    REG_BINARY    ${connectionSettings(flags, '', '')}`,
        `SavedLegacySettings    REG_BINARY    ${connectionSettings(1, '', '')}`,
      ],
    });
    expect(await read(connections(9))).toMatchObject({ script: 'wpad' });
    expect(await read(connections(1))).toMatchObject({ script: null });
  });

  it('is that of WinHTTP where the user has set none', async () => {
    const settings = connectionSettings(3, 'winhttp.contoso.example:8080', '*.contoso.example');
    const keys = {
      [user]: ['ProxyEnable    REG_DWORD    0x0'],
      [`${machine}\\Connections`]: [`WinHttpSettings    REG_BINARY    ${settings}`],
    };
    expect(await read(keys)).toMatchObject({
      source: 'winhttp',
      https: 'http://winhttp.contoso.example:8080',
    });
    const own = ['ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    mine:8080'];
    expect(await read({ ...keys, [user]: own })).toMatchObject({ source: 'windows' });
  });

  it('is none where the registry cannot be read', async () => {
    expect(await read({})).toMatchObject({ https: null, mail: null, script: null, unusable: null });
  });
});

describe('a binary value of connection settings', () => {
  it('is what WinHTTP writes for direct access', () => {
    // `netsh winhttp reset proxy` on Windows 11.
    expect(readConnectionSettings('2800000000000000010000000000000000000000')).toEqual({
      proxy: '',
      bypass: '',
      detects: false,
    });
  });

  it.each([
    ['empty', ''],
    ['cut off', connectionSettings(3, 'proxy:8080', '').slice(0, 40)],
    ['of another form', 'ZZ'],
    ['longer than it is', `4600000000000000030000${'FF'.repeat(9)}`],
  ])('that is %s names none', (_what, text) => {
    expect(readConnectionSettings(text)).toBeNull();
  });
});

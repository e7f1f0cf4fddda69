import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeFound } from './found-proxies.ts';
import { isExempt } from './is-exempt.ts';
import { readGnomeProxy, readKdeProxy, readLinuxProxy } from './read-linux-proxy.ts';

/** What `gsettings list-recursively org.gnome.system.proxy` printed on Debian 12. */
const gnome = `org.gnome.system.proxy autoconfig-url ''
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.intern.example', "o'brien.example"]
org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password ''
org.gnome.system.proxy.http authentication-user ''
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host ''
org.gnome.system.proxy.http port 8080
org.gnome.system.proxy.http use-authentication false
org.gnome.system.proxy.https host 'proxy.contoso.example'
org.gnome.system.proxy.https port 3128
org.gnome.system.proxy.socks host 'socks.contoso.example'
org.gnome.system.proxy.socks port 1080
`;

/** As KDE Plasma 5 and 6 write it. */
const kde = `[$Version]
update_info=kioslave.upd:kde2.2/r1

[Proxy Settings][$i]
NoProxyFor=localhost,127.0.0.1,.intern.example
ProxyType=1
Proxy Config Script=
ReversedException=false
ftpProxy=
httpProxy=http://web.contoso.example 80
httpsProxy=http://proxy.contoso.example 3128
socksProxy=socks://socks.contoso.example 1080

[Other]
ProxyType=0
`;

describe('the proxy of GNOME', () => {
  it('is the one for https; SOCKS is for mail', () => {
    const found = readGnomeProxy(gnome);
    expect(describeFound(found)).toEqual({
      source: 'gnome',
      https: 'http://proxy.contoso.example:3128',
      mail: 'socks5://socks.contoso.example:1080',
      script: null,
      unusable: null,
    });
    const isDirect = (host: string) => isExempt(found.exempt, { host, port: 443 });
    expect(isDirect('www.intern.example')).toBe(true);
    expect(isDirect("o'brien.example")).toBe(true);
    expect(isDirect('127.9.9.9')).toBe(true);
    expect(isDirect('::1')).toBe(true);
    expect(isDirect('login.microsoftonline.com')).toBe(false);
  });

  it('is none in the mode none, whatever is filled in', () => {
    expect(describeFound(readGnomeProxy(gnome.replace("'manual'", "'none'")))).toMatchObject({
      https: null,
      mail: null,
      script: null,
    });
  });

  it('may be chosen by a script, or asked of the network', () => {
    const auto = gnome.replace("'manual'", "'auto'");
    expect(readGnomeProxy(auto).script).toBe('wpad');
    const named = auto.replace("autoconfig-url ''", "autoconfig-url 'http://pac.example/p.pac'");
    expect(readGnomeProxy(named)).toMatchObject({ script: 'http://pac.example/p.pac' });
  });
});

describe('the proxy of KDE', () => {
  it('is the one for https; SOCKS is for mail', () => {
    const found = readKdeProxy(kde);
    expect(describeFound(found)).toMatchObject({
      source: 'kde',
      https: 'http://proxy.contoso.example:3128',
      mail: 'socks5://socks.contoso.example:1080',
    });
    expect(isExempt(found.exempt, { host: 'a.intern.example', port: 443 })).toBe(true);
    expect(found.onlyExempt).toBe(false);
  });

  it.each([
    ['0', null],
    ['2', 'http://pac.example/p.pac'],
    ['3', 'wpad'],
    ['4', null],
  ])('of type %s has the script %s and no address', (type, script) => {
    const text = kde
      .replace('ProxyType=1', `ProxyType=${type}`)
      .replace('Script=', 'Script=http://pac.example/p.pac');
    expect(describeFound(readKdeProxy(text))).toMatchObject({ https: null, mail: null, script });
  });
});

describe('which desktop is asked', () => {
  const answers = () => Promise.resolve(gnome);

  it.each(['GNOME', 'ubuntu:GNOME', 'X-Cinnamon', 'Pantheon'])('%s: gsettings', async (name) => {
    const found = await readLinuxProxy(answers, { XDG_CURRENT_DESKTOP: name });
    expect(found.source).toBe('gnome');
  });

  it('none over SSH, where no desktop runs', async () => {
    expect((await readLinuxProxy(answers, {})).source).toBe('none');
  });

  it('KDE: the file in its folder of settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'collega-kde-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
    mkdirSync(join(folder, '.config'));
    writeFileSync(join(folder, '.config', 'kioslaverc'), kde);
    const desktop = { XDG_CURRENT_DESKTOP: 'KDE', HOME: folder };
    expect((await readLinuxProxy(answers, desktop)).https?.host).toBe('proxy.contoso.example');
    const missing = { XDG_CURRENT_DESKTOP: 'KDE', HOME: join(folder, 'missing') };
    expect((await readLinuxProxy(answers, missing)).https).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunTool } from '../../shell/run-system-tool.ts';
import { hostAndPort } from '../../../contract/host-and-port.ts';
import { type FoundProxies, noProxies, readAddress } from './found-proxies.ts';
import { withSubdomains } from './is-exempt.ts';
import { type Environment } from './read-environment-proxy.ts';

/** The desktops whose browsers read GNOME's settings (base/nix/xdg_util.cc of Chromium). */
const likeGnome = /GNOME|Unity|Cinnamon|Pantheon|Deepin|UKUI/iu;

/** The proxy of the desktop: GNOME's settings or KDE's, whichever runs here. */
export async function readLinuxProxy(
  run: RunTool,
  environment: Environment,
): Promise<FoundProxies> {
  const desktop = environment['XDG_CURRENT_DESKTOP'] ?? '';
  if (/KDE/iu.test(desktop)) return readKdeProxy(readKdeFile(environment));
  if (!likeGnome.test(desktop)) return noProxies;
  const args = ['list-recursively', 'org.gnome.system.proxy'];
  return readGnomeProxy(await run('gsettings', args).catch(() => ''));
}

/** Reads what `gsettings list-recursively org.gnome.system.proxy` prints. */
export function readGnomeProxy(text: string): FoundProxies {
  const lines = text.matchAll(/^org\.gnome\.system\.proxy(?:\.(\w+))? (\S+) (.*)$/gmu);
  const values = new Map(
    [...lines].map(([, part, key = '', value = '']) => [
      part === undefined ? key : `${part} ${key}`,
      value,
    ]),
  );
  const wordOf = (key: string): string => unquote(values.get(key) ?? '');
  const addressOf = (part: string, scheme: string): string => {
    const host = wordOf(`${part} host`);
    const port = Number(values.get(`${part} port`) ?? '0');
    return host === '' || port === 0 ? '' : `${scheme}://${hostAndPort(host, port)}`;
  };
  switch (wordOf('mode')) {
    case 'manual': {
      const web = readAddress(addressOf('https', 'http'));
      const socks = readAddress(addressOf('socks', 'socks5'));
      const listed = values.get('ignore-hosts')?.matchAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/gu);
      return {
        ...noProxies,
        source: 'gnome',
        https: web.proxy ?? socks.proxy,
        mail: socks.proxy,
        exempt: withSubdomains([...(listed ?? [])].map(([quoted]) => unquote(quoted))),
        unusable: web.unusable ?? socks.unusable,
      };
    }
    case 'auto':
      return { ...noProxies, source: 'gnome', script: wordOf('autoconfig-url') || 'wpad' };
    default:
      return { ...noProxies, source: 'gnome' };
  }
}

/** GVariant's text of a string: in single quotes, or in double ones where a single one is inside. */
function unquote(text: string): string {
  return text.replace(/^(['"])(.*)\1$/u, '$2').replace(/\\(.)/gu, '$1');
}

function readKdeFile(environment: Environment): string {
  const folder = environment['XDG_CONFIG_HOME'] ?? join(environment['HOME'] ?? '', '.config');
  try {
    return readFileSync(join(folder, 'kioslaverc'), 'utf8');
  } catch {
    return '';
  }
}

/** Reads KDE's `kioslaverc`, group `[Proxy Settings]` (KProtocolManager). */
export function readKdeProxy(text: string): FoundProxies {
  const [, group = ''] =
    /^\[Proxy Settings\](?:\[\$\w+\])?[^\n]*\n([\s\S]*?)(?=^\[|(?![\s\S]))/mu.exec(text) ?? [];
  const values = new Map(
    [...group.matchAll(/^([^=[\n]+?)(?:\[\$\w+\])?=(.*?)\r?$/gmu)].map(
      ([, key = '', value = '']) => [key.trim(), value.trim()],
    ),
  );
  // `http://proxy.example 3128`: a space stands before the port.
  const addressOf = (key: string): string =>
    (values.get(key) ?? '').replace(/\s+(\d+)$/u, ':$1').replace(/^socks:/u, 'socks5:');
  switch (values.get('ProxyType')) {
    case '1': {
      const web = readAddress(addressOf('httpsProxy'));
      const socks = readAddress(addressOf('socksProxy'));
      return {
        ...noProxies,
        source: 'kde',
        https: web.proxy ?? socks.proxy,
        mail: socks.proxy,
        exempt: withSubdomains((values.get('NoProxyFor') ?? '').split(/[\s,]+/u)),
        onlyExempt: values.get('ReversedException') === 'true',
        unusable: web.unusable ?? socks.unusable,
      };
    }
    case '2': {
      const script = values.get('Proxy Config Script') ?? '';
      return { ...noProxies, source: 'kde', script: script === '' ? null : script };
    }
    case '3':
      return { ...noProxies, source: 'kde', script: 'wpad' };
    default:
      return { ...noProxies, source: 'kde' };
  }
}

import { type RunTool, windowsTool } from '../../shell/run-system-tool.ts';
import { type FoundProxies, noProxies, readAddress } from './found-proxies.ts';
import { readConnectionSettings } from './read-connection-settings.ts';

const settingsKey = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings`;
const policyKey = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`;

type RegistryValues = ReadonlyMap<string, string>;

/**
 * The proxy of Windows' settings ("Internet Settings": Settings, Network, Proxy; also by Group
 * Policy), which Edge and Chrome use; without one, that of WinHTTP (`netsh winhttp set proxy`).
 */
export async function readWindowsProxy(run: RunTool): Promise<FoundProxies> {
  const reg = windowsTool('reg.exe');
  const query = async (key: string): Promise<RegistryValues> =>
    readValues(await run(reg, ['query', key]).catch(() => ''));
  const [policy, user, machine, userConnections, machineConnections] = await Promise.all([
    query(policyKey),
    query(`HKCU\\${settingsKey}`),
    query(`HKLM\\${settingsKey}`),
    query(`HKCU\\${settingsKey}\\Connections`),
    query(`HKLM\\${settingsKey}\\Connections`),
  ]);
  // The policy "Make proxy settings per-machine (rather than per-user)".
  const ofMachine = numberOf(policy, 'ProxySettingsPerUser') === 0;
  const connections = ofMachine ? machineConnections : userConnections;
  const found = readInternetSettings(ofMachine ? machine : user, connections);
  if (found.https !== null || found.mail !== null || isOwnScript(found)) return found;
  const winHttp = readConnectionSettings(machineConnections.get('winhttpsettings') ?? '');
  if (winHttp === null || winHttp.proxy === '') return found;
  return { ...found, ...ofServer(winHttp.proxy, winHttp.bypass), source: 'winhttp' };
}

/** "Automatically detect settings" is on by default: it says nothing by itself. */
function isOwnScript({ script }: FoundProxies): boolean {
  return script !== null && script !== 'wpad';
}

function readInternetSettings(values: RegistryValues, connections: RegistryValues): FoundProxies {
  const connection = readConnectionSettings(connections.get('defaultconnectionsettings') ?? '');
  const script = values.get('autoconfigurl') ?? '';
  const enabled = numberOf(values, 'ProxyEnable') === 1;
  return {
    ...noProxies,
    ...(enabled && ofServer(values.get('proxyserver') ?? '', values.get('proxyoverride') ?? '')),
    source: 'windows',
    script: script !== '' ? script : connection?.detects === true ? 'wpad' : null,
  };
}

/** `proxy:8080` for everything, or `http=proxy:80;https=proxy:8080;socks=proxy:1080`. */
function ofServer(
  server: string,
  bypass: string,
): Pick<FoundProxies, 'https' | 'mail' | 'exempt' | 'unusable'> {
  const parts = new Map(
    server
      .split(/[;\s]+/u)
      .map((part): [string, string] => {
        const [, scheme = '', address = part] = /^(\w+)=(.*)$/u.exec(part) ?? [];
        return [scheme.toLowerCase(), address];
      })
      .reverse(),
  );
  const web = readAddress(parts.get('https') ?? parts.get('') ?? '');
  // Windows' SOCKS is version 4, for Edge and Chrome too (net/proxy_resolution/proxy_config.cc).
  const socks = readAddress((parts.get('socks') ?? '').replace(/^(?!\w+:\/\/)(?=.)/u, 'socks4://'));
  return {
    https: web.proxy ?? socks.proxy,
    mail: socks.proxy,
    exempt: bypass.split(/[;,\s]+/u).filter((rule) => rule !== ''),
    unusable: web.unusable ?? socks.unusable,
  };
}

/** What `reg query` prints, by the names of values in lower case. */
export function readValues(text: string): RegistryValues {
  const lines = text.matchAll(/^\s+(\w+)\s+REG_(?:DWORD|SZ|EXPAND_SZ|BINARY)\s+(.*?)\s*$/gmu);
  return new Map([...lines].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

function numberOf(values: RegistryValues, name: string): number | null {
  const text = values.get(name.toLowerCase());
  return text === undefined ? null : Number(text);
}

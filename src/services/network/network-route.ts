import { type ProxyUse } from '../../contract/network.ts';
import { type MachineSettings } from '../../contract/settings.ts';
import { type Secret } from '../secret.ts';
import { type SignInProxy } from '../shell/ports/shell.ts';
import { type Vault } from '../store/vault/vault.ts';
import { chooseProxy, isLoopbackName, type ProxyTarget } from './choose-proxy.ts';
import { readProxyPassword } from './proxy-password.ts';
import { describeProxy, type ProxyServer } from './proxy-server.ts';
import { describeFound, noProxies } from './system-proxy/found-proxies.ts';
import { type ReadSystemProxies } from './system-proxy/system-proxies.ts';

/** How this machine reaches others: proxies, and authorities trusted besides the usual ones. */
export interface NetworkRoute {
  readonly proxyFor: (target: ProxyTarget) => Promise<ProxyServer | null>;
  /** PEM. Added, never instead; verification is never skipped. */
  readonly certificateAuthorities: readonly string[];
  /** The address of the script that chooses the proxy here, and that is not run (ADR 13). */
  readonly unusedScript: (host: string) => Promise<string | null>;
  /** What a sign-in window is to use for this address. */
  readonly proxyOfWindow: (address: string) => Promise<SignInProxy>;
}

/** A proxy in force, and who named it. */
export interface UsedProxy {
  readonly proxy: ProxyServer;
  /** `this-run`: the command line's option, or its variable. */
  readonly source: ProxyUse['source'];
}

/** No proxy and no added authority. */
export const directRoute: NetworkRoute = {
  proxyFor: () => Promise.resolve(null),
  certificateAuthorities: [],
  unusedScript: () => Promise.resolve(null),
  proxyOfWindow: () => Promise.resolve({ kind: 'direct' }),
};

/**
 * The route as the settings have it now. `override` is a proxy named for this run alone (the
 * command line's `--proxy`); it wins over the settings, except towards this machine.
 */
export function readNetworkRoute(from: {
  readonly settings: Pick<MachineSettings, 'proxy' | 'certificateAuthorities'>;
  readonly vault: Pick<Vault, 'has' | 'read'>;
  readonly readSystemProxies: ReadSystemProxies;
  readonly override: ProxyServer | null;
  /** Waited for before a connection to anything but this machine: tells what is in force. */
  readonly beforeUse: () => Promise<void>;
}): NetworkRoute {
  const { settings, vault, override } = from;
  const proxyFor = async (target: ProxyTarget): Promise<ProxyServer | null> => {
    if (isLoopbackName(target.host)) return null;
    await from.beforeUse();
    if (override !== null) return override;
    const found = settings.proxy.kind === 'system' ? await from.readSystemProxies() : noProxies;
    const readPassword = (): Secret => readProxyPassword(vault, settings.proxy);
    return chooseProxy(settings.proxy, readPassword, found, target);
  };
  return {
    proxyFor,
    certificateAuthorities: settings.certificateAuthorities,
    unusedScript: async (host) => {
      if (override !== null || settings.proxy.kind !== 'system') return null;
      if (isLoopbackName(host)) return null;
      const { https, script } = describeFound(await from.readSystemProxies());
      // Windows asks the network (WPAD) by default: that says nothing of a failure.
      return https === null && script !== 'wpad' ? script : null;
    },
    proxyOfWindow: async (address) => {
      const { hostname, port } = new URL(address);
      if (isLoopbackName(hostname)) return { kind: 'direct' };
      await from.beforeUse();
      if (override === null && settings.proxy.kind === 'system') {
        const { https, exempt, script, onlyExempt = false } = await from.readSystemProxies();
        if (https === null || script !== null || onlyExempt) return { kind: 'system' };
        return { kind: 'system', found: { ...windowProxyOf(https), exempt } };
      }
      const proxy = await proxyFor({ use: 'https', host: hostname, port: Number(port) || 443 });
      if (proxy === null) return { kind: 'direct' };
      return { kind: 'fixed', ...windowProxyOf(proxy) };
    },
  };
}

/** For people to see, without credentials. */
export function describeUse({ proxy, source }: UsedProxy): ProxyUse {
  return { address: describeProxy(proxy), source };
}

/** Chromium's name for SOCKS 4a is `socks4`. */
function windowProxyOf(proxy: ProxyServer): Pick<ProxyServer, 'username' | 'password'> & {
  readonly server: string;
} {
  const { username, password } = proxy;
  return { server: describeProxy(proxy).replace(/^socks4a:/, 'socks4:'), username, password };
}

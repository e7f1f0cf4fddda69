import { type MachineSettings } from '../../contract/settings.ts';
import { type SignInProxy } from '../shell/ports/shell.ts';
import { type Vault } from '../store/vault/vault.ts';
import { chooseProxy, type Environment, isLoopbackName, type ProxyTarget } from './choose-proxy.ts';
import { readProxyPassword } from './proxy-password.ts';
import { describeProxy, type ProxyServer } from './proxy-server.ts';

/** How this machine reaches others: proxies, and authorities trusted besides the usual ones. */
export interface NetworkRoute {
  readonly proxyFor: (target: ProxyTarget) => ProxyServer | null;
  /** PEM. Added, never instead; verification is never skipped. */
  readonly certificateAuthorities: readonly string[];
  /** What a sign-in window is to use for this address. */
  readonly proxyOfWindow: (address: string) => SignInProxy;
}

/** No proxy and no added authority. */
export const directRoute: NetworkRoute = {
  proxyFor: () => null,
  certificateAuthorities: [],
  proxyOfWindow: () => ({ kind: 'direct' }),
};

/**
 * The route as the settings have it now. `override` is a proxy named for this run alone (the
 * command line's `--proxy`); it wins over the settings, except towards this machine.
 */
export function readNetworkRoute(from: {
  readonly settings: Pick<MachineSettings, 'proxy' | 'certificateAuthorities'>;
  readonly vault: Pick<Vault, 'has' | 'read'>;
  readonly environment: Environment;
  readonly override: ProxyServer | null;
}): NetworkRoute {
  const { settings, vault, environment, override } = from;
  const proxyFor = (target: ProxyTarget): ProxyServer | null => {
    if (override !== null) return isLoopbackName(target.host) ? null : override;
    return chooseProxy(
      settings.proxy,
      () => readProxyPassword(vault, settings.proxy),
      environment,
      target,
    );
  };
  return {
    proxyFor,
    certificateAuthorities: settings.certificateAuthorities,
    proxyOfWindow: (address) => {
      const { hostname, port } = new URL(address);
      if (isLoopbackName(hostname)) return { kind: 'direct' };
      if (override === null && settings.proxy.kind === 'system') return { kind: 'system' };
      const proxy = proxyFor({ use: 'https', host: hostname, port: Number(port) || 443 });
      if (proxy === null) return { kind: 'direct' };
      const { username, password } = proxy;
      return { kind: 'fixed', server: windowAddressOf(proxy), username, password };
    },
  };
}

/** Chromium's name for SOCKS 4a is `socks4`. */
function windowAddressOf(proxy: ProxyServer): string {
  return describeProxy(proxy).replace(/^socks4a:/, 'socks4:');
}

import { isIP } from 'node:net';
import { type ProxySetting } from '../../contract/network.ts';
import { type Secret } from '../secret.ts';
import { type ProxyServer } from './proxy-server.ts';
import { type FoundProxies } from './system-proxy/found-proxies.ts';
import { bareHost, isExempt } from './system-proxy/is-exempt.ts';

/** Where a connection is to go: `https` is the authority, `mail` a mail server. */
export interface ProxyTarget {
  readonly use: 'https' | 'mail';
  readonly host: string;
  readonly port: number;
}

/**
 * The proxy for one connection, or null for the direct way. This machine itself (the sandbox) is
 * never reached through a proxy.
 */
export function chooseProxy(
  setting: ProxySetting,
  readPassword: () => Secret,
  found: FoundProxies,
  target: ProxyTarget,
): ProxyServer | null {
  if (isLoopbackName(target.host)) return null;
  switch (setting.kind) {
    case 'none':
      return null;
    case 'system':
      return isDirect(found, target) ? null : found[target.use];
    default:
      return { ...setting, password: readPassword() };
  }
}

function isDirect({ exempt, onlyExempt = false }: FoundProxies, target: ProxyTarget): boolean {
  return isExempt(exempt, target) !== onlyExempt;
}

export function isLoopbackName(host: string): boolean {
  const name = bareHost(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    (isIP(name) === 4 && name.startsWith('127.')) ||
    name === '::1' ||
    name.startsWith('::ffff:127.')
  );
}

import { Secret } from '../secret.ts';
import { parseProxyAddress, type ProxyServer } from './proxy-server.ts';

export type ProxyOverride =
  | { readonly kind: 'proxy'; readonly proxy: ProxyServer | null }
  | { readonly kind: 'refused'; readonly reason: 'not-an-address' | 'password-inside' };

/**
 * Reads a proxy named for one run, e.g. `http://user@proxy:3128`. A password inside the address is
 * refused: other users of the machine can read a command line.
 */
export function readProxyOverride(
  address: string | undefined,
  password: string | undefined,
): ProxyOverride {
  if (address === undefined || address.trim() === '') return { kind: 'proxy', proxy: null };
  const proxy = parseProxyAddress(address);
  if (proxy === null) return { kind: 'refused', reason: 'not-an-address' };
  if (proxy.password.reveal() !== '') return { kind: 'refused', reason: 'password-inside' };
  return { kind: 'proxy', proxy: { ...proxy, password: new Secret(password ?? '') } };
}

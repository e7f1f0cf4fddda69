import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where an Odoo in a container or on another machine reaches the sandbox. */
export interface ExposedHost {
  /** As Odoo names it: it stands in the certificate and in the Host header. */
  readonly name: string;
  /** The address to listen on besides loopback; null where the name leads to loopback already. */
  readonly address: string | null;
}

export type HostReading =
  | { readonly kind: 'host'; readonly host: ExposedHost }
  /** With the addresses that this computer has. */
  | { readonly kind: 'refused'; readonly own: readonly string[] };

/**
 * Reads `--host`: an address of this computer, or a name for it. Every address at once (0.0.0.0) is
 * refused. A name that this computer cannot resolve is one that only the other side knows, such as
 * `host.docker.internal`, which Docker Desktop brings to this computer's loopback.
 */
export async function readExposedHost(text: string): Promise<HostReading> {
  const name = text.trim().toLowerCase();
  const own = Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).map(({ address }) => address),
  );
  if (isIP(name) !== 0) {
    return own.includes(name)
      ? { kind: 'host', host: { name, address: isLoopback(name) ? null : name } }
      : { kind: 'refused', own };
  }
  if (!/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name))
    return { kind: 'refused', own };
  const found = await lookup(name, { all: true }).catch(() => []);
  const here = found.find(({ address }) => own.includes(address) && !isLoopback(address));
  if (here !== undefined) return { kind: 'host', host: { name, address: here.address } };
  const isElsewhere = found.some(({ address }) => !isLoopback(address));
  return isElsewhere ? { kind: 'refused', own } : { kind: 'host', host: { name, address: null } };
}

/** Whether a Host header names the sandbox; another name may be one that a web page rebound. */
export function isOwnHost(header: string, exposedName: string | null): boolean {
  const name = header
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return ['127.0.0.1', 'localhost', exposedName].includes(name);
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

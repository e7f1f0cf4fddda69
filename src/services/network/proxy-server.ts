import { hostAndPort } from '../../contract/host-and-port.ts';
import { type ProxyKind } from '../../contract/network.ts';
import { Secret } from '../secret.ts';

/** A proxy with its credentials: the password never leaves the services. */
export interface ProxyServer {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
  /** Empty where the proxy asks for none. */
  readonly username: string;
  readonly password: Secret;
}

const schemes: Readonly<Record<string, ProxyKind>> = {
  'http:': 'http',
  'socks:': 'socks',
  'socks5:': 'socks',
  'socks5h:': 'socks',
  'socks4:': 'socks4',
  'socks4a:': 'socks4',
};
const defaultPorts: Readonly<Record<ProxyKind, number>> = { http: 80, socks: 1080, socks4: 1080 };

/**
 * Reads `http://user:password@proxy:3128`, `socks5://proxy`, `socks4a://proxy`, or a bare
 * `proxy:3128` as the environment variables have it. Answers null for anything else, an `https:`
 * proxy included: TLS towards the proxy itself is not supported.
 */
export function parseProxyAddress(text: string): ProxyServer | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const full = trimmed.includes('://') ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  const kind = schemes[url.protocol];
  if (kind === undefined || url.hostname === '') return null;
  return {
    kind,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPorts[kind] : Number(url.port),
    username: decodePart(url.username),
    password: new Secret(decodePart(url.password)),
  };
}

/** A `%` in a password is often left as it is, and then is no escape: it stands for itself. */
function decodePart(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

const shownSchemes = { http: 'http', socks: 'socks5', socks4: 'socks4a' } as const;

/** `http://proxy:3128`: evidence, free of credentials. */
export function describeProxy(proxy: Pick<ProxyServer, 'kind' | 'host' | 'port'>): string {
  return `${shownSchemes[proxy.kind]}://${hostAndPort(proxy.host, proxy.port)}`;
}

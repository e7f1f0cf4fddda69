import { type ProxySource, type SystemProxies } from '../../../contract/network.ts';
import { describeProxy, parseProxyAddress, type ProxyServer } from '../proxy-server.ts';

/** What this computer names for connections, set by a user or by a policy. */
export interface FoundProxies {
  readonly source: ProxySource;
  /** For token requests. */
  readonly https: ProxyServer | null;
  /** For mail: a proxy named for web pages usually refuses the mail ports (row 121 of failures.md). */
  readonly mail: ProxyServer | null;
  /** Hosts that are reached directly: names, `*.contoso.example`, `10.0.0.0/8`, `<local>`. */
  readonly exempt: readonly string[];
  /** KDE can turn the list round: only what it names goes through the proxy. */
  readonly onlyExempt?: boolean;
  /** The address of a script that chooses (PAC), or `wpad` where the network is asked for one. */
  readonly script: string | null;
  /** What is named and cannot be used, e.g. a proxy that wants TLS; without credentials. */
  readonly unusable: string | null;
}

export const noProxies: FoundProxies = {
  source: 'none',
  https: null,
  mail: null,
  exempt: [],
  script: null,
  unusable: null,
};

/** A proxy's address as a setting has it, or what is shown of one that cannot be used. */
export function readAddress(text: string): Pick<FoundProxies, 'unusable'> & {
  readonly proxy: ProxyServer | null;
} {
  const proxy = parseProxyAddress(text);
  if (proxy !== null || text.trim() === '') return { proxy, unusable: null };
  return { proxy: null, unusable: withoutCredentials(text) };
}

/** For people to see: addresses without credentials. */
export function describeFound({
  source,
  https,
  mail,
  script,
  unusable,
}: FoundProxies): SystemProxies {
  return {
    source,
    https: https === null ? null : describeProxy(https),
    mail: mail === null ? null : describeProxy(mail),
    script: script === null ? null : withoutCredentials(script),
    unusable,
  };
}

function withoutCredentials(text: string): string {
  return text
    .trim()
    .replace(/\/\/[^@/]*@/u, '//')
    .slice(0, 500);
}

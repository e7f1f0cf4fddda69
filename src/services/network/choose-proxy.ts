import { isIP } from 'node:net';
import { type ProxySetting } from '../../contract/network.ts';
import { type Secret } from '../secret.ts';
import { parseProxyAddress, type ProxyServer } from './proxy-server.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

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
  environment: Environment,
  target: ProxyTarget,
): ProxyServer | null {
  if (isLoopbackName(target.host)) return null;
  switch (setting.kind) {
    case 'none':
      return null;
    case 'system':
      return isExempt(environment, target) ? null : proxyOfEnvironment(environment, target.use);
    default:
      return { ...setting, password: readPassword() };
  }
}

/**
 * As curl does it: HTTPS_PROXY is for https alone, ALL_PROXY for whatever has no variable of its
 * own. A proxy named for web pages usually refuses mail ports (row 121 of failures.md), so mail
 * does not go through HTTPS_PROXY.
 */
function proxyOfEnvironment(environment: Environment, use: ProxyTarget['use']): ProxyServer | null {
  const names = use === 'https' ? ['https_proxy', 'all_proxy'] : ['all_proxy'];
  for (const name of names) {
    const proxy = parseProxyAddress(readVariable(environment, name));
    if (proxy !== null) return proxy;
  }
  return null;
}

/** All that the environment names, for people to see. */
export function proxiesOfEnvironment(environment: Environment): ProxyServer[] {
  return ['https_proxy', 'all_proxy'].flatMap(
    (name) => parseProxyAddress(readVariable(environment, name)) ?? [],
  );
}

/** Lower case first, as curl does. */
function readVariable(environment: Environment, name: string): string {
  return environment[name] ?? environment[name.toUpperCase()] ?? '';
}

/** NO_PROXY: `*`, names, `.domains` and addresses, each with an optional port. */
function isExempt(environment: Environment, { host, port }: ProxyTarget): boolean {
  const name = bare(host);
  return readVariable(environment, 'no_proxy')
    .split(/[\s,]+/)
    .filter((rule) => rule !== '')
    .some((rule) => {
      const [, ruleHost = rule, rulePort] = /^(.*[^:]):(\d+)$/.exec(rule) ?? [];
      const wanted = bare(isIP(rule) === 6 ? rule : ruleHost).replace(/^\*?\./, '');
      if (rulePort !== undefined && isIP(rule) !== 6 && Number(rulePort) !== port) return false;
      return rule === '*' || name === wanted || (isIP(name) === 0 && name.endsWith(`.${wanted}`));
    });
}

export function isLoopbackName(host: string): boolean {
  const name = bare(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    (isIP(name) === 4 && name.startsWith('127.')) ||
    name === '::1' ||
    name.startsWith('::ffff:127.')
  );
}

function bare(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

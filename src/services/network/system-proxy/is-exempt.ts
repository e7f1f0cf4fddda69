import { BlockList, isIP } from 'node:net';

/**
 * Whether a rule names this host. Rules are those of Windows, macOS, GNOME, KDE and NO_PROXY: `*`,
 * names with `*` anywhere, `<local>` for names without a dot, networks (`10.0.0.0/8`, and `169.254/16`
 * as macOS writes it), each with an optional scheme and port.
 */
export function isExempt(
  rules: readonly string[],
  target: { readonly host: string; readonly port: number },
): boolean {
  const name = bareHost(target.host);
  return rules.some((rule) => matches(rule, name, target.port));
}

function matches(rule: string, name: string, port: number): boolean {
  const text = rule
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '');
  if (text === '*') return true;
  if (text === '<local>') return isIP(name) === 0 && !name.includes('.');
  const network = /^([^/]+)\/(\d+)$/u.exec(text);
  if (network !== null) return isInNetwork(name, network[1] ?? '', Number(network[2]));
  const [, ruleHost = text, rulePort] =
    isIP(text) === 6 ? [] : (/^(.*[^:]):(\d+)$/u.exec(text) ?? []);
  if (rulePort !== undefined && Number(rulePort) !== port) return false;
  const wanted = bareHost(ruleHost);
  if (!wanted.includes('*')) return name === wanted;
  const pattern = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'u').test(name);
}

function isInNetwork(name: string, address: string, bits: number): boolean {
  const family = isIP(name);
  const network = address.includes(':') ? address : padded(address);
  if (family === 0 || isIP(network) !== family || bits > (family === 6 ? 128 : 32)) return false;
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, bits, kind);
  return list.check(name, kind);
}

/** `169.254` is `169.254.0.0`. */
function padded(address: string): string {
  return [...address.split('.'), '0', '0', '0'].slice(0, 4).join('.');
}

/** Rules that mean a domain with all below it, as NO_PROXY, GNOME and KDE have them. */
export function withSubdomains(rules: readonly string[]): string[] {
  return rules
    .filter((rule) => rule !== '')
    .flatMap((rule) => {
      const name = rule.replace(/^\*?\./u, '');
      const isName = /^[^*/:<]+(?::\d+)?$/u.test(name) && isIP(name) === 0;
      return isName ? [name, `*.${name}`] : [rule];
    });
}

export function bareHost(host: string): string {
  return host
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '')
    .toLowerCase();
}

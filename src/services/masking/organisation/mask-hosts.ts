import { domainToUnicode } from 'node:url';
import { type Placeholders } from './placeholders.ts';
import { customerSuffixOf, isProgramWord, isPublicHost, serviceLabels } from './public-hosts.ts';

const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
/** At least two labels, the last of letters: `5.7.139` is none. */
const hostName = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:_?${label}\.){1,12}(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}_])`,
  'giu',
);

/** Answers a function that writes `host-1.domain-1.example` for every host that is not everybody's. */
export function maskHosts(
  knownDomains: readonly string[],
  placeholders: Placeholders,
): (text: string) => string {
  // The longest first: a subdomain may be known for itself.
  const own = [...new Set(knownDomains.map(plainDomain))].filter(
    (domain) => domain.includes('.') && customerSuffixOf(domain) === null && !isPublicHost(domain),
  );
  // In their own order, so that all texts agree.
  for (const domain of own) placeholders.of('domain', domain);
  const known = own.sort((one, other) => other.length - one.length);
  const shown = new Map<string, string>();
  return (text) =>
    text.replace(hostName, (host) => {
      if (isProgramWord(host)) return host;
      const before = shown.get(host);
      if (before !== undefined) return before;
      const masked = maskHost(plainDomain(host), known, placeholders) ?? host;
      shown.set(host, masked);
      return masked;
    });
}

/** Null for a host that identifies no one. */
function maskHost(
  host: string,
  known: readonly string[],
  placeholders: Placeholders,
): string | null {
  if (/(?:^|\.)domain-\d+\.example$/.test(host)) return null;
  const suffix = customerSuffixOf(host);
  if (suffix !== null) {
    const own = host.slice(0, -suffix.length - 1);
    if (/^domain-\d+$/.test(own)) return null;
    // Exchange's MX is called after the domain: contoso-com.mail.protection.outlook.com.
    const domain = known.find((each) => each.replaceAll('.', '-') === own);
    return `${placeholders.of('domain', domain ?? own)}.${suffix}`;
  }
  if (isPublicHost(host)) return null;
  const domain =
    known.find((each) => host === each || host.endsWith(`.${each}`)) ?? ownDomain(host);
  const masked = `${placeholders.of('domain', domain)}.example`;
  const front = host.slice(0, -domain.length).replace(/\.$/, '');
  if (front === '') return masked;
  return `${serviceLabels.has(front) ? front : placeholders.of('host', host)}.${masked}`;
}

/** Without a list of registries: `contoso.co.uk`, else the last two labels. */
function ownDomain(host: string): string {
  const labels = host.split('.');
  const [second = '', first = ''] = labels.slice(-2);
  const isRegistry = first.length === 2 && second.length <= 3 && labels.length > 2;
  return labels.slice(isRegistry ? -3 : -2).join('.');
}

/** One form for one domain: lower case, letters instead of punycode. */
function plainDomain(host: string): string {
  const lower = host.toLowerCase();
  return lower.includes('xn--') ? domainToUnicode(lower) || lower : lower;
}

import { customerSuffixOf, isPublicHost } from './public-hosts.ts';
import { type PlaceholderKind, type Placeholders } from './placeholders.ts';

/** What names an organisation, as far as Collega knows it. Lists may hold the same thing twice. */
export interface KnownOrganisation {
  readonly clientName: string;
  /** Of companies in Odoo. */
  readonly companyNames: readonly string[];
  /** Mailboxes and accounts. */
  readonly addresses: readonly string[];
  /** Of its mailboxes and its tenant: what stands before them in a host's name is a host. */
  readonly domains: readonly string[];
  /** Hosts and addresses of pages; those of Microsoft do no harm. */
  readonly hosts: readonly string[];
  /** Names that users gave to mail servers. */
  readonly serverNames: readonly string[];
  readonly databases: readonly string[];
  /** Names of added certificate authorities. */
  readonly authorities: readonly string[];
  /** Tenants and apps, dashes or not. */
  readonly guids: readonly string[];
}

/** Words that identify no one, even as a name: to hide them would make a text unreadable. */
const commonWords = new Set(
  `account address admin administrator alert authority auth authentication azure book catchall client
  cloud collega common company connect connection consumers database default demo domain email erp error
  example exchange group holding home host https imap inbox incoming info international italia italy
  localhost mail mailbox mails main microsoft name network odoo office oauth online organisation
  organization organizations outgoing outlook person practice production proxy sandbox security send
  sender server service services shared smtp solutions standard support system team template tenant test
  token user users world`.split(/\s+/),
);
/** Whether a name has words alone that identify no one, as `Outgoing mail server 2`. */
export function namesNoOne(name: string): boolean {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => commonWords.has(word) || /^\d+$/.test(word));
}

const minWordLength = 4;

/** The names to look for, lower case, each with what is written for it. */
export function nameOrganisation(
  known: KnownOrganisation,
  placeholders: Placeholders,
): Map<string, string> {
  const labels = new Map<string, string>();
  const add = (kind: PlaceholderKind, name: string): void => {
    const key = name.trim().toLowerCase();
    if (key.length < 2 || commonWords.has(key) || labels.has(key) || key.includes('@')) return;
    labels.set(key, placeholders.of(kind, key));
  };
  add('client', known.clientName);
  known.companyNames.forEach((name) => add('company', name));
  known.authorities.forEach((name) => add('authority', name));
  for (const name of [known.clientName, ...known.companyNames]) {
    for (const word of name.match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (word.length >= minWordLength) add('organisation', word);
    }
    const together = name.replace(/[^\p{L}\p{N}]/gu, '');
    if (together.length >= minWordLength) add('organisation', together);
  }
  for (const host of known.hosts.map(hostOf)) {
    if (!host.includes('.')) add('host', host);
    const own = ownLabelOf(host);
    if (own !== null && own.length >= minWordLength) add('organisation', own);
  }
  known.serverNames.forEach((name) => add('server', name));
  known.databases.forEach((name) => add('database', name));
  for (const id of known.guids) {
    if (!/^[0-9a-f-]{32,36}$/i.test(id)) continue;
    const bare = id.replaceAll('-', '').toLowerCase();
    labels.set(bare, placeholders.guid(id).replaceAll('-', ''));
  }
  return labels;
}

/** `https://odoo.contoso.com:8069/web` as well as `odoo.contoso.com.`. */
export function hostOf(place: string): string {
  const withoutScheme = place
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9+.-]+:\/\//, '');
  return withoutScheme
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
}

/** What the organisation calls itself in its domain: `contoso` of `contoso.onmicrosoft.com`. */
function ownLabelOf(host: string): string | null {
  const suffix = customerSuffixOf(host);
  if (suffix !== null) return host.slice(0, -suffix.length - 1);
  if (isPublicHost(host) || !host.includes('.')) return null;
  const labels = host.split('.').slice(0, -1);
  // `contoso.co.uk`: what stands before a registry's own label.
  const [last = '', before = ''] = labels.reverse();
  return last.length <= 3 && before !== '' ? before : last;
}

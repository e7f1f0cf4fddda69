import { NameIndex, type FoundName } from '../name-index.ts';
import { maskEncoded } from './encoded-names.ts';
import { hostOf, type KnownOrganisation, nameOrganisation } from './known-organisation.ts';
import { maskCertificateNames, maskGuids, maskHomes, maskIpAddresses } from './mask-identifiers.ts';
import { maskHosts } from './mask-hosts.ts';
import { Placeholders } from './placeholders.ts';

export interface OrganisationMask {
  readonly mask: (text: string) => string;
  /** For fields that hold such a name and nothing else. */
  readonly placeholders: Placeholders;
}

/** Names of this length are found within longer words too: `contoso` in `contosospa`. */
const anywhereLength = 5;

/**
 * Hides whose report it is: names, domains, hosts, tenant, app, public IP addresses, in clear and as
 * they travel (percent encoding, quoted-printable, base64, hex, punycode). The same thing gets the same
 * placeholder. `maskMailboxes` hides the mailboxes, in encoded parts too.
 */
export function maskOrganisation(
  known: KnownOrganisation,
  maskMailboxes: (text: string) => string,
): OrganisationMask {
  const placeholders = new Placeholders();
  const domains = [...known.addresses.map(domainOf), ...known.domains].map(hostOf);
  const maskHostNames = maskHosts(domains, placeholders);
  const hosts = [...known.hosts.map(hostOf), ...domains];
  const names = nameOrganisation({ ...known, hosts }, placeholders);
  const maskNames = maskKnownNames(names);
  const maskClear = (text: string): string => {
    const withoutIds = maskGuids(maskMailboxes(text), placeholders);
    const withoutHosts = maskIpAddresses(maskHostNames(withoutIds), placeholders);
    return maskNames(maskCertificateNames(maskHomes(withoutHosts, placeholders), placeholders));
  };

  const shown = new Map<string, string>();
  const mask = (text: string): string => {
    const before = shown.get(text);
    if (before !== undefined) return before;
    const hidden = maskEncoded(text, maskClear);
    shown.set(text, hidden);
    return hidden;
  };
  return { mask, placeholders };
}

function maskKnownNames(names: ReadonlyMap<string, string>): (text: string) => string {
  const index = new NameIndex(names.keys());
  const fits = (found: FoundName, text: string): boolean =>
    (isWord(names.get(found.name)) && found.name.length >= anywhereLength) ||
    standsAlone(found, text);
  return (text) => {
    let shown = '';
    let done = 0;
    for (const { name, start, end } of index.findAll(text, fits)) {
      shown += text.slice(done, start) + (names.get(name) ?? '');
      done = end;
    }
    return shown + text.slice(done);
  };
}

/** What an organisation calls itself, and no field of someone's choice. */
function isWord(placeholder: string | undefined): boolean {
  return /^(?:client|company|organisation)-/.test(placeholder ?? '');
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function standsAlone({ start, end }: FoundName, text: string): boolean {
  return !letterOrDigit.test(text.charAt(start - 1)) && !letterOrDigit.test(text.charAt(end));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

import { maskDisplayNames } from './mask-display-names.ts';
import { Masks } from './masks.ts';
import { lowerCase, NameIndex } from './name-index.ts';

/** Whom a report would name. */
export interface KnownPeople {
  /** Addresses of mailboxes and of accounts that signed in. */
  readonly addresses: readonly string[];
  /** Display names of those accounts. */
  readonly names: readonly string[];
  /** Names that users gave to mail servers: free text, in which most name a person or a mailbox. */
  readonly servers: readonly string[];
  /** Names of the client and its companies: no person's, though they stand before an address. */
  readonly organisations?: readonly string[];
}

/** `@` of an address, plain, as it stands in a URL or written out, with the domain behind it. */
const atDomain = /(@|%40|\(at\)|\[at\])([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)/giu;
const inLocalPart = /[\p{L}\p{N}._+'%!#$^{}|~-]/u;

/**
 * Answers a function that writes `mailbox-1@contoso.com` for `john@contoso.com`, the same everywhere,
 * so that a reader can follow one mailbox through a report, and its owner knows what to
 * put into a command. Domains stay. Every other address is masked too, as `address-1@…`: a server
 * may name one that this client does not know. Names of people become `person-1`, and those of
 * servers `server-1`.
 */
export function maskMailboxes(people: KnownPeople): (text: string) => string {
  // The first of each: its servers, its link and Odoo name a mailbox again.
  const byName = new Map<string, string>();
  for (const address of people.addresses) {
    if (!byName.has(address.toLowerCase())) byName.set(address.toLowerCase(), address);
  }
  const addresses = [...byName.values()];
  const known = addresses
    .map((address) => partsOf(address))
    .filter((parts) => parts !== null)
    // The longest first: `john@contoso.com` is the end of `little-john@contoso.com`.
    .sort((one, other) => other.local.length - one.local.length);
  const taken = people.servers.map((name) => name.trim());
  const masks = new Masks([...known.map(({ local }) => local), ...taken]);
  // Known mailboxes get their masks first, in their own order, so that all texts agree.
  for (const address of addresses) {
    const parts = partsOf(address);
    if (parts !== null) masks.of('mailbox', `${parts.local}@${parts.domain}`);
  }
  const organisations = new Set(people.organisations?.map(lowerCase));
  const maskNamesBefore = maskDisplayNames(masks, (name) => organisations.has(lowerCase(name)));
  const maskOf = ({ local, domain }: Parts): string => masks.of('mailbox', `${local}@${domain}`);
  const replacements = known.map(({ local, domain }) => ({
    known: lowerCase(local),
    // Also `john=contoso.com@…` of bounces and `john_contoso.com#EXT#` of guests.
    // Odoo and others put it behind more: `bounce+12-john=contoso.com@…`.
    pattern: `(?:(?<![\\p{L}\\p{N}.-])|(?<=-)(?=${quote(local)}=))${quote(local)}(@|%40|=|_|\\(at\\)|\\[at\\])(?=${quote(domain)}(?![\\p{L}\\p{N}-]))`,
    mask: maskOf({ local, domain }),
  }));
  const alone = known
    // `info` is a word of every text; `john.smith` is one person.
    .filter(({ local }) => /[\p{L}\p{N}][._-][\p{L}\p{N}]/u.test(local))
    .map(({ local, domain }) => ({
      known: lowerCase(local),
      pattern: `(?<![\\p{L}\\p{N}_])${quote(local)}(?![\\p{L}\\p{N}_])`,
      mask: maskOf({ local, domain }),
    }));
  const names = people.names
    .filter((name) => name.trim().length >= 3)
    .map((name) => ({
      known: lowerCase(name.trim()),
      pattern: `(?<![\\p{L}\\p{N}])${quote(name.trim())}(?![\\p{L}\\p{N}])`,
      mask: masks.of('person', name.trim()),
    }));
  const servers = [...new Set(taken)]
    .filter((name) => name.length >= 2 && !isAddress(name))
    .map((name) => ({
      known: lowerCase(name),
      pattern: name.includes('@')
        ? `(?<![\\p{L}\\p{N}@])${quote(name)}(?![\\p{L}\\p{N}@])`
        : `${beforeName}${quote(name)}${behindName}`,
      mask: masks.of('server', name),
    }))
    // The longest first: `Neri` may be the start of `Neri, Anna`.
    .sort((one, other) => other.known.length - one.known.length);
  const withAddress = new KnownPatterns(servers.filter(({ known }) => known.includes('@')));
  const ofServers = new KnownPatterns(servers.filter(({ known }) => !known.includes('@')));
  const withDomain = new KnownPatterns(replacements);
  const byThemselves = new KnownPatterns([...alone, ...names]);
  const index = new NameIndex(
    [...servers, ...replacements, ...alone, ...names].map(({ known }) => known),
  );

  return (text) => {
    let shown = text;
    const present = index.namesIn(text);
    // First: a server's name may hold an address, `Anna Neri <anna@contoso.com>`.
    for (const { pattern, mask } of withAddress.of(present)) {
      shown = shown.replace(pattern, () => mask);
    }
    for (const { pattern, mask } of withDomain.of(present)) {
      shown = shown.replace(pattern, (_match, sign: string) => `${mask}${sign}`);
    }
    shown = replaceLocalParts(shown, (local, domain) =>
      masks.isLabel(local) ? local : masks.of('address', `${local}@${domain}`),
    );
    for (const { pattern, mask } of [...ofServers.of(present), ...byThemselves.of(present)]) {
      shown = shown.replace(pattern, () => mask);
    }
    // Last: what is known of a name is more than where it stands.
    return masks.print(maskNamesBefore(shown));
  };
}

/** A server called `Contoso` is no part of `smtp.contoso.com` or `john=contoso.com@…`. */
const beforeName = '(?<![\\p{L}\\p{N}@_=.-])';
const behindName = '(?![\\p{L}\\p{N}@_=]|[.-][\\p{L}\\p{N}])';

/** An address and nothing else is a mailbox, and masked as such. */
function isAddress(name: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(name);
}

interface KnownPattern {
  /** In lower case. */
  readonly known: string;
  /** Of a regular expression. */
  readonly pattern: string;
  readonly mask: string;
}

/**
 * Of hundreds of patterns, those whose name is in a text: to try all took most of a report's time.
 * Each is compiled when its name is met first: all at once would hold up the thread.
 */
class KnownPatterns {
  readonly #byName = new Map<string, { readonly at: number; readonly known: KnownPattern }[]>();
  readonly #compiled = new Map<string, RegExp>();

  constructor(patterns: readonly KnownPattern[]) {
    for (const [at, known] of patterns.entries()) {
      const same = this.#byName.get(known.known) ?? [];
      same.push({ at, known });
      this.#byName.set(known.known, same);
    }
  }

  /** In the order in which they were given. */
  of(present: ReadonlySet<string>): { readonly pattern: RegExp; readonly mask: string }[] {
    return [...present]
      .flatMap((name) => this.#byName.get(name) ?? [])
      .sort((one, other) => one.at - other.at)
      .map(({ known: { pattern, mask } }) => ({ pattern: this.#compile(pattern), mask }));
  }

  #compile(pattern: string): RegExp {
    const before = this.#compiled.get(pattern);
    if (before !== undefined) return before;
    const compiled = new RegExp(pattern, 'giu');
    this.#compiled.set(pattern, compiled);
    return compiled;
  }
}

/**
 * Answers a function that writes `correspondent-1@example.com` for every address but the client's own:
 * for what is kept of the mails of people who are none of Collega's business.
 */
export function maskCorrespondents(own: readonly string[]): (text: string) => string {
  const kept = new Set(own.map((address) => address.toLowerCase()));
  const masks = new Masks([...kept].flatMap((address) => partsOf(address)?.local ?? []));
  return (text) =>
    masks.print(
      replaceLocalParts(text, (local, domain) => {
        const address = `${local}@${domain}`;
        return kept.has(address.toLowerCase()) ? local : masks.of('correspondent', address);
      }),
    );
}

/** Walks back from each `@`: a pattern for the whole would take squared time on a long line. */
function replaceLocalParts(
  text: string,
  replace: (local: string, domain: string) => string,
): string {
  let shown = '';
  let done = 0;
  for (const match of text.matchAll(atDomain)) {
    const [, sign = '', domain = ''] = match;
    let start = match.index;
    while (start > done && inLocalPart.test(text.charAt(start - 1))) start -= 1;
    // Of Python's `'anna@contoso.com'` the quote is no part of the address.
    if (text.charAt(start) === "'") start += 1;
    if (start === match.index) continue;
    const local = text.slice(start, match.index);
    shown += `${text.slice(done, start)}${replace(local, domain)}${sign}`;
    done = match.index + sign.length;
  }
  return shown + text.slice(done);
}

interface Parts {
  readonly local: string;
  readonly domain: string;
}

function partsOf(address: string): Parts | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const whole = at > 0 && domain !== '';
  return whole ? { local, domain } : null;
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

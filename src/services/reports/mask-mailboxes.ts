/** Whom a report would name. */
export interface KnownPeople {
  /** Addresses of mailboxes and of accounts that signed in. */
  readonly addresses: readonly string[];
  /** Display names of those accounts. */
  readonly names: readonly string[];
}

/** `@` of an address, plain or as it stands in a URL, with the domain behind it. */
const atDomain = /(@|%40)([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)/giu;
const inLocalPart = /[\p{L}\p{N}._+'%!#$^{}|~-]/u;

/**
 * Answers a function that writes `j***@contoso.com` for `john@contoso.com`, the same everywhere.
 * Two mailboxes that would look alike stay apart: the second is `j2***@contoso.com`. Every other
 * address is masked too: a server may name one that this client does not know.
 */
export function maskMailboxes(people: KnownPeople): (text: string) => string {
  const masks = new Map<string, string>();
  const taken = new Set<string>();

  /** The masked local part of one address; the first asker gets the plain one. */
  const maskOf = (local: string, domain: string): string => {
    const key = `${local}@${domain}`.toLowerCase();
    const known = masks.get(key);
    if (known !== undefined) return known;
    const first = String.fromCodePoint(local.codePointAt(0) ?? 0x2a);
    let mask = `${first}***`;
    for (let number = 2; taken.has(`${mask}@${domain}`.toLowerCase()); number += 1) {
      mask = `${first}${number}***`;
    }
    taken.add(`${mask}@${domain}`.toLowerCase());
    masks.set(key, mask);
    return mask;
  };

  const known = people.addresses
    .map((address) => partsOf(address))
    .filter((parts) => parts !== null)
    // The longest first: `john@contoso.com` is the end of `little-john@contoso.com`.
    .sort((one, other) => other.local.length - one.local.length);
  // Known mailboxes get their masks first, in their own order, so that all texts agree.
  for (const address of people.addresses) {
    const parts = partsOf(address);
    if (parts !== null) maskOf(parts.local, parts.domain);
  }
  const replacements = known.map(({ local, domain }) => ({
    // Also `john=contoso.com@…` of bounces and `john_contoso.com#EXT#` of guests.
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.-])${quote(local)}(@|%40|=|_)(?=${quote(domain)}(?![\\p{L}\\p{N}-]))`,
      'giu',
    ),
    mask: maskOf(local, domain),
  }));
  const alone = known
    // `info` is a word of every text; `john.smith` is nobody else.
    .filter(({ local }) => /[\p{L}\p{N}][._-][\p{L}\p{N}]/u.test(local))
    .map(({ local, domain }) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${quote(local)}(?![\\p{L}\\p{N}_])`, 'giu'),
      mask: maskOf(local, domain),
    }));
  const names = people.names
    .filter((name) => name.trim().length >= 3)
    .map((name) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${quote(name.trim())}(?![\\p{L}\\p{N}])`, 'giu'),
      mask: `${String.fromCodePoint(name.trim().codePointAt(0) ?? 0x2a)}***`,
    }));

  return (text) => {
    let shown = text;
    for (const { pattern, mask } of replacements) {
      shown = shown.replace(pattern, (_match, sign: string) => `${mask}${sign}`);
    }
    shown = maskUnknown(shown, maskOf);
    for (const { pattern, mask } of [...alone, ...names]) {
      shown = shown.replace(pattern, () => mask);
    }
    return shown;
  };
}

/** Walks back from each `@`: a pattern for the whole would take squared time on a long line. */
function maskUnknown(text: string, maskOf: (local: string, domain: string) => string): string {
  let shown = '';
  let done = 0;
  for (const match of text.matchAll(atDomain)) {
    const [, sign = '', domain = ''] = match;
    let start = match.index;
    while (start > done && inLocalPart.test(text.charAt(start - 1))) start -= 1;
    if (start === match.index) continue;
    const local = text.slice(start, match.index);
    shown += `${text.slice(done, start)}${maskOf(local, domain)}${sign}`;
    done = match.index + sign.length;
  }
  return shown + text.slice(done);
}

function partsOf(address: string): { readonly local: string; readonly domain: string } | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const whole = at > 0 && domain !== '';
  return whole ? { local, domain } : null;
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

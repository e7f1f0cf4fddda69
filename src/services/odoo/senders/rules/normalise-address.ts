import { splitAddresses } from './split-addresses.ts';

/** What is still found by its looks in a text whose reading ended with a bare `@domain`. */
const lookalike = /[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,63}/gi;

/** All addresses in a text that have an `@`, as Odoo finds them. */
export function findAddresses(text: string): string[] {
  const found = splitAddresses(text).filter(({ address }) => address.includes('@'));
  if (found.some(({ address }) => address.startsWith('@'))) {
    const lookalikes = text.match(lookalike) ?? [];
    if (lookalikes.length > 0) return lookalikes;
  }
  return found.map(({ name, address }) => (name === '' ? takeFromWords(address) : address));
}

/** `John john@example.com`, a name without its brackets: the last word that is an address. */
function takeFromWords(address: string): string {
  if (!address.includes(' ')) return address;
  const words = splitAddresses(address.replaceAll(' ', ','));
  return words.findLast((word) => word.address.includes('@'))?.address ?? address;
}

/** Filters are read again for each sender of a review: a thousand addresses, a thousand times. */
const read = new Map<string, string | null>();
const maxRead = 20_000;
/** An address has at most 320 characters; what is longer is read each time. */
const maxKept = 400;

/**
 * The form in which Odoo compares addresses, or null unless the text holds exactly one: domain in
 * lower case, the local part too if it is ASCII, no punycode (odoo.md 4).
 */
export function normaliseAddress(text: string | null): string | null {
  if (text === null) return null;
  const known = read.get(text);
  if (known !== undefined) return known;
  const address = readAddress(text);
  if (text.length > maxKept) return address;
  if (read.size >= maxRead) read.clear();
  read.set(text, address);
  return address;
}

function readAddress(text: string): string | null {
  const [address, ...others] = findAddresses(text);
  if (address === undefined || others.length > 0) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return (isAscii(local) ? local.toLowerCase() : local) + address.slice(at).toLowerCase();
}

/** What follows the first `@` of the normalised address; null without one. */
export function domainOfAddress(text: string | null): string | null {
  return normaliseAddress(text)?.split('@')[1] ?? null;
}

/** A part of a filter read as a domain; null when it is none. No sub-domains, no wildcards. */
export function normaliseDomain(text: string): string | null {
  return text === '' || text.includes('@') ? null : text.toLowerCase();
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

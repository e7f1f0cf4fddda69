import { domainOfAddress, normaliseAddress, normaliseDomain } from './normalise-address.ts';

/** A field that Odoo would call falsy is null; any other text, even blank, is kept. */
export function filled(text: string | false | null): string | null {
  return text === false || text === '' ? null : text;
}

/** The comma-separated parts of a FROM filter; blank ones match nothing. */
export function splitFilter(filter: string | null): string[] {
  if (filter === null) return [];
  return filter
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * Whether a session with this filter may use the address, Odoo's second reading of a filter: an
 * empty one accepts everything, and two texts that are no addresses count as equal.
 */
export function acceptsAddress(filter: string | null, address: string | null): boolean {
  if (filter === null) return true;
  return splitFilter(filter).some((part) =>
    part.includes('@')
      ? normaliseAddress(part) === normaliseAddress(address)
      : normaliseDomain(part) === domainOfAddress(address),
  );
}

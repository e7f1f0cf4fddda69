import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { pemCertificates, withoutRepeats } from './pem-certificates.ts';
import { systemAuthorities } from './system-authorities.ts';

/** Reading all roots takes 20 ms, a fifth of a round trip: once for each set of authorities. */
const contexts = new Map<string, SecureContext>();
const maxContexts = 8;

let extraAuthorities: readonly string[] | null = null;

/**
 * The authorities that are trusted: Mozilla's roots (as shipped with Node), the system's, those of
 * NODE_EXTRA_CA_CERTS, and `added`, PEM. TLS 1.2 or newer (Exchange refuses older, row 128).
 */
export function trustStoreWith(added: readonly string[]): SecureContext {
  const key = added.join('\n');
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const context = createSecureContext({
    ca: withoutRepeats([
      ...rootCertificates,
      ...systemAuthorities(),
      ...authoritiesOfEnvironment(),
      ...added,
    ]),
    minVersion: 'TLSv1.2',
  });
  if (contexts.size >= maxContexts) contexts.clear();
  contexts.set(key, context);
  return context;
}

function authoritiesOfEnvironment(): readonly string[] {
  extraAuthorities ??= readExtraAuthorities(process.env['NODE_EXTRA_CA_CERTS']);
  return extraAuthorities;
}

let extraCount: number | null = null;

/** How many the environment adds to those that are trusted anyway, for people to see. */
export function countExtraAuthorities(): number {
  extraCount ??= countAdded(authoritiesOfEnvironment());
  return extraCount;
}

function countAdded(extra: readonly string[]): number {
  if (extra.length === 0) return 0;
  const usual = withoutRepeats([...rootCertificates, ...systemAuthorities()]);
  return withoutRepeats([...usual, ...extra]).length - usual.length;
}

/**
 * Node adds the file of NODE_EXTRA_CA_CERTS to its own roots alone, and forgets it as soon as a
 * program names authorities. An unreadable file is passed over, as Node does.
 */
export function readExtraAuthorities(path: string | undefined): string[] {
  if (path === undefined || path === '') return [];
  try {
    return pemCertificates(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}

/**
 * Whether an address is the redirect URI with an answer on it. Parsed and compared by origin and
 * path, never by pattern over the whole text (security.md 4.3, pitfall c). Entra answers a URI
 * without a path with a trailing slash (libraries.md fact 11), which URL parsing already evens out.
 */
export function isRedirectAddress(address: string, redirectUri: string): boolean {
  if (!URL.canParse(address)) return false;
  const found = new URL(address);
  const wanted = new URL(redirectUri);
  return found.origin === wanted.origin && found.pathname === wanted.pathname;
}

/**
 * Whether the sign-in window may load a page: https only, or the practice tenant's own loopback
 * origin while the authorize address itself is there.
 */
export function mayOpenInSignIn(address: string, authorizeUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  if (protocol === 'https:') return true;
  const start = new URL(authorizeUrl);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(start.hostname);
  return protocol === 'http:' && loopback && origin === start.origin;
}

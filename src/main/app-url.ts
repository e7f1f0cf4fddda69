/** The app's own scheme. Never file://: Chromium refuses a module script there (libraries.md 0.9). */
export const appScheme = 'collega';
/** As Chromium serialises the origin of a standard scheme (RFC 6454). */
export const appOrigin = `${appScheme}://app`;
export const appAddress = `${appOrigin}/`;

/**
 * Tells whether an address belongs to the app's own pages. Compares parsed parts: a test on the
 * text alone lets `https://collega.evil/?next=collega://app/` or `collega://app.evil/` through.
 */
export function isAppUrl(address: string): boolean {
  if (!address.startsWith(appAddress)) return false;
  const url = URL.canParse(address) ? new URL(address) : null;
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === 'app' &&
    url.username === '' &&
    url.password === ''
  );
}

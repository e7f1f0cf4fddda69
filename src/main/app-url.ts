/** The app's own scheme. Never file://: Chromium refuses a module script there (libraries.md 0.9). */
export const appScheme = 'collega';
/** As Chromium serialises the origin of a standard scheme (RFC 6454). */
export const appOrigin = `${appScheme}://app`;
export const appAddress = `${appOrigin}/`;

/**
 * Tells whether an address belongs to the app's own pages. The closing slash makes it exact: user,
 * port and the rest of another host's name (`collega://app.evil/`, `collega://app@evil/`) would all
 * stand before it. A test anywhere else in the text would let `https://evil/?collega://app/` in.
 */
export function isAppUrl(address: string): boolean {
  return address.startsWith(appAddress);
}

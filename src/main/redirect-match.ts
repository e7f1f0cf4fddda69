/**
 * Tells whether an address is the redirect URI with an answer in it. Parsed parts are compared,
 * never the text: `https://evil/?u=https://odoo/confirm` must not match. Parsing gives a redirect
 * URI without a path the `/` with which Entra sends it back; with a path, a further `/` is another
 * address (libraries.md 0.11). Parameters of the redirect URI itself must be there again.
 */
export function matchesRedirect(address: string, redirectUri: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(redirectUri)) return false;
  const [found, expected] = [new URL(address), new URL(redirectUri)];
  // Not `origin`: that is "null" for every scheme but the web's own.
  return (
    found.protocol === expected.protocol &&
    found.host === expected.host &&
    found.pathname === expected.pathname &&
    [...expected.searchParams].every(([name, value]) =>
      found.searchParams.getAll(name).includes(value),
    )
  );
}

/**
 * Tells whether the answer stands in the address itself. When it does not (response_mode=form_post)
 * only the request carries it, and stopping at a navigation event would lose it.
 */
export function carriesAnswer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { searchParams, hash } = new URL(address);
  const fragment = new URLSearchParams(hash.slice(1));
  return ['code', 'error'].some((name) => searchParams.has(name) || fragment.has(name));
}

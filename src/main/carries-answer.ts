/**
 * Tells whether the authority's answer stands in the address itself, as query or fragment (RFC 6749
 * section 4.1.2). When it does not (response_mode=form_post) only the request carries it, and
 * stopping at a navigation event would lose it.
 */
export function carriesAnswer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { searchParams, hash } = new URL(address);
  const fragment = new URLSearchParams(hash.slice(1));
  return ['code', 'error'].some((name) => searchParams.has(name) || fragment.has(name));
}

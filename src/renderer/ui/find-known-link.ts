import { knownLinks, type KnownLink } from '../../contract/known-links.ts';

/**
 * A finding carries whole addresses; the window may only name pages. Null for an address that is
 * not on the list: it is shown as text.
 */
export function findKnownLink(
  address: string,
): { readonly link: KnownLink } | { readonly aadsts: number } | null {
  const aadsts = /^https:\/\/login\.microsoftonline\.com\/error\?code=(\d{1,9})$/.exec(
    address,
  )?.[1];
  if (aadsts !== undefined) return { aadsts: Number(aadsts) };
  const names = Object.keys(knownLinks) as KnownLink[];
  const link = names.find((name) => knownLinks[name] === address);
  return link === undefined ? null : { link };
}

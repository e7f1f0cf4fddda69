/** The Node that packs, or why none can. Installs what is missing from the lock files. */
export function preparePackagingTools(): { readonly node: string } | { readonly missing: string };

/**
 * What Odoo makes of an alias: a name is completed by the domain, a whole address stays (odoo.md 4,
 * `default_from`). Null while a part is missing, and for what is whole already.
 */
export function wholeAddress(alias: string, domain: string): string | null {
  const name = alias.trim();
  const ending = domain.trim().replace(/^@+\s*/, '');
  return name === '' || name.includes('@') || ending === '' ? null : `${name}@${ending}`;
}

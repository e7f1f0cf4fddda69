/**
 * Parts of a FROM filter that Odoo compares and can never find equal to a sender (odoo.md 4, rows 44
 * to 46): a part is a whole address or a bare domain, with no wildcard and no other separator than
 * the comma. The whole review is the sender rules' own; this is a hint while typing.
 */
export function unmatchedParts(fromFilter: string): string[] {
  return fromFilter
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !canMatch(part));
}

function canMatch(part: string): boolean {
  // Odoo takes the address out of `"John" <john@example.com>` (row 42).
  const address = /<([^<>]*)>$/.exec(part)?.[1] ?? part;
  return /^(?:[^\s@;*<>]+@)?[^\s@;*<>]+$/.test(address);
}

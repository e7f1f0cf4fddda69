/** Rows of docs/failures.md that no finding covers, and why. */
export const rowsLeftOut: readonly { readonly row: number; readonly reason: string }[] = [
  {
    row: 16,
    reason:
      'The limit of redirect URIs is met in the portal alone, and its words are not known; Odoo needs one URI.',
  },
  {
    row: 197,
    reason:
      'No signal of its own: the old secret fails as 7000215 or 7000222. Collega keeps the secret in one place for all mailboxes.',
  },
  {
    row: 198,
    reason:
      'Not a failure that can be seen: it is the order of steps in another program. Collega signs in first and tests afterwards.',
  },
];

/** failures.md A1 to A8. */
export const lastRow = 254;

/** Odoo takes any; the form of Collega takes no larger one. */
const largest = 9999;

/**
 * The priorities that servers had, handed out again in their new order: `before` are the old ones,
 * in the new order of the servers. Each gets a number of its own, because equal ones would leave
 * the choice to the age of the records (odoo.md 4) and not to the user.
 */
export function handOutPriorities(before: readonly number[]): number[] {
  const ascending = [...before].sort((one, other) => one - other);
  for (let index = 1; index < ascending.length; index += 1) {
    ascending[index] = Math.max(ascending[index] ?? 0, (ascending[index - 1] ?? 0) + 1);
  }
  // Too many near the end: they move up together.
  for (let index = ascending.length - 1; index >= 0; index -= 1) {
    const limit = largest - (ascending.length - 1 - index);
    ascending[index] = Math.min(ascending[index] ?? 0, limit);
  }
  return ascending;
}

const maxNameLength = 120;

/** The wanted name, or `Rossi (2)` where it is taken, whatever the case; never longer than a name. */
export function findFreeName(
  wanted: string,
  clients: readonly { readonly name: string }[],
): string {
  const taken = new Set(clients.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const ending = ` (${number})`;
    // Half a letter (a surrogate) would not survive the way to the disk.
    const start = wanted.slice(0, maxNameLength - ending.length).replace(/[\uD800-\uDBFF]$/, '');
    name = `${start.trimEnd()}${ending}`;
  }
  return name;
}

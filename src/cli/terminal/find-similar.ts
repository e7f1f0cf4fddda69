/** As many letters may differ. */
const maxEdits = 3;

/** The known word that was probably meant: the nearest, if it is near; null for anything else. */
export function findSimilar(word: string, known: readonly string[]): string | null {
  const given = word.toLowerCase();
  const [nearest] = known
    .map((each) => ({ each, edits: countEdits(given, each.toLowerCase()) }))
    // Of a short word every other one is near.
    .filter(({ each, edits }) => edits <= maxEdits && edits < each.length / 2)
    .sort((one, other) => one.edits - other.edits);
  return nearest?.each ?? null;
}

/** Levenshtein's distance: letters put in, taken out, or exchanged. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, exchanged));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

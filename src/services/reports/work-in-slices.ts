/**
 * Work on one report that yields wherever the rest of the program may run, and answers its result.
 * One algorithm for both ways of running it, so that what is made cannot differ between them.
 */
export type Slices<Result> = Generator<void, Result, void>;

/** Changes each item in a slice of its own. */
export function* mapInSlices<Item, Changed>(
  items: readonly Item[],
  change: (item: Item, index: number) => Changed,
): Slices<Changed[]> {
  const changed: Changed[] = [];
  for (const [index, item] of items.entries()) {
    yield;
    changed.push(change(item, index));
  }
  return changed;
}

/** For programs with nothing else to do meanwhile. */
export function runAtOnce<Result>(slices: Slices<Result>): Result {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}

/** Pauses between the slices. @throws what `pause` throws, as it does once all is cancelled. */
export async function runWithPauses<Result>(
  slices: Slices<Result>,
  pause: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

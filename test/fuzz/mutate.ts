/** Where a round of numbers begins; the same seed gives the same inputs. */
export const seed = Number(process.env['COLLEGA_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** How often each target is tried. A nightly run takes more than one at the desk. */
export const rounds = Number(process.env['COLLEGA_FUZZ_ROUNDS'] ?? 2_000);

export type Random = () => number;

/** mulberry32: numbers from 0 up to 1 that depend on the seed alone. */
export function createRandom(from: number): Random {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

const strange = [
  ...['', '\0', '\r\n', '\n', '\u001b[2J', '\u202e', '\u200b', '\ud800', '%', '%zz', '"', "'"],
  ...['{', '}', '[', '\\', '//', '<', '&', '$(x)', '__proto__', '-', '250-', '* ', '{99999}'],
  ...['535 5.7.139 ', 'AADSTS', '9'.repeat(400), 'a'.repeat(3_000), '/'.repeat(2_000), '\t', '😀'],
];

/** One to eight small changes: a part left out, doubled, moved or replaced by something strange. */
export function mutate(random: Random, text: string): string {
  let result = text;
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) {
    const from = Math.floor(random() * (result.length + 1));
    const to = Math.min(result.length, from + Math.floor(random() * 40));
    const part = result.slice(from, to);
    const put = pick(random, [
      '',
      part + part,
      part.split('').reverse().join(''),
      pick(random, strange),
      part.toUpperCase(),
      String.fromCharCode(Math.floor(random() * 0x2ff)),
    ]);
    result = result.slice(0, from) + put + result.slice(to);
  }
  return result;
}

/** Runs one target with mutated texts, and names seed, round and input of the first that fails. */
export function fuzz(
  samples: readonly string[],
  target: (text: string, random: Random) => void,
): void {
  for (let round = 0; round < rounds; round += 1) {
    const random = createRandom(seed + round);
    const text = mutate(random, pick(random, samples));
    try {
      target(text, random);
    } catch (error) {
      const which = `COLLEGA_FUZZ_SEED=${seed + round} COLLEGA_FUZZ_ROUNDS=1`;
      throw new Error(`${which}: ${JSON.stringify(text.slice(0, 2_000))}`, { cause: error });
    }
  }
}

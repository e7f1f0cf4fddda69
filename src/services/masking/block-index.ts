/** How many tables there are, by some bits of the hash. */
const tables = 256;
const firstSlots = 64;
/** Of one entry: its hash, the number of its text plus one (0: free), and the place in the text. */
const numbersPerSlot = 3;

interface Table {
  readonly slots: Int32Array;
  entries: number;
}

/**
 * Places in texts by the hash of what stands there. A client with 300 mailboxes has two million of
 * them: as a Map they kept the garbage collector busy, and each time the Map grew nothing else ran for
 * a third of a second. Hence numbers alone, in many tables that grow one at a time.
 */
export class BlockIndex {
  readonly #tables: Table[] = Array.from({ length: tables }, () => newTable(firstSlots));

  add(hash: number, text: number, at: number): void {
    const number = hash & (tables - 1);
    let table = this.#tables[number] ?? newTable(firstSlots);
    if ((table.entries + 1) * 2 > table.slots.length / numbersPerSlot) {
      table = grow(table);
      this.#tables[number] = table;
    }
    put(table, hash, text + 1, at);
  }

  /** Whether one of the places of this hash is what is looked for. */
  some(hash: number, isWanted: (text: number, at: number) => boolean): boolean {
    const slots = this.#tables[hash & (tables - 1)]?.slots;
    if (slots === undefined) return false;
    for (let at = slotOf(hash, slots); slots[at + 1] !== 0; at = nextSlot(at, slots)) {
      const found = slots[at] === hash;
      if (found && isWanted((slots[at + 1] ?? 0) - 1, slots[at + 2] ?? 0)) return true;
    }
    return false;
  }
}

function newTable(slots: number): Table {
  return { slots: new Int32Array(slots * numbersPerSlot), entries: 0 };
}

function grow({ slots }: Table): Table {
  const larger = newTable((slots.length / numbersPerSlot) * 2);
  for (let at = 0; at < slots.length; at += numbersPerSlot) {
    if (slots[at + 1] !== 0) {
      put(larger, slots[at] ?? 0, slots[at + 1] ?? 0, slots[at + 2] ?? 0);
    }
  }
  return larger;
}

/** In the first free slot from the hash's own on: half of them are always free. */
function put(table: Table, hash: number, text: number, place: number): void {
  const { slots } = table;
  let at = slotOf(hash, slots);
  while (slots[at + 1] !== 0) at = nextSlot(at, slots);
  slots[at] = hash;
  slots[at + 1] = text;
  slots[at + 2] = place;
  table.entries += 1;
}

/** From all bits of the hash: neighbours differ in few of them. */
function slotOf(hash: number, slots: Int32Array): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 8;
  return (mixed & (slots.length / numbersPerSlot - 1)) * numbersPerSlot;
}

function nextSlot(at: number, slots: Int32Array): number {
  return at + numbersPerSlot === slots.length ? 0 : at + numbersPerSlot;
}

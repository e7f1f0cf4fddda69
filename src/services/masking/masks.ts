type MaskKind = 'mailbox' | 'address' | 'person' | 'correspondent' | 'server';

/** Private-use characters: a mask in the making is part of no address and of no name. */
const zero = 0xe000;
const end = '\ue00a';
const unprinted = /([\ue000-\ue009]+)\ue00a/g;

/** Numbered stand-ins for names, the same for the same name whatever its case. */
export class Masks {
  readonly #labels: string[] = [];
  readonly #used = new Set<string>();
  readonly #numbers = { mailbox: 0, address: 0, person: 0, correspondent: 0, server: 0 };
  readonly #given = new Map<string, string>();
  readonly #taken: ReadonlySet<string>;

  /** @param taken names that really occur: no mask is called like a mailbox that is there. */
  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken.map((name) => name.toLowerCase()));
  }

  /** Stands for `name` until `print` writes its label. */
  of(kind: MaskKind, name: string): string {
    const key = name.toLowerCase();
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const digits = Array.from(String(this.#labels.length), (digit) => zero + Number(digit));
    const mask = `${String.fromCharCode(...digits)}${end}`;
    this.#labels.push(this.#nextLabel(kind));
    this.#given.set(key, mask);
    return mask;
  }

  /** Whether this is a printed label already. */
  isLabel(text: string): boolean {
    return this.#used.has(text);
  }

  print(text: string): string {
    return text.replace(unprinted, (_whole, digits: string) => {
      const index = Array.from(digits, (digit) => digit.charCodeAt(0) - zero).join('');
      return this.#labels[Number(index)] ?? '';
    });
  }

  #nextLabel(kind: MaskKind): string {
    let label: string;
    do {
      this.#numbers[kind] += 1;
      label = `${kind}-${this.#numbers[kind]}`;
    } while (this.#taken.has(label));
    this.#used.add(label);
    return label;
  }
}

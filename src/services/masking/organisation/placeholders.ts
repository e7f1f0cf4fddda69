export type PlaceholderKind =
  | 'address'
  | 'authority'
  | 'client'
  | 'company'
  | 'database'
  | 'domain'
  | 'host'
  | 'ip'
  | 'name'
  | 'organisation'
  | 'private-ip'
  | 'server'
  | 'template';

/** Numbered placeholders, the same for the same thing whatever its case: `domain-1`, `client-1`. */
export class Placeholders {
  readonly #given = new Map<string, string>();
  readonly #numbers = new Map<string, number>();

  of(kind: PlaceholderKind, thing: string): string {
    return this.#number(kind, thing, (number) => `${kind}-${number}`);
  }

  /** Of the form of a GUID, which some formats demand. */
  guid(thing: string): string {
    return this.#number(
      'guid',
      thing.replace(/-/g, ''),
      (number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
    );
  }

  #number(kind: string, thing: string, write: (number: number) => string): string {
    const key = `${kind} ${thing.toLowerCase()}`;
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    const label = write(number);
    this.#given.set(key, label);
    return label;
  }
}

/** Values by key that outlive a screen, in the form React subscribes to. */
export class KeyedStore<Value> {
  readonly #values = new Map<string, Value>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** The first entry that satisfies `test`, with its key. */
  find(test: (value: Value) => boolean): readonly [string, Value] | undefined {
    return [...this.#values].find(([, value]) => test(value));
  }

  set(key: string, value: Value | undefined): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    for (const listener of this.#listeners) listener();
  }
}

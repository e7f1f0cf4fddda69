/** Entries that are forgotten after a while, so that abandoned sign-ins cost no memory. */
export interface ExpiringEntries<Value> {
  add(key: string, value: Value): void;
  /** The entry, also when its time is over (then `expired`); null when unknown or forgotten. */
  find(key: string): { readonly value: Value; readonly expired: boolean } | null;
  remove(key: string): void;
}

const maxEntries = 500;

/** Keeps an entry for `lifetimeMs`, and remembers it as expired for as long again. */
export function keepExpiring<Value>(lifetimeMs: number, now: () => number): ExpiringEntries<Value> {
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    add: (key, value) => {
      for (const [old, entry] of entries)
        if (entry.until + lifetimeMs <= now() || entries.size >= maxEntries) entries.delete(old);
        else break;
      entries.set(key, { value, until: now() + lifetimeMs });
    },
    find: (key) => {
      const entry = entries.get(key);
      return entry === undefined ? null : { value: entry.value, expired: entry.until <= now() };
    },
    remove: (key) => {
      entries.delete(key);
    },
  };
}

/** Cuts a byte stream into lines, or into counted bytes when a literal was announced. */
export interface LineFeed {
  push(chunk: Buffer): void;
  /** The next line without its CRLF (a bare LF is taken too); null when there is none yet. */
  nextLine(): string | null;
  /** The next `count` bytes as text; null when they have not all come. */
  nextBytes(count: number): string | null;
  /** Forgets what was received and not read. */
  clear(): void;
  /** Received and not read, in bytes. */
  readonly size: number;
}

export function createLineFeed(): LineFeed {
  let buffered: Buffer = Buffer.alloc(0);
  const take = (end: number, next: number): string => {
    const text = buffered.toString('utf8', 0, end);
    buffered = buffered.subarray(next);
    return text;
  };
  return {
    push: (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    },
    nextLine: () => {
      const feed = buffered.indexOf(0x0a);
      if (feed === -1) return null;
      return take(feed > 0 && buffered[feed - 1] === 0x0d ? feed - 1 : feed, feed + 1);
    },
    nextBytes: (count) => (buffered.length < count ? null : take(count, count)),
    clear: () => {
      buffered = Buffer.alloc(0);
    },
    get size() {
      return buffered.length;
    },
  };
}

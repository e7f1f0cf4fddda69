import { readFileSync } from 'node:fs';
import { freezeDeeply } from '../records/freeze-deeply.ts';
import { codeOf } from '../storage/code-of.ts';
import { identityOf } from '../storage/file-identity.ts';
import { type Loaded, type NoVaultFile } from './vault-file.ts';

/**
 * The coarsest clock of a file system, FAT's, and a half more, in milliseconds. Of files written
 * within one tick, one may look like the other: same size, same time, and the place of one that was
 * removed (ext4 gives the lowest free inode). Until then the bytes are compared.
 */
const tickMs = 3_000;

/**
 * A vault's file or a part of it, understood once for as long as it is the same: one with 1,000 links has a megabyte
 * and more, and each use of a token, each look at whether another Collega has locked, asks for it.
 */
export class KnownVaultFile<File extends object> {
  readonly #path: string;
  readonly #parse: (text: string) => Loaded<File>;
  #bytes: Buffer | null = null;
  #loaded: Loaded<File> = { found: null, format: 0 };
  /** Which file the bytes were read of; settled when no other one can look like it any more. */
  #seen: { readonly identity: string; readonly firstAt: number; settled: boolean } | null = null;

  constructor(path: string, parse: (text: string) => Loaded<File>) {
    this.#path = path;
    this.#parse = parse;
  }

  /** Which file is there; null where there is none, or one that cannot be reached. */
  get identity(): string | null {
    return this.#identify();
  }

  /** What is at the path now, frozen, for all share it. */
  read(): File | NoVaultFile {
    const identity = this.#identify();
    const now = performance.now();
    const seen = identity !== null && this.#seen?.identity === identity ? this.#seen : null;
    if (seen?.settled === true) return this.#loaded.found;
    const same = this.#load();
    // Written while it was read: it may be either of the two.
    if (identity === null || identity !== this.#identify()) this.#seen = null;
    else if (same && seen !== null) seen.settled = now - seen.firstAt > tickMs;
    else this.#seen = { identity, firstAt: performance.now(), settled: false };
    return this.#loaded.found;
  }

  /** The caller holds the lock, and is about to write: the bytes alone say what is there. */
  loadLocked(): Loaded<File> {
    this.#load();
    return this.#loaded;
  }

  /** The caller has just written, and still holds the lock. */
  noteWritten(text: string, found: File, format: number): void {
    this.#bytes = Buffer.from(text, 'utf8');
    this.#loaded = freezeDeeply({ found, format });
    const identity = this.#identify();
    this.#seen =
      identity === null ? null : { identity, firstAt: performance.now(), settled: false };
  }

  #identify(): string | null {
    try {
      return identityOf(this.#path);
    } catch {
      return null;
    }
  }

  /** Answers whether the bytes are those that are known, and need not be parsed again. */
  #load(): boolean {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.#path);
    } catch (error) {
      this.#bytes = null;
      // Anything else: it is there and cannot be read. As with damage, hands off.
      this.#loaded = { found: codeOf(error) === 'ENOENT' ? null : 'damaged', format: 0 };
      return false;
    }
    if (this.#bytes?.equals(bytes) === true) return true;
    this.#bytes = bytes;
    this.#seen = null;
    this.#loaded = freezeDeeply(this.#parse(bytes.toString('utf8')));
    return false;
  }
}

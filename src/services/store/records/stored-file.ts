import { readFileSync, rmSync } from 'node:fs';
import { assertNever } from '../../assert-never.ts';
import { fail } from '../../failure-error.ts';
import { type StoredRecords } from '../../shell/ports/records-file.ts';
import { codeOf } from '../storage/code-of.ts';
import { identityOf } from '../storage/file-identity.ts';
import { keepOldFormat, removeOldFormats } from '../storage/old-formats.ts';
import { listSetAside, setAside } from '../storage/set-aside.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import { presentSchema, type Found, type Prepared } from './records-content.ts';

interface FileFormat<Content extends object> {
  readonly parse: (stored: unknown) => Found<Content>;
  readonly store: (content: Content) => Prepared<Content>;
  /** Runs work under the records' lock. */
  readonly hold: <Value>(work: () => Value) => Value;
  /** A damaged file was set aside; the lock is held. */
  readonly onSetAside: () => void;
}

/**
 * One file of records: read again only when it is another one, set aside when it is damaged, written
 * while the records' lock is held.
 */
export class StoredFile<Content extends object> {
  readonly file: StoredRecords;
  readonly #format: FileFormat<Content>;
  /** What was read or written last, and of which file: to read 4,000 servers takes half a second. */
  #known: { readonly identity: string; readonly content: Content } | null = null;

  /** Which file those who show the content know of; null before anyone asked. */
  #followed: { readonly identity: string | null } | null = null;

  constructor(file: StoredRecords, format: FileFormat<Content>) {
    this.file = file;
    this.#format = format;
  }

  /** Whether the content is known and still that of the file. */
  get isKnown(): boolean {
    const { identity } = this;
    return identity !== null && this.#known?.identity === identity;
  }

  /** Which file is there; null where there is none. One that cannot be reached says so when read. */
  get identity(): string | null {
    return this.#identify();
  }

  /**
   * Whether the file is another one than at the last call, and not by a write of this process. The
   * first call says no.
   */
  takeChangeElsewhere(): boolean {
    const { identity } = this;
    const changed = this.#followed !== null && this.#followed.identity !== identity;
    this.#followed = { identity };
    return changed;
  }

  /**
   * The content as it is now, frozen, for all share it. A damaged file is set aside with its backup,
   * and records begin empty: the rest of Collega keeps working.
   * @throws FailureError when the file is of a newer format, cannot be read or cannot be set aside
   */
  read(): Content {
    const identity = this.#identify();
    if (identity !== null && this.#known?.identity === identity) return this.#known.content;
    const found = this.#find();
    if (found.kind === 'damaged') {
      return this.#format.hold(() => freezeDeeply(this.readLocked().content));
    }
    const { content } = this.#accept(found);
    freezeDeeply(content);
    // Written while it was read: it may be either of the two.
    if (identity === this.#identify()) this.#know(identity, content);
    return content;
  }

  /** Read from the disk whatever is known, for a change; the lock is held. */
  readLocked(): { readonly content: Content; readonly schema: number } {
    const found = this.#find();
    if (found.kind !== 'damaged' || !this.file.onDisk) return this.#accept(found);
    try {
      setAside(this.file.path);
    } catch (error) {
      fail({ kind: 'unreadable', path: this.file.path, code: codeOf(error) ?? found.fault });
    }
    this.#format.onSetAside();
    return this.#accept(this.#format.parse({}));
  }

  /** What a change would write. @throws ZodError for what breaks the format */
  prepare(content: Content): Prepared<Content> {
    return this.#format.store(content);
  }

  /**
   * Writes; the lock is held, so that no other Collega writes before the new file is known. With
   * `over`, a file of that earlier format is kept under a name of its own, and the backup is of the
   * present one. With `forget`, the backup holds nothing of what was there before either.
   * @throws FailureError `not-saved`
   */
  write(
    { stored, content }: Prepared<Content>,
    { over = presentSchema, forget = false }: { over?: number; forget?: boolean } = {},
  ): void {
    const { file } = this;
    try {
      if (file.onDisk) keepOldFormat(file.path, over, presentSchema);
      file.write(stored);
      // A backup of the undivided format would, put back later, undo every change since.
      if (forget || over < presentSchema) file.write(stored);
      if (forget && file.onDisk) removeOldFormats(file.path);
    } catch (error) {
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: file.path, code });
    }
    const identity = this.#identify();
    this.#know(identity, freezeDeeply(content));
    if (this.#followed !== null) this.#followed = { identity };
  }

  /** The content of a text of this format; of one that is not, null. */
  parseText(text: string): Content | null {
    const found = parseText(text, this.#format.parse);
    return found.kind === 'content' ? found.content : null;
  }

  /** The last good state of a set-aside file. @throws FailureError `not-found` */
  readSetAside(stamp: string): { readonly content: Content; readonly remove: () => void } {
    const wanted = listSetAside(this.file.path).find((each) => each.stamp === stamp);
    const backup = wanted?.backup ?? fail({ kind: 'not-found', what: 'backup' });
    const { content } = this.#accept(parseText(readFileSync(backup, 'utf8'), this.#format.parse));
    return { content, remove: () => rmSync(backup, { force: true }) };
  }

  /** Null where there is no file; one that cannot be reached says so when it is read. */
  #identify(): string | null {
    try {
      return this.file.onDisk ? identityOf(this.file.path) : null;
    } catch {
      return null;
    }
  }

  #know(identity: string | null, content: Content): void {
    this.#known = identity === null ? null : { identity, content };
  }

  /** @throws FailureError for a file that cannot be reached: that is no damage */
  #find(): Found<Content> {
    let stored: unknown;
    try {
      stored = this.file.read();
    } catch (error) {
      const code = codeOf(error);
      if (code !== null) fail({ kind: 'unreadable', path: this.file.path, code });
      return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
    }
    return this.#format.parse(stored);
  }

  #accept(found: Found<Content>): { readonly content: Content; readonly schema: number } {
    const { path } = this.file;
    switch (found.kind) {
      case 'content':
        return found;
      case 'newer':
        return fail({
          kind: 'unreadable',
          path,
          code: `format ${found.schema}, of a newer Collega`,
        });
      case 'damaged':
        return fail({ kind: 'unreadable', path, code: found.fault });
      default:
        return assertNever(found);
    }
  }
}

/** What a file's text holds. */
function parseText<Content>(
  text: string,
  parse: (stored: unknown) => Found<Content>,
): Found<Content> {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (error) {
    return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
  }
  return parse(stored);
}

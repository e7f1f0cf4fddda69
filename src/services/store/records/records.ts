import { readFileSync, rmSync } from 'node:fs';
import { type EventPayload } from '../../../contract/index.ts';
import { assertNever } from '../../assert-never.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { type RecordsFile } from '../../shell/ports/records-file.ts';
import { codeOf } from '../storage/code-of.ts';
import { identityOf } from '../storage/file-identity.ts';
import { keepOldFormat, removeOldFormats } from '../storage/old-formats.ts';
import { listSetAside, setAside } from '../storage/set-aside.ts';
import { withFileLock } from '../storage/with-file-lock.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import {
  parseRecords,
  parseRecordsText,
  presentSchema,
  recordsContent,
  type FoundRecords,
  type RecordsContent,
  type StoredClient,
} from './records-content.ts';

export type { RecordsContent, StoredClient } from './records-content.ts';

type Change = EventPayload<'records.changed'>;

/** All records of this machine. Every change is on the disk before it is answered. */
export class Records {
  readonly #file: RecordsFile;
  readonly #announce: (change: Change) => void;
  /** What was read or written last, and of which file: to read 4,000 servers takes half a second. */
  #known: { readonly identity: string; readonly content: RecordsContent } | null = null;
  /** What is to be told once the lock is given back; null while it is not held. */
  #untold: Change[] | null = null;

  constructor(file: RecordsFile, announce: (change: Change) => void) {
    this.#file = file;
    this.#announce = announce;
  }

  get path(): string {
    return this.#file.path;
  }

  /**
   * The records as they are now: the file is read anew when it is another one, since another Collega
   * may have written it meanwhile. Frozen, for all share it; `update` changes. A damaged file is set
   * aside with its backup, and records begin anew: the rest of Collega keeps working.
   * @throws when the file is of a newer format, cannot be read or cannot be set aside
   */
  read(): RecordsContent {
    const identity = this.#identify();
    if (identity !== null && this.#known?.identity === identity) return this.#known.content;
    const found = this.#find();
    if (found.kind === 'damaged') {
      return this.hold(() => freezeDeeply(this.#contentOf(this.#findLocked())));
    }
    const content = freezeDeeply(this.#contentOf(found));
    // Written while it was read: nobody can say which of the two this is.
    if (identity === this.#identify()) this.#know(identity, content);
    return content;
  }

  /** Null where there is no file; one that cannot be reached says so when it is read. */
  #identify(): string | null {
    try {
      return this.#file.onDisk ? identityOf(this.#file.path) : null;
    } catch {
      return null;
    }
  }

  #know(identity: string | null, content: RecordsContent): void {
    this.#known = identity === null ? null : { identity, content };
  }

  /** @throws Node's error of a file that cannot be reached: that is no damage. */
  #find(): FoundRecords {
    let stored: unknown;
    try {
      stored = this.#file.read();
    } catch (error) {
      const code = codeOf(error);
      if (code !== null) fail({ kind: 'unreadable', path: this.#file.path, code });
      return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
    }
    return parseRecords(stored);
  }

  #contentOf(found: FoundRecords): RecordsContent {
    switch (found.kind) {
      case 'content':
        return found.content;
      case 'newer':
        return fail({ kind: 'unreadable', path: this.#file.path, code: newerFormat(found.schema) });
      case 'damaged':
        return fail({ kind: 'unreadable', path: this.#file.path, code: found.fault });
      default:
        return assertNever(found);
    }
  }

  /** Sets a damaged file aside, for whoever holds the lock. */
  #findLocked(): FoundRecords {
    const found = this.#find();
    if (found.kind !== 'damaged' || !this.#file.onDisk) return found;
    try {
      setAside(this.#file.path);
    } catch (error) {
      fail({ kind: 'unreadable', path: this.#file.path, code: codeOf(error) ?? found.fault });
    }
    this.#tell({ topic: 'clients', clientId: null });
    return parseRecords({});
  }

  /**
   * Runs work, which may change the records and then the vault, while no other Collega changes the
   * records; listeners are told afterwards. Always taken before the vault's lock (ADR 10). The work
   * is done when it returns: nothing of it may wait.
   */
  hold<Value>(work: () => Value): Value {
    if (this.#untold !== null) return work();
    const untold: Change[] = [];
    this.#untold = untold;
    try {
      return this.#file.onDisk ? withFileLock(this.#file.path, work) : work();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: this.#file.path, code });
    } finally {
      this.#untold = null;
      untold.forEach((change) => this.#announce(change));
    }
  }

  #tell(change: Change): void {
    if (this.#untold === null) this.#announce(change);
    else this.#untold.push(change);
  }

  /**
   * Applies one change to the newest content and stores it durably, then tells the UI. No other
   * Collega changes the file meanwhile: what a change depends on is looked up in its draft. Answers
   * what `apply` answers.
   */
  update<Value>(
    change: Change | readonly Change[],
    apply: (draft: RecordsContent) => Value,
  ): Value {
    return this.hold(() => {
      const { answer } = this.#change(apply);
      [change].flat().forEach((each) => this.#tell(each));
      return answer;
    });
  }

  /** As `update`, for what is to be forgotten: the backup holds nothing of it either. */
  forget<Value>(change: Change, apply: (draft: RecordsContent) => Value): Value {
    return this.hold(() => {
      const { changed, answer } = this.#change(apply);
      this.#write(changed);
      if (this.#file.onDisk) removeOldFormats(this.#file.path);
      this.#tell(change);
      return answer;
    });
  }

  #change<Value>(apply: (draft: RecordsContent) => Value): {
    readonly changed: RecordsContent;
    readonly answer: Value;
  } {
    const found = this.#findLocked();
    const draft = this.#contentOf(found);
    const answer = apply(draft);
    const changed = recordsContent.parse(draft);
    if (this.#file.onDisk && found.kind === 'content') {
      keepOldFormat(this.#file.path, found.schema, presentSchema);
    }
    this.#write(changed);
    return { changed, answer };
  }

  /** For whoever holds the lock: no other Collega writes before the new file is known. */
  #write(content: RecordsContent): void {
    this.#file.write(content);
    this.#know(this.#identify(), freezeDeeply(content));
  }

  /** Puts the last good state of a set-aside file back; what is there now becomes the backup. */
  restore(stamp: string): void {
    this.hold(() => {
      const wanted = listSetAside(this.#file.path).find((each) => each.stamp === stamp);
      const backup = wanted?.backup ?? fail({ kind: 'not-found', what: 'backup' });
      this.#write(this.#contentOf(parseRecordsText(readFileSync(backup, 'utf8'))));
      rmSync(backup, { force: true });
    });
    this.announceAll();
  }

  /** Everything may be another now. */
  announceAll(): void {
    for (const topic of ['clients', 'mail-servers', 'mailbox-links', 'settings'] as const) {
      this.#tell({ topic, clientId: null });
    }
  }

  client(clientId: string): StoredClient {
    return (
      this.read().clients.find(({ id }) => id === clientId) ??
      fail({ kind: 'not-found', what: 'client' })
    );
  }

  mailServer(serverId: string): RecordsContent['mailServers'][number] {
    return (
      this.read().mailServers.find(({ id }) => id === serverId) ??
      fail({ kind: 'not-found', what: 'mail-server' })
    );
  }

  mailboxLink(linkId: string): RecordsContent['mailboxLinks'][number] {
    return (
      this.read().mailboxLinks.find(({ id }) => id === linkId) ??
      fail({ kind: 'not-found', what: 'mailbox-link' })
    );
  }

  /** The link that serves this mailbox of this client, if it was ever linked. */
  linkOf(clientId: string, mailbox: string): RecordsContent['mailboxLinks'][number] | null {
    const wanted = mailbox.toLowerCase();
    return (
      this.read().mailboxLinks.find(
        (link) => link.clientId === clientId && link.mailbox === wanted,
      ) ?? null
    );
  }
}

function newerFormat(schema: number): string {
  return `format ${schema}, of a newer Collega`;
}

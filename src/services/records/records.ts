import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { authority, cloud } from '../../contract/azure-app.ts';
import { client } from '../../contract/clients.ts';
import { type EventPayload } from '../../contract/index.ts';
import { mailServer } from '../../contract/mail-servers.ts';
import { mailboxLink } from '../../contract/mailbox-links.ts';
import { machineSettings } from '../../contract/settings.ts';
import { assertNever } from '../assert-never.ts';
import { fail, FailureError } from '../failure-error.ts';
import { type RecordsFile } from '../ports/records-file.ts';
import { codeOf } from '../storage/code-of.ts';
import { identityOf } from '../storage/file-identity.ts';
import { keepOldFormat, removeOldFormats } from '../storage/old-formats.ts';
import { listSetAside, setAside } from '../storage/set-aside.ts';
import { withFileLock } from '../storage/with-file-lock.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import { migrateRecords } from './migrate-records.ts';

/** A client as stored: what follows from other things (secret, redirect URI) is not. */
const storedClient = client.extend({
  azureApp: z.strictObject({
    applicationId: z.string(),
    secretExpiresOn: z.iso.date().nullable(),
    authority,
    cloud,
    odooUrl: z.string(),
  }),
});
export type StoredClient = z.infer<typeof storedClient>;

const presentSchema = 2;

const content = z.strictObject({
  schema: z.literal(presentSchema),
  clients: z.array(storedClient),
  mailServers: z.array(mailServer),
  mailboxLinks: z.array(mailboxLink),
  settings: machineSettings,
});
export type RecordsContent = z.infer<typeof content>;

const empty: RecordsContent = {
  schema: presentSchema,
  clients: [],
  mailServers: [],
  mailboxLinks: [],
  settings: {
    language: 'system',
    theme: 'system',
    proxy: { kind: 'system' },
    certificateAuthorities: [],
    lockVaultAfterMinutes: null,
  },
};

type Change = EventPayload<'records.changed'>;

type Found =
  | { readonly kind: 'content'; readonly content: RecordsContent; readonly schema: number }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly fault: string };

/** All records of this machine. Every change is on the disk before it is answered. */
export class Records {
  readonly #file: RecordsFile;
  readonly #announce: (change: Change) => void;
  /** What was read or written last, and of which file: to read 4,000 servers takes half a second. */
  #known: { readonly identity: string; readonly content: RecordsContent } | null = null;

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
      return this.#locked(() => freezeDeeply(this.#contentOf(this.#findLocked())));
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
  #find(): Found {
    let stored: unknown;
    try {
      stored = this.#file.read();
    } catch (error) {
      const code = codeOf(error);
      if (code !== null) fail({ kind: 'unreadable', path: this.#file.path, code });
      return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
    }
    return judgeRecords(stored);
  }

  #contentOf(found: Found): RecordsContent {
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
  #findLocked(): Found {
    const found = this.#find();
    if (found.kind !== 'damaged' || !this.#file.onDisk) return found;
    try {
      setAside(this.#file.path);
    } catch (error) {
      fail({ kind: 'unreadable', path: this.#file.path, code: codeOf(error) ?? found.fault });
    }
    this.#announce({ topic: 'clients', clientId: null });
    return judgeRecords({});
  }

  #locked<Value>(change: () => Value): Value {
    try {
      return this.#file.onDisk ? withFileLock(this.#file.path, change) : change();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: this.#file.path, code });
    }
  }

  /**
   * Applies one change to the newest content and stores it durably, then tells the UI. No other
   * Collega changes the file meanwhile.
   */
  update(change: Change, apply: (draft: RecordsContent) => void): void {
    this.#locked(() => this.#change(apply));
    this.#announce(change);
  }

  /** As `update`, for what is to be forgotten: the backup holds nothing of it either. */
  forget(change: Change, apply: (draft: RecordsContent) => void): void {
    this.#locked(() => {
      this.#write(this.#change(apply));
      if (this.#file.onDisk) removeOldFormats(this.#file.path);
    });
    this.#announce(change);
  }

  #change(apply: (draft: RecordsContent) => void): RecordsContent {
    const found = this.#findLocked();
    const draft = this.#contentOf(found);
    apply(draft);
    const changed = content.parse(draft);
    if (this.#file.onDisk && found.kind === 'content') {
      keepOldFormat(this.#file.path, found.schema, presentSchema);
    }
    this.#write(changed);
    return changed;
  }

  /** For whoever holds the lock: no other Collega writes before the new file is known. */
  #write(content: RecordsContent): void {
    this.#file.write(content);
    this.#know(this.#identify(), freezeDeeply(content));
  }

  /** Puts the last good state of a set-aside file back; what is there now becomes the backup. */
  restore(stamp: string): void {
    this.#locked(() => {
      const wanted = listSetAside(this.#file.path).find((each) => each.stamp === stamp);
      const backup = wanted?.backup ?? fail({ kind: 'not-found', what: 'backup' });
      this.#write(this.#contentOf(judgeText(readFileSync(backup, 'utf8'))));
      rmSync(backup, { force: true });
    });
    this.announceAll();
  }

  /** Everything may be another now. */
  announceAll(): void {
    for (const topic of ['clients', 'mail-servers', 'mailbox-links', 'settings'] as const) {
      this.#announce({ topic, clientId: null });
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

const numbered = z.looseObject({ schema: z.number() });

/** What a file holds: records, records of a Collega to come, or nothing that can be understood. */
function judgeRecords(stored: unknown): Found {
  const schema = presentSchema;
  if (typeof stored === 'object' && stored !== null && Object.keys(stored).length === 0) {
    return { kind: 'content', content: structuredClone(empty), schema };
  }
  const named = numbered.safeParse(stored).data?.schema ?? 0;
  if (named > schema) return { kind: 'newer', schema: named };
  const parsed = content.safeParse(migrateRecords(stored));
  if (parsed.success) return { kind: 'content', content: parsed.data, schema: named };
  const [issue] = parsed.error.issues;
  const fault = `not a records file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  return { kind: 'damaged', fault };
}

export function judgeText(text: string): Found {
  try {
    return judgeRecords(JSON.parse(text));
  } catch (error) {
    return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
  }
}

function newerFormat(schema: number): string {
  return `format ${schema}, of a newer Collega`;
}

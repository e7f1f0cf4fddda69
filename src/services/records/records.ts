import { z } from 'zod';
import { authority, cloud } from '../../contract/azure-app.ts';
import { client } from '../../contract/clients.ts';
import { type EventPayload } from '../../contract/index.ts';
import { mailServer } from '../../contract/mail-servers.ts';
import { mailboxLink } from '../../contract/mailbox-links.ts';
import { machineSettings } from '../../contract/settings.ts';
import { fail, FailureError } from '../failure-error.ts';
import { type RecordsFile } from '../ports/records-file.ts';
import { withFileLock } from '../storage/with-file-lock.ts';
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

const content = z.strictObject({
  schema: z.literal(2),
  clients: z.array(storedClient),
  mailServers: z.array(mailServer),
  mailboxLinks: z.array(mailboxLink),
  settings: machineSettings,
});
export type RecordsContent = z.infer<typeof content>;

const empty: RecordsContent = {
  schema: 2,
  clients: [],
  mailServers: [],
  mailboxLinks: [],
  settings: {
    language: 'system',
    theme: 'system',
    proxy: { kind: 'system' },
    certificateAuthorities: [],
  },
};

type Change = EventPayload<'records.changed'>;

/** All records of this machine. Every change is on the disk before it is answered. */
export class Records {
  readonly #file: RecordsFile;
  readonly #announce: (change: Change) => void;

  constructor(file: RecordsFile, announce: (change: Change) => void) {
    this.#file = file;
    this.#announce = announce;
  }

  /**
   * Reads the file anew, since another Collega may have written it meanwhile.
   * @throws when the file is damaged or of a newer format: it is never replaced by an empty one.
   */
  read(): RecordsContent {
    const stored = this.#readFile();
    if (typeof stored === 'object' && stored !== null && Object.keys(stored).length === 0) {
      return structuredClone(empty);
    }
    const parsed = content.safeParse(migrateRecords(stored));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const code = `not a records file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
    fail({ kind: 'unreadable', path: this.#file.path, code });
  }

  #readFile(): unknown {
    try {
      return this.#file.read();
    } catch (error) {
      const code = error instanceof Error ? error.message : String(error);
      fail({ kind: 'unreadable', path: this.#file.path, code });
    }
  }

  /**
   * Applies one change to the newest content and stores it atomically, then tells the UI. No other
   * Collega changes the file meanwhile.
   */
  update(change: Change, apply: (draft: RecordsContent) => void): void {
    const changeFile = (): void => {
      const draft = this.read();
      apply(draft);
      this.#file.write(content.parse(draft));
    };
    try {
      if (this.#file.onDisk) withFileLock(this.#file.path, changeFile);
      else changeFile();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: this.#file.path, code });
    }
    this.#announce(change);
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

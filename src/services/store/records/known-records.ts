import { type EventPayload } from '../../../contract/index.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { type RecordsFile } from '../../shell/ports/records-file.ts';
import { codeOf } from '../storage/code-of.ts';
import { withFileLock } from '../storage/with-file-lock.ts';
import {
  findClient,
  ofClient,
  parseClient,
  parseList,
  storeClient,
  storeList,
  type AllRecords,
  type ClientContent,
  type ClientRecords,
  type FoundList,
  type RecordsList,
  type StoredClient,
} from './records-content.ts';
import { StoredFile } from './stored-file.ts';

export type Change = EventPayload<'records.changed'>;
type MailServer = ClientContent['mailServers'][number];
type MailboxLink = ClientContent['mailboxLinks'][number];

/** What is read of the records, the lock under which they change, and who is told of it. */
export class KnownRecords {
  protected readonly files: RecordsFile;
  private readonly announce: (change: Change) => void;
  protected readonly list: StoredFile<FoundList>;
  protected readonly clients = new Map<string, StoredFile<ClientContent>>();
  /** What is to be told once the lock is given back; null while it is not held. */
  private untold: Change[] | null = null;

  constructor(files: RecordsFile, announce: (change: Change) => void) {
    this.files = files;
    this.announce = announce;
    this.list = new StoredFile(files, {
      parse: parseList,
      store: storeList,
      hold: (work) => this.hold(work),
      onSetAside: () => this.tell({ topic: 'clients', clientId: null }),
    });
  }

  get path(): string {
    return this.files.path;
  }

  /** The list of clients and the settings as they are now, frozen. @throws as StoredFile's `read` */
  read(): RecordsList {
    return this.list.read();
  }

  /** All records of one client as they are now, frozen. @throws FailureError */
  of(clientId: string): Readonly<ClientRecords> {
    return { client: this.client(clientId), ...this.contentOf(clientId, this.list.read()) };
  }

  protected contentOf(clientId: string, { undivided }: FoundList): ClientContent {
    return undivided === null ? this.fileOf(clientId).read() : ofClient(undivided, clientId);
  }

  protected fileOf(clientId: string): StoredFile<ClientContent> {
    const known =
      this.clients.get(clientId) ??
      new StoredFile(this.files.ofClient(clientId), {
        parse: parseClient,
        store: storeClient,
        hold: (work) => this.hold(work),
        onSetAside: () => {
          this.tell({ topic: 'mail-servers', clientId });
          this.tell({ topic: 'mailbox-links', clientId });
        },
      });
    this.clients.set(clientId, known);
    return known;
  }

  /** The records of all clients, from reading every file: for what needs all of them. */
  readAll(): AllRecords {
    const list = this.list.read();
    const contents = list.clients.map(({ id }) => this.contentOf(id, list));
    return {
      clients: list.clients,
      settings: list.settings,
      mailServers: contents.flatMap(({ mailServers }) => mailServers),
      mailboxLinks: contents.flatMap(({ mailboxLinks }) => mailboxLinks),
    };
  }

  /** Where the records of one client rest. */
  pathOf(clientId: string): string {
    return this.files.ofClient(clientId).path;
  }

  /** Changes whenever the records of this client do; null where that cannot be told. */
  identityOf(clientId: string): string | null {
    if (!this.files.onDisk || this.list.read().undivided !== null) return null;
    return this.fileOf(clientId).identity ?? 'none';
  }

  /**
   * Runs work, which may change the records and then the vault, while no other Collega changes the
   * records of any client; listeners are told afterwards. Always taken before the vault's lock
   * (ADR 10). The work is done when it returns: nothing of it may wait.
   */
  hold<Value>(work: () => Value): Value {
    if (this.untold !== null) return work();
    const untold: Change[] = [];
    this.untold = untold;
    try {
      return this.files.onDisk ? withFileLock(this.files.path, work) : work();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: this.path, code });
    } finally {
      this.untold = null;
      untold.forEach((change) => this.announce(change));
    }
  }

  protected tell(change: Change): void {
    if (this.untold === null) this.announce(change);
    else this.untold.push(change);
  }

  /** How many clients, or mail servers of this one, a text of records holds; null if it is none. */
  countIn(text: string, clientId: string | null): number | null {
    if (clientId === null) return this.list.parseText(text)?.clients.length ?? null;
    return this.fileOf(clientId).parseText(text)?.mailServers.length ?? null;
  }

  /** Everything may be another now. */
  announceAll(): void {
    for (const topic of ['clients', 'mail-servers', 'mailbox-links', 'settings'] as const) {
      this.tell({ topic, clientId: null });
    }
  }

  /**
   * Tells of what another Collega, such as the command line, has written since the last call. Looks
   * at the files' times alone; an undivided file of an earlier format is left to the next read.
   */
  announceChangesElsewhere(): void {
    if (!this.files.onDisk) return;
    if (this.list.takeChangeElsewhere()) {
      this.tell({ topic: 'clients', clientId: null });
      this.tell({ topic: 'settings', clientId: null });
    }
    const list = this.list.read();
    if (list.undivided !== null) return;
    for (const { id } of list.clients) {
      if (!this.fileOf(id).takeChangeElsewhere()) continue;
      this.tell({ topic: 'mail-servers', clientId: id });
      this.tell({ topic: 'mailbox-links', clientId: id });
    }
  }

  client(clientId: string): StoredClient {
    return findClient(this.read(), clientId);
  }

  /** Looked for first in the records that are known: a server that is named was on the screen just now. */
  mailServer(serverId: string): MailServer {
    return this.findMailServer(serverId) ?? fail({ kind: 'not-found', what: 'mail-server' });
  }

  findMailServer(serverId: string): MailServer | null {
    const isWanted = ({ id }: MailServer): boolean => id === serverId;
    return this.search(({ mailServers }) => mailServers.find(isWanted)) ?? null;
  }

  mailboxLink(linkId: string): MailboxLink {
    return this.findMailboxLink(linkId) ?? fail({ kind: 'not-found', what: 'mailbox-link' });
  }

  findMailboxLink(linkId: string): MailboxLink | null {
    const isWanted = ({ id }: MailboxLink): boolean => id === linkId;
    return this.search(({ mailboxLinks }) => mailboxLinks.find(isWanted)) ?? null;
  }

  private search<Value>(find: (content: ClientContent) => Value | undefined): Value | undefined {
    const list = this.list.read();
    if (list.undivided !== null) return find(list.undivided);
    const files = list.clients.map(({ id }) => this.fileOf(id));
    const known = files.filter(({ isKnown }) => isKnown);
    const ordered = new Set([...known, ...files]);
    for (const file of ordered) {
      const found = find(file.read());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The link that serves this mailbox of this client, if it was ever linked. */
  linkOf(clientId: string, mailbox: string): MailboxLink | null {
    const wanted = mailbox.toLowerCase();
    const { mailboxLinks } = this.contentOf(clientId, this.list.read());
    return mailboxLinks.find((link) => link.mailbox === wanted) ?? null;
  }
}

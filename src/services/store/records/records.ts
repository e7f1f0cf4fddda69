import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type EventPayload } from '../../../contract/index.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { type RecordsFile } from '../../shell/ports/records-file.ts';
import { hasUnlisted, removeUnlisted, withFolderMarked } from '../client-folder.ts';
import { codeOf } from '../storage/code-of.ts';
import { removeOldFormats } from '../storage/old-formats.ts';
import { listSetAside } from '../storage/set-aside.ts';
import { withFileLock } from '../storage/with-file-lock.ts';
import {
  findClient,
  ofClient,
  parseClient,
  parseList,
  presentSchema,
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

export type {
  AllRecords,
  ClientContent,
  ClientRecords,
  RecordsList,
  StoredClient,
} from './records-content.ts';

type Change = EventPayload<'records.changed'>;
type ClientTopic = Exclude<Change['topic'], 'settings'>;
type MailServer = ClientContent['mailServers'][number];
type MailboxLink = ClientContent['mailboxLinks'][number];

/**
 * All records of this machine: the list of clients with this machine's settings in one file, and a
 * file of its own for what belongs to each client, so that a change costs what its client costs.
 * Every change is on the disk before it is answered.
 */
export class Records {
  readonly #files: RecordsFile;
  readonly #announce: (change: Change) => void;
  readonly #list: StoredFile<FoundList>;
  readonly #clients = new Map<string, StoredFile<ClientContent>>();
  /** What is to be told once the lock is given back; null while it is not held. */
  #untold: Change[] | null = null;

  constructor(files: RecordsFile, announce: (change: Change) => void) {
    this.#files = files;
    this.#announce = announce;
    this.#list = new StoredFile(files, {
      parse: parseList,
      store: storeList,
      hold: (work) => this.hold(work),
      onSetAside: () => this.#tell({ topic: 'clients', clientId: null }),
    });
  }

  get path(): string {
    return this.#files.path;
  }

  /** The list of clients and the settings as they are now, frozen. @throws as StoredFile's `read` */
  read(): RecordsList {
    return this.#list.read();
  }

  /** All records of one client as they are now, frozen. @throws FailureError */
  of(clientId: string): Readonly<ClientRecords> {
    return { client: this.client(clientId), ...this.#contentOf(clientId, this.#list.read()) };
  }

  #contentOf(clientId: string, { undivided }: FoundList): ClientContent {
    return undivided === null ? this.#fileOf(clientId).read() : ofClient(undivided, clientId);
  }

  #fileOf(clientId: string): StoredFile<ClientContent> {
    const known =
      this.#clients.get(clientId) ??
      new StoredFile(this.#files.ofClient(clientId), {
        parse: parseClient,
        store: storeClient,
        hold: (work) => this.hold(work),
        onSetAside: () => {
          this.#tell({ topic: 'mail-servers', clientId });
          this.#tell({ topic: 'mailbox-links', clientId });
        },
      });
    this.#clients.set(clientId, known);
    return known;
  }

  /** The records of all clients, from reading every file: for what needs all of them. */
  readAll(): AllRecords {
    const list = this.#list.read();
    const contents = list.clients.map(({ id }) => this.#contentOf(id, list));
    return {
      clients: list.clients,
      settings: list.settings,
      mailServers: contents.flatMap(({ mailServers }) => mailServers),
      mailboxLinks: contents.flatMap(({ mailboxLinks }) => mailboxLinks),
    };
  }

  /** Where the records of one client rest. */
  pathOf(clientId: string): string {
    return this.#files.ofClient(clientId).path;
  }

  /** Changes whenever the records of this client do; null where that cannot be told. */
  identityOf(clientId: string): string | null {
    if (!this.#files.onDisk || this.#list.read().undivided !== null) return null;
    return this.#fileOf(clientId).identity ?? 'none';
  }

  /**
   * Runs work, which may change the records and then the vault, while no other Collega changes the
   * records of any client; listeners are told afterwards. Always taken before the vault's lock
   * (ADR 10). The work is done when it returns: nothing of it may wait.
   */
  hold<Value>(work: () => Value): Value {
    if (this.#untold !== null) return work();
    const untold: Change[] = [];
    this.#untold = untold;
    try {
      return this.#files.onDisk ? withFileLock(this.#files.path, work) : work();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path: this.path, code });
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
   * Applies one change to the newest list of clients, or to the settings, and stores it durably;
   * then tells the UI. No other Collega changes the file meanwhile: what a change depends on is
   * looked up in its draft. Answers what `apply` answers.
   */
  update<Value>(change: Change | readonly Change[], apply: (draft: RecordsList) => Value): Value {
    return this.hold(() => {
      const draft = this.#readListToChange();
      const answer = apply(draft);
      this.#list.write(this.#list.prepare({ ...draft, undivided: null }));
      [change].flat().forEach((each) => this.#tell(each));
      return answer;
    });
  }

  /**
   * As `update` for the records of one client, whatever there are of others. With `forget`, the
   * backup holds nothing of what was there before either.
   * @throws FailureError `not-found` for a client that is no more
   */
  updateClient<Value>(
    clientId: string,
    topics: ClientTopic | readonly ClientTopic[],
    apply: (draft: ClientRecords) => Value,
    { forget = false } = {},
  ): Value {
    return this.hold(() => {
      const list = this.#readListToChange();
      const index = list.clients.findIndex(({ id }) => id === clientId);
      const client = list.clients[index] ?? fail({ kind: 'not-found', what: 'client' });
      const file = this.#fileOf(clientId);
      const draft = { ...file.readLocked().content, client: structuredClone(client) };
      const answer = apply(draft);
      const { mailServers, mailboxLinks } = draft;
      const prepared = file.prepare({ mailServers, mailboxLinks });
      const listed = isDeepStrictEqual(draft.client, client)
        ? null
        : { ...list, clients: list.clients.with(index, draft.client), undivided: null };
      if (listed !== null) this.#list.write(this.#list.prepare(listed));
      try {
        file.write(prepared, { forget });
      } catch (error) {
        if (listed !== null) this.#list.write(this.#list.prepare({ ...list, undivided: null }));
        throw error;
      }
      if (forget) this.#forgetUndivided(listed ?? list);
      [topics].flat().forEach((topic) => {
        this.#tell({ topic, clientId: topic === 'clients' ? null : clientId });
      });
      return answer;
    });
  }

  /**
   * Adds the client that `make` answers for the clients that are there, with its records, which are
   * on the disk before the list names them.
   */
  addClient(
    make: (known: {
      readonly clients: readonly StoredClient[];
      readonly of: (clientId: string) => ClientRecords;
    }) => ClientRecords,
  ): StoredClient {
    return this.hold(() => {
      const list = this.#readListToChange();
      const of = (clientId: string): ClientRecords => ({
        ...this.#fileOf(clientId).readLocked().content,
        client: findClient(list, clientId),
      });
      const { client, ...content } = make({ clients: list.clients, of });
      const file = this.#fileOf(client.id);
      const listed = { ...list, clients: [...list.clients, client], undivided: null };
      const prepared = this.#list.prepare(listed);
      const ofClient = file.prepare(content);
      this.#withMark(client.id, () => {
        file.write(ofClient);
        this.#list.write(prepared);
      });
      this.#tell({ topic: 'clients', clientId: null });
      return client;
    });
  }

  /**
   * Forgets a client with its folder. `before` gets its records and removes what others keep of it;
   * the list, which is written next, decides.
   */
  removeClient(clientId: string, before: (found: ClientRecords) => void): void {
    this.hold(() => {
      const list = this.#readListToChange();
      const client = findClient(list, clientId);
      const file = this.#fileOf(clientId);
      before({ ...file.readLocked().content, client });
      const clients = list.clients.filter((each) => each !== client);
      const prepared = this.#list.prepare({ ...list, clients, undivided: null });
      this.#withMark(clientId, () => this.#list.write(prepared, { forget: true }));
      if (!this.#files.onDisk) file.file.write({});
      this.#clients.delete(clientId);
      this.#tell({ topic: 'clients', clientId: null });
    });
  }

  /** Removes what a killed Collega left of a client that was being added or forgotten. */
  removeUnlisted(): void {
    const { onDisk, path } = this.#files;
    // A list that was set aside may come back, and name what this one does not.
    if (!onDisk || !hasUnlisted(dirname(path)) || listSetAside(path).length > 0) return;
    this.hold(() => removeUnlisted(dirname(path), this.#list.readLocked().content.clients));
  }

  /** Runs what adds a client to the list, or takes it away, so that its folder follows the list. */
  #withMark(clientId: string, work: () => void): void {
    const { onDisk, path } = this.#files;
    const readClients = () => this.#list.readLocked().content.clients;
    if (onDisk) withFolderMarked(dirname(path), clientId, { work, readClients });
    else work();
  }

  /** What was kept of an earlier format, and its backup, name what is to be forgotten. */
  #forgetUndivided(list: RecordsList): void {
    const { onDisk, path } = this.#files;
    if (!onDisk || !removeOldFormats(path)) return;
    this.#list.write(this.#list.prepare({ ...list, undivided: null }), { forget: true });
  }

  /** A copy for a change. What an earlier format kept in one file is divided first. */
  #readListToChange(): RecordsList {
    const { content, schema } = this.#list.readLocked();
    const { undivided, ...list } = content;
    if (undivided === null) return list;
    this.#divide(content, undivided, schema);
    return this.#readListToChange();
  }

  /**
   * Writes the clients' own files, then the list: until that is in place, the file of the earlier
   * format is the one that counts, and whatever a killed Collega has left is written over.
   */
  #divide(list: RecordsList, undivided: ClientContent, over: number): void {
    const prepared = this.#list.prepare({ ...list, undivided: null });
    for (const { id } of list.clients) {
      const file = this.#fileOf(id);
      file.write(file.prepare(ofClient(undivided, id)));
    }
    this.#list.write(prepared, { over });
  }

  /** How many clients, or mail servers of this one, a text of records holds; null if it is none. */
  countIn(text: string, clientId: string | null): number | null {
    if (clientId === null) return this.#list.parseText(text)?.clients.length ?? null;
    return this.#fileOf(clientId).parseText(text)?.mailServers.length ?? null;
  }

  /** Puts the last good state of a set-aside file back; what is there now becomes the backup. */
  restore(stamp: string, clientId: string | null = null): void {
    this.hold(() => {
      if (clientId === null) {
        const { content, remove } = this.#list.readSetAside(stamp);
        if (content.undivided === null) this.#list.write(this.#list.prepare(content));
        else this.#divide(content, content.undivided, presentSchema);
        remove();
      } else {
        const file = this.#fileOf(clientId);
        const { content, remove } = file.readSetAside(stamp);
        file.write(file.prepare(content));
        remove();
      }
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
    return findClient(this.read(), clientId);
  }

  /** Looked for first in the records that are known: a server that is named was on the screen just now. */
  mailServer(serverId: string): MailServer {
    return this.findMailServer(serverId) ?? fail({ kind: 'not-found', what: 'mail-server' });
  }

  findMailServer(serverId: string): MailServer | null {
    const isWanted = ({ id }: MailServer): boolean => id === serverId;
    return this.#search(({ mailServers }) => mailServers.find(isWanted)) ?? null;
  }

  mailboxLink(linkId: string): MailboxLink {
    return this.findMailboxLink(linkId) ?? fail({ kind: 'not-found', what: 'mailbox-link' });
  }

  findMailboxLink(linkId: string): MailboxLink | null {
    const isWanted = ({ id }: MailboxLink): boolean => id === linkId;
    return this.#search(({ mailboxLinks }) => mailboxLinks.find(isWanted)) ?? null;
  }

  #search<Value>(find: (content: ClientContent) => Value | undefined): Value | undefined {
    const list = this.#list.read();
    if (list.undivided !== null) return find(list.undivided);
    const files = list.clients.map(({ id }) => this.#fileOf(id));
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
    const { mailboxLinks } = this.#contentOf(clientId, this.#list.read());
    return mailboxLinks.find((link) => link.mailbox === wanted) ?? null;
  }
}

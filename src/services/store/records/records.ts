import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fail } from '../../failure-error.ts';
import { hasUnlisted, removeUnlisted, withFolderMarked } from '../storage/client-folder.ts';
import { removeOldFormats } from '../storage/old-formats.ts';
import { listSetAside } from '../storage/set-aside.ts';
import { KnownRecords, type Change } from './known-records.ts';
import {
  findClient,
  ofClient,
  presentSchema,
  type ClientContent,
  type ClientRecords,
  type RecordsList,
  type StoredClient,
} from './records-content.ts';

export type {
  AllRecords,
  ClientContent,
  ClientRecords,
  RecordsList,
  StoredClient,
} from './records-content.ts';

type ClientTopic = Exclude<Change['topic'], 'settings'>;

/**
 * All records of this machine: the list of clients with this machine's settings in one file, and a
 * file of its own for what belongs to each client, so that a change costs what its client costs.
 * Every change is on the disk before it is answered.
 */
export class Records extends KnownRecords {
  /**
   * Applies one change to the newest list of clients, or to the settings, and stores it durably;
   * then tells the UI. No other Collega changes the file meanwhile: what a change depends on is
   * looked up in its draft. Answers what `apply` answers.
   */
  update<Value>(change: Change | readonly Change[], apply: (draft: RecordsList) => Value): Value {
    return this.hold(() => {
      const draft = this.#readListToChange();
      const answer = apply(draft);
      this.list.write(this.list.prepare({ ...draft, undivided: null }));
      [change].flat().forEach((each) => this.tell(each));
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
      const file = this.fileOf(clientId);
      const draft = { ...file.readLocked().content, client: structuredClone(client) };
      const answer = apply(draft);
      const { mailServers, mailboxLinks } = draft;
      const prepared = file.prepare({ mailServers, mailboxLinks });
      const listed = isDeepStrictEqual(draft.client, client)
        ? null
        : { ...list, clients: list.clients.with(index, draft.client), undivided: null };
      if (listed !== null) this.list.write(this.list.prepare(listed));
      try {
        file.write(prepared, { forget });
      } catch (error) {
        if (listed !== null) this.list.write(this.list.prepare({ ...list, undivided: null }));
        throw error;
      }
      if (forget) this.#forgetUndivided(listed ?? list);
      [topics].flat().forEach((topic) => {
        this.tell({ topic, clientId: topic === 'clients' ? null : clientId });
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
        ...this.fileOf(clientId).readLocked().content,
        client: findClient(list, clientId),
      });
      const { client, ...content } = make({ clients: list.clients, of });
      const file = this.fileOf(client.id);
      const listed = { ...list, clients: [...list.clients, client], undivided: null };
      const prepared = this.list.prepare(listed);
      const ofClient = file.prepare(content);
      this.#withMark(client.id, () => {
        file.write(ofClient);
        this.list.write(prepared);
      });
      this.tell({ topic: 'clients', clientId: null });
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
      const file = this.fileOf(clientId);
      before({ ...file.readLocked().content, client });
      const clients = list.clients.filter((each) => each !== client);
      const prepared = this.list.prepare({ ...list, clients, undivided: null });
      this.#withMark(clientId, () => this.list.write(prepared, { forget: true }));
      if (!this.files.onDisk) file.file.write({});
      this.clients.delete(clientId);
      this.tell({ topic: 'clients', clientId: null });
    });
  }

  /** Removes what a killed Collega left of a client that was being added or forgotten. */
  removeUnlisted(): void {
    const { onDisk, path } = this.files;
    // A list that was set aside may come back, and name what this one does not.
    if (!onDisk || !hasUnlisted(dirname(path)) || listSetAside(path).length > 0) return;
    this.hold(() => removeUnlisted(dirname(path), this.list.readLocked().content.clients));
  }

  /** Runs what adds a client to the list, or takes it away, so that its folder follows the list. */
  #withMark(clientId: string, work: () => void): void {
    const { onDisk, path } = this.files;
    const readClients = () => this.list.readLocked().content.clients;
    if (onDisk) withFolderMarked(dirname(path), clientId, { work, readClients });
    else work();
  }

  /** What was kept of an earlier format, and its backup, name what is to be forgotten. */
  #forgetUndivided(list: RecordsList): void {
    const { onDisk, path } = this.files;
    if (!onDisk || !removeOldFormats(path)) return;
    this.list.write(this.list.prepare({ ...list, undivided: null }), { forget: true });
  }

  /** A copy for a change. What an earlier format kept in one file is divided first. */
  #readListToChange(): RecordsList {
    const { content, schema } = this.list.readLocked();
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
    const prepared = this.list.prepare({ ...list, undivided: null });
    for (const { id } of list.clients) {
      const file = this.fileOf(id);
      file.write(file.prepare(ofClient(undivided, id)));
    }
    this.list.write(prepared, { over });
  }

  /** Puts the last good state of a set-aside file back; what is there now becomes the backup. */
  restore(stamp: string, clientId: string | null = null): void {
    this.hold(() => {
      if (clientId === null) {
        const { content, remove } = this.list.readSetAside(stamp);
        if (content.undivided === null) this.list.write(this.list.prepare(content));
        else this.#divide(content, content.undivided, presentSchema);
        remove();
      } else {
        const file = this.fileOf(clientId);
        const { content, remove } = file.readSetAside(stamp);
        file.write(file.prepare(content));
        remove();
      }
    });
    this.announceAll();
  }
}

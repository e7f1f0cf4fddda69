import { type ImapFlow } from 'imapflow';
import { type SelfMessage } from './compose-self-message.ts';
import { isOwnMessage, mayBeBounce, type MessageHead, readBounce } from './read-bounce.ts';

export type Sighting =
  | { readonly kind: 'arrived'; readonly folder: WatchedFolder; readonly uid: number }
  | { readonly kind: 'bounced'; readonly reply: string };

export interface WatchedFolder {
  readonly path: string;
  readonly use: 'inbox' | 'junk' | 'sent';
  /** Messages from this UID on came after the watch began. */
  readonly firstNewUid: number;
}

const headers = ['message-id', 'x-microsoft-original-message-id', 'content-type', 'from'];
/** Bytes; the report comes before the returned message, which is of no interest. */
const maxBounceBytes = 64 * 1024;
/** A busy mailbox gets much mail meanwhile; ours is among the newest. */
const maxHeaders = 200;

/**
 * Watches a mailbox for one message. It looks at what is new by UID and compares headers itself:
 * a search by header waits for the server's index, or for its whole mailbox.
 */
export class MailboxWatch {
  private constructor(
    private readonly client: ImapFlow,
    private readonly folders: readonly WatchedFolder[],
  ) {}

  /** Notes where INBOX and the folders for junk and sent messages end. */
  static async begin(client: ImapFlow): Promise<MailboxWatch> {
    const listed = await client.list();
    const pathOf = (use: string): string[] =>
      listed.filter(({ specialUse }) => specialUse === use).map(({ path }) => path);
    const wanted = [
      { path: 'INBOX', use: 'inbox' as const },
      ...pathOf('\\Junk').map((path) => ({ path, use: 'junk' as const })),
      ...pathOf('\\Sent').map((path) => ({ path, use: 'sent' as const })),
    ];
    const folders: WatchedFolder[] = [];
    for (const folder of wanted) {
      const { uidNext } = await client.mailboxOpen(folder.path);
      folders.push({ ...folder, firstNewUid: uidNext });
    }
    return new MailboxWatch(client, folders);
  }

  /** Looks once into INBOX and junk; null when neither the message nor a bounce is there. */
  async look(message: SelfMessage): Promise<Sighting | null> {
    for (const folder of this.folders) {
      if (folder.use === 'sent') continue;
      const heads = await this.newHeads(folder);
      const own = heads.find((head) => isOwnMessage(head, message.messageId));
      if (own !== undefined) return { kind: 'arrived', folder, uid: own.uid };
      const reply = await this.findBounce(heads, message.token);
      if (reply !== null) return { kind: 'bounced', reply };
    }
    return null;
  }

  /**
   * Removes the message wherever it is, the copy among the sent messages included: each by its own
   * UID, found by Message-ID right before. False when one had to stay: without UIDPLUS (RFC 4315),
   * EXPUNGE would also remove what someone else has marked.
   */
  async remove(message: SelfMessage): Promise<boolean> {
    let removed = true;
    for (const folder of this.folders) {
      const heads = await this.newHeads(folder);
      for (const { uid } of heads.filter((head) => isOwnMessage(head, message.messageId))) {
        const precise = this.client.capabilities.has('UIDPLUS');
        const gone = precise && (await this.client.messageDelete(String(uid), { uid: true }));
        removed &&= gone;
      }
    }
    return removed;
  }

  private async newHeads(folder: WatchedFolder): Promise<MessageHead[]> {
    const { exists } = await this.client.mailboxOpen(folder.path);
    if (exists === 0) return [];
    const heads: MessageHead[] = [];
    const newest = `${folder.firstNewUid}:*`;
    for await (const { uid, headers: bytes } of this.client.fetch(
      newest,
      { uid: true, headers },
      { uid: true },
    )) {
      // `n:*` always answers the last message, however old it is (RFC 9051, 9: seq-range).
      if (uid < folder.firstNewUid) continue;
      heads.push({ uid, header: unfold(bytes?.toString('latin1') ?? '') });
      if (heads.length > maxHeaders) heads.shift();
    }
    return heads;
  }

  private async findBounce(heads: readonly MessageHead[], token: string): Promise<string | null> {
    for (const { uid } of heads.filter(mayBeBounce)) {
      const found = await this.client.fetchOne(
        String(uid),
        { source: { maxLength: maxBounceBytes } },
        { uid: true },
      );
      const source = found === false ? '' : (found.source?.toString('latin1') ?? '');
      const reply = readBounce(source, token);
      if (reply !== null) return reply;
    }
    return null;
  }
}

function unfold(header: string): string {
  return header.replace(/\r?\n[ \t]+/g, ' ');
}

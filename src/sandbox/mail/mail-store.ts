import { findPracticeMailbox } from '../practice-mailboxes.ts';
import { type PracticeFolder, practiceFolders } from './practice-folders.ts';
import { writeBounce } from './write-bounce.ts';

/** The messages of all practice mailboxes, in memory, for as long as the sandbox runs. */
export interface MailStore {
  /** The folders of a mailbox, with its messages; live. */
  folders(address: string): readonly PracticeFolder[];
  /**
   * Takes a message that SMTP has accepted: into the INBOX of each recipient that lives here, and
   * a copy into the sender's Sent Items, as Exchange keeps one. A mailbox that loses its mail gets
   * a bounce instead.
   */
  submit(message: {
    readonly sender: string;
    readonly recipients: readonly string[];
    readonly source: string;
  }): void;
}

/** Practice mail is small; a folder never grows beyond its newest messages. */
const maxMessages = 50;

export function createMailStore(now: () => number): MailStore {
  const mailboxes = new Map<string, PracticeFolder[]>();

  function foldersOf(address: string): PracticeFolder[] {
    const known = mailboxes.get(address.toLowerCase());
    if (known !== undefined) return known;
    const fresh = practiceFolders(address, now());
    mailboxes.set(address.toLowerCase(), fresh);
    return fresh;
  }

  function put(address: string, folderName: string, source: string, flags: string[] = []): void {
    const folder = foldersOf(address).find(({ name }) => name === folderName);
    if (folder === undefined) return;
    folder.messages.push({ uid: folder.uidNext, source, flags: new Set(flags) });
    folder.uidNext += 1;
    folder.messages.splice(0, folder.messages.length - maxMessages);
  }

  return {
    folders: foldersOf,
    submit: ({ sender, recipients, source }) => {
      if (findPracticeMailbox(sender) !== null) put(sender, 'Sent Items', source, ['\\Seen']);
      for (const recipient of recipients) {
        const mailbox = findPracticeMailbox(recipient);
        if (mailbox === null) continue;
        if (mailbox.delivery.kind === 'arrives') put(mailbox.address, 'INBOX', source);
        else {
          const { diagnostic } = mailbox.delivery;
          put(sender, 'INBOX', writeBounce({ sender, recipient, diagnostic, source, now: now() }));
        }
      }
    },
  };
}

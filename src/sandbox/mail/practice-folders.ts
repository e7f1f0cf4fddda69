import { serverName } from './server-name.ts';

/** A message of a practice mailbox. */
export interface PracticeMessage {
  readonly uid: number;
  /** Header and body, lines ended by CRLF. */
  readonly source: string;
  /** As IMAP writes them: `\Seen`. */
  readonly flags: Set<string>;
}

/** A folder of a practice mailbox, with what STATUS and SELECT answer. */
export interface PracticeFolder {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly uidValidity: number;
  uidNext: number;
  /** In the order of their UIDs. */
  readonly messages: PracticeMessage[];
}

/** The default folders as Exchange lists them, with two messages to read and one that was sent. */
export function practiceFolders(address: string, now: number): PracticeFolder[] {
  const hello = (subject: string): string => writeMessage(address, subject, now);
  return [
    folder('INBOX', 14, [
      [hello('Welcome to the practice tenant'), ['\\Seen']],
      [hello('A message that was not read'), []],
    ]),
    folder('Archive', 15, []),
    folder('Deleted Items', 16, [], '\\Trash'),
    folder('Drafts', 17, [], '\\Drafts'),
    folder('Junk Email', 18, [], '\\Junk'),
    folder('Sent Items', 19, [[hello('A message that was sent'), ['\\Seen']]], '\\Sent'),
  ];
}

export function findFolder(
  folders: readonly PracticeFolder[],
  name: string,
): PracticeFolder | null {
  return folders.find(({ name: own }) => own.toLowerCase() === name.toLowerCase()) ?? null;
}

/** The folders that a LIST pattern names: `*` is anything, `%` anything within one level. */
export function matchFolders(
  folders: readonly PracticeFolder[],
  reference: string,
  pattern: string,
): readonly PracticeFolder[] {
  const expression = `${reference}${pattern}`
    .replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', '[^/]*');
  const matcher = new RegExp(`^${expression}$`, 'i');
  return folders.filter(({ name }) => matcher.test(name));
}

export function countUnseen({ messages }: PracticeFolder): number {
  return messages.filter(({ flags }) => !flags.has('\\Seen')).length;
}

function folder(
  name: string,
  uidValidity: number,
  messages: readonly (readonly [source: string, flags: readonly string[]])[],
  use?: string,
): PracticeFolder {
  return {
    name,
    attributes: ['\\HasNoChildren', ...(use === undefined ? [] : [use])],
    uidValidity,
    uidNext: messages.length + 1,
    messages: messages.map(([source, flags], index) => ({
      uid: index + 1,
      source,
      flags: new Set(flags),
    })),
  };
}

function writeMessage(address: string, subject: string, now: number): string {
  return [
    'From: Practice Tenant <admin@sandbox.example>',
    `To: ${address}`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject.toLowerCase().replaceAll(' ', '-')}@${serverName}>`,
    '',
    'This mailbox exists for practice only.',
    '',
  ].join('\r\n');
}

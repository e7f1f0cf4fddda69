/** A folder of every practice mailbox, with the numbers that STATUS and SELECT answer. */
export interface PracticeFolder {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly messages: number;
  readonly unseen: number;
  readonly uidNext: number;
  readonly uidValidity: number;
}

/** The default folders as Exchange lists them; nothing is ever added or removed. */
export const practiceFolders: readonly PracticeFolder[] = [
  folder('INBOX', 2, 1, 14),
  folder('Archive', 0, 0, 15),
  folder('Deleted Items', 0, 0, 16, '\\Trash'),
  folder('Drafts', 0, 0, 17, '\\Drafts'),
  folder('Junk Email', 0, 0, 18, '\\Junk'),
  folder('Sent Items', 1, 0, 19, '\\Sent'),
];

export function findFolder(name: string): PracticeFolder | null {
  return practiceFolders.find(({ name: own }) => own.toLowerCase() === name.toLowerCase()) ?? null;
}

/** The folders that a LIST pattern names: `*` is anything, `%` anything within one level. */
export function matchFolders(reference: string, pattern: string): readonly PracticeFolder[] {
  const expression = `${reference}${pattern}`
    .replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', '[^/]*');
  const matcher = new RegExp(`^${expression}$`, 'i');
  return practiceFolders.filter(({ name }) => matcher.test(name));
}

function folder(
  name: string,
  messages: number,
  unseen: number,
  uidValidity: number,
  use?: string,
): PracticeFolder {
  return {
    name,
    attributes: ['\\HasNoChildren', ...(use === undefined ? [] : [use])],
    messages,
    unseen,
    uidNext: messages + 1,
    uidValidity,
  };
}

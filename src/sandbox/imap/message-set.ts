import { type PracticeFolder, type PracticeMessage } from '../mail/practice-folders.ts';

/** What the numbers of a set are: positions in the folder, or UIDs that outlive a session. */
export type Numbering = 'sequence' | 'uid';

const number = '(?:[1-9]\\d{0,9}|\\*)';
const setShape = new RegExp(`^${number}(?::${number})?(?:,${number}(?::${number})?)*$`);

/** True for `5`, `5:9`, `5:*` and those separated by commas (RFC 3501, 9). */
export function isMessageSet(text: string): boolean {
  return setShape.test(text);
}

/**
 * The messages that a set names, in the folder's order. Null where Exchange refuses the set: a
 * position beyond the last message, `*` in an empty folder included (RFC 3501, 9: `seq-number`).
 * UIDs that are gone are passed over.
 */
export function messagesOf(
  { messages }: PracticeFolder,
  set: string,
  numbering: Numbering,
): PracticeMessage[] | null {
  const last = numbering === 'uid' ? (messages.at(-1)?.uid ?? 0) : messages.length;
  const numberOf = (text: string): number => (text === '*' ? last : Number(text));
  const ranges = set.split(',').map((range) => {
    const [from = '', to = from] = range.split(':');
    return [numberOf(from), numberOf(to)].sort((one, other) => one - other);
  });
  const beyond = ranges.some(([from = 0, to = 0]) => from < 1 || to > messages.length);
  if (numbering === 'sequence' && beyond) return null;
  return messages.filter((message, index) => {
    const own = numbering === 'uid' ? message.uid : index + 1;
    return ranges.some(([from = 0, to = 0]) => own >= from && own <= to);
  });
}

import { mailboxAddress } from '../../../contract/identifiers.ts';

/** Addresses as people paste them: one a line, or with commas, semicolons or blanks between. */
export function readMailboxes(text: string): {
  readonly mailboxes: readonly string[];
  /** What is no address, as it was written. */
  readonly wrong: readonly string[];
} {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const mailboxes = new Set<string>();
  const wrong: string[] = [];
  for (const word of words) {
    const read = mailboxAddress.safeParse(word);
    if (read.success) mailboxes.add(read.data.toLowerCase());
    else wrong.push(word);
  }
  return { mailboxes: [...mailboxes], wrong };
}

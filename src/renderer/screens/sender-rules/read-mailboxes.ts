import { mailboxAddress } from '../../../contract/identifiers.ts';

interface ReadMailboxes {
  readonly mailboxes: readonly string[];
  /** What is no address, as it was written. */
  readonly wrong: readonly string[];
}

/**
 * Addresses as people paste them: one per line, or with commas, semicolons or blanks between, and
 * with names as mail programs copy them (`Doe, John <john@example.com>; …`). What is wrong takes
 * nothing of the rest with it.
 */
export function readMailboxes(text: string): ReadMailboxes {
  const mailboxes = new Set<string>();
  const wrong: string[] = [];
  const add = (word: string): void => {
    const read = mailboxAddress.safeParse(word);
    if (read.success) mailboxes.add(read.data.toLowerCase());
    else wrong.push(word);
  };
  for (const part of text.split(/[;\n]/)) {
    const named = [...part.matchAll(/([^<>]*)<([^<>]*)>/g)];
    for (const [, before = '', address = ''] of named) {
      // Addresses without a name may stand before one with a name, behind a comma.
      wordsOf(before).filter(isAddress).forEach(add);
      add(address.trim());
    }
    wordsOf(part.replace(/[^<>]*<[^<>]*>/g, '')).forEach(add);
  }
  return { mailboxes: [...mailboxes], wrong };
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function isAddress(word: string): boolean {
  return mailboxAddress.safeParse(word).success;
}

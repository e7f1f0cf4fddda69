import { z } from 'zod';
import { type Finding } from './findings.ts';
import { mailboxAddress } from './identifiers.ts';

/** `mailbox` alone stands for the `<MAILBOX>` of a text that named none. */
const label = /^mailbox(?:-\d{1,5})?$/;
const unknownMailbox = '<MAILBOX>';

/** One of them, as the window sends it. */
export const mailboxName = z.strictObject({
  label: z.string().regex(label),
  address: mailboxAddress,
});

/** The real addresses that a reader of a masked report puts in place of `mailbox-1`. */
export const mailboxNames = z.record(z.string().regex(label), mailboxAddress);
export type MailboxNames = z.infer<typeof mailboxNames>;

/** `mailbox-1` of `mailbox-1@contoso.com`, `mailbox` where none was known; null for a real address. */
export function mailboxLabelOf(address: string | undefined): string | null {
  if (address === unknownMailbox) return 'mailbox';
  const local = address?.slice(0, Math.max(0, address.indexOf('@'))) ?? '';
  return label.test(local) ? local : null;
}

/** The masked mailboxes that findings are about, each once, in order. */
export function labelsIn(findings: readonly Finding[]): string[] {
  const labels = findings.flatMap(({ params }) =>
    ['mailbox', 'signedInAs'].flatMap((name) => mailboxLabelOf(params[name]) ?? []),
  );
  return [...new Set(labels)].sort(
    (one, other) => Number(one.slice('mailbox-'.length)) - Number(other.slice('mailbox-'.length)),
  );
}

/** A finding's mailboxes with the names that the reader gave; the others are left out. */
export function namedParams(
  params: Finding['params'],
  names: MailboxNames,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['mailbox', 'signedInAs'].flatMap((param) => {
      const name = names[mailboxLabelOf(params[param]) ?? ''];
      return name === undefined ? [] : [[param, name]];
    }),
  );
}

/** What a command still has in place of a name: `<MAILBOX>`, or `mailbox-1@…` of a masked report. */
export function placeholdersIn(command: string): string[] {
  const found = command.match(/<[A-Z][A-Z0-9-]*>|\b(?:mailbox|address)-\d{1,5}@[\w.-]+/g) ?? [];
  return [...new Set(found)];
}

import { findPracticeMailbox, type PracticeMailbox } from '../practice-mailboxes.ts';
import { type TokenMaker } from '../tokens/token-maker.ts';
import { type Xoauth2Credentials } from './xoauth2.ts';

export type MailSignIn =
  { readonly kind: 'signed-in'; readonly mailbox: PracticeMailbox } | { readonly kind: 'refused' };

const refused: MailSignIn = { kind: 'refused' };

/**
 * SMTP takes only the signed-in account as user; IMAP also a shared mailbox of which the account
 * is a delegate (row 185 of failures.md).
 */
export function signInToMail(
  tokens: TokenMaker,
  protocol: 'smtp' | 'imap',
  { user, accessToken }: Xoauth2Credentials,
): MailSignIn {
  const permission = protocol === 'smtp' ? 'SMTP.Send' : 'IMAP.AccessAsUser.All';
  const check = tokens.checkAccessToken(accessToken, permission);
  const mailbox = findPracticeMailbox(user);
  if (check.kind === 'refused' || mailbox === null) return refused;
  const isDelegate = protocol === 'imap' && mailbox.delegates.includes(check.username);
  return check.username === mailbox.address || isDelegate
    ? { kind: 'signed-in', mailbox }
    : refused;
}

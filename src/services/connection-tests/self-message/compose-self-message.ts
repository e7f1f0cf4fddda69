import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type Language } from '../../../contract/settings.ts';
import { translateSelfMessage } from '../../../languages/translate-self-message.ts';

export interface SelfMessage {
  /** Random: by it, and by nothing else, the message is recognised. */
  readonly token: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly subject: string;
  readonly source: Buffer;
}

/**
 * Composes the message from a mailbox to itself. Auto-Submitted (RFC 3834) and Microsoft's own
 * header keep out-of-office replies and rules from answering it.
 */
export async function composeSelfMessage(
  mailbox: string,
  language: Language,
  now: Date,
): Promise<SelfMessage> {
  const token = randomUUID();
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1);
  const messageId = `<collega-${token}@${domain}>`;
  const { subject, text } = translateSelfMessage(language, {
    mailbox,
    number: token.slice(0, 8),
  });
  const message = new MailComposer({
    from: { name: '', address: mailbox },
    to: [{ name: '', address: mailbox }],
    subject,
    messageId,
    date: now,
    text,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { token, messageId, subject, source: await message.compile().build() };
}

import { randomUUID } from 'node:crypto';
import { chown, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RelayedMessage } from './relay-sink.ts';

/** Debian's nobody and nogroup, who own the mail here. */
const nobody = 65_534;

/**
 * Delivers as a local delivery agent does: written into `tmp`, renamed into `new`. With `deleted`
 * it lies there marked as such, waiting for someone's EXPUNGE.
 */
export async function putIntoMaildir(
  mailFolder: string,
  { recipient, source }: RelayedMessage,
  deleted = false,
): Promise<void> {
  const home = join(mailFolder, recipient);
  const maildir = join(home, 'Maildir');
  for (const folder of [
    home,
    maildir,
    ...['cur', 'new', 'tmp'].map((each) => join(maildir, each)),
  ]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chown(folder, nobody, nobody);
  }
  const name = `${Date.now()}.${randomUUID()}.localhost`;
  await writeFile(join(maildir, 'tmp', name), source, { mode: 0o600 });
  await chown(join(maildir, 'tmp', name), nobody, nobody);
  const place = deleted ? join('cur', `${name}:2,T`) : join('new', name);
  await rename(join(maildir, 'tmp', name), join(maildir, place));
}

/** The report that a mail system sends back instead of delivering (RFC 3462, RFC 3464). */
export function bounceOf({ sender, recipient, source }: RelayedMessage): RelayedMessage {
  const [header = ''] = source.split('\r\n\r\n', 1);
  return {
    sender: '',
    recipient: sender,
    source: [
      'From: Mail Delivery System <MAILER-DAEMON@localhost>',
      `To: ${sender}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="part"',
      'MIME-Version: 1.0',
      '',
      '--part',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; localhost',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      'Status: 5.2.252',
      'Diagnostic-Code: smtp; 554 5.2.252 SendAsDenied; john@contoso.com not allowed to',
      ' send as other@contoso.com',
      '',
      '--part',
      'Content-Type: text/rfc822-headers',
      '',
      header,
      '',
      '--part--',
      '',
    ].join('\r\n'),
  };
}

import { randomUUID } from 'node:crypto';
import { serverName } from './server-name.ts';

/** Writes a non-delivery report as Exchange does (RFC 3462, RFC 3464), naming the message. */
export function writeBounce(about: {
  readonly sender: string;
  readonly recipient: string;
  /** The refusal, beginning with its codes. */
  readonly diagnostic: string;
  readonly source: string;
  readonly now: number;
}): string {
  const { sender, recipient, diagnostic, source, now } = about;
  const boundary = `sandbox-${randomUUID()}`;
  const header = source.split('\r\n\r\n', 1)[0] ?? '';
  const subject = /^Subject: (.*)$/im.exec(header)?.[1] ?? '';
  const messageId = /^Message-ID: (.*)$/im.exec(header)?.[1] ?? '';
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? '5.0.0';
  return [
    'From: Microsoft Outlook <postmaster@sandbox.example>',
    `To: ${sender}`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    `Subject: Undeliverable: ${subject}`,
    `Message-ID: <${randomUUID()}@${serverName}>`,
    `In-Reply-To: ${messageId}`,
    `References: ${messageId}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `Your message to ${recipient} couldn't be delivered.`,
    `Remote Server returned '${diagnostic}'`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns;${serverName}`,
    '',
    `Final-Recipient: rfc822;${recipient}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp;${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    header,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

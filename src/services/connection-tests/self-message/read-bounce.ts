/** Header fields of a message that tell whether it is our own, or speaks of it. */
export interface MessageHead {
  readonly uid: number;
  /** The header, unfolded. */
  readonly header: string;
}

/**
 * Whether it is the message that was sent. Personal accounts give it a new Message-ID and keep the
 * old one beside it.
 */
export function isOwnMessage({ header }: MessageHead, messageId: string): boolean {
  return header
    .split(/\r?\n/)
    .some((line) =>
      ['message-id', 'x-microsoft-original-message-id'].some(
        (name) => line.toLowerCase().startsWith(`${name}:`) && line.includes(messageId),
      ),
    );
}

/** Whether it may be a bounce: a report (RFC 3462), or a letter of a mail system. */
export function mayBeBounce({ header }: MessageHead): boolean {
  return (
    /^content-type:\s*multipart\/report\b/im.test(header) ||
    /^from:.*\b(?:mailer-daemon|postmaster|MicrosoftExchange[0-9a-f]+)@/im.test(header)
  );
}

/**
 * The reply that a bounce quotes, verbatim: its Diagnostic-Code, else its Status (RFC 3464, 2.3),
 * else the sentence of Exchange's letter. Null for what does not name our message, or tells of a
 * delay only.
 */
export function readBounce(source: string, token: string): string | null {
  if (!source.includes(token) || /^Action:\s*delayed/im.test(source)) return null;
  const unfolded = source.replace(/\r?\n[ \t]+/g, ' ');
  const [, diagnostic] = /^Diagnostic-Code:\s*(?:smtp;)?\s*(.+)$/im.exec(unfolded) ?? [];
  const [, status] = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(unfolded) ?? [];
  const [, sentence] = /Remote Server returned '([^']+)'/i.exec(unfolded) ?? [];
  return (diagnostic ?? sentence ?? status ?? '').trim();
}

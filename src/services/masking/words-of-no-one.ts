import { namesNoOne } from './organisation/known-organisation.ts';

/** What stands before an address in logs, bounces and headers, and is no one's name. */
const words = new Set(
  `a accepted access accesso account address addresses al alla answered auth bcc bounce by casella cc ccn
  client daemon dal dalla delivery denied destinatario destinatari destination dest does ehlo envelope
  error errore exchangelabs expn failed failure for from helo id indirizzo il la last line list mailer
  mailto message messaggio mittente moderator no noreply not notification notifica ok on orcpt original
  owner path per posta postmaster rcpt received recipient recipients rejected relay reply report reporting
  request resent return sasl send sender server set smtp subsystem subject support sysadmin the to
  undeliverable undelivered unknown unsubscribe user username using utente vrfy with`.split(/\s+/),
);

/** Whether words that may stand before an address name no one: `Mail Delivery Subsystem`. */
export function isNoName(text: string): boolean {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.every((word) => words.has(word) || namesNoOne(word));
}

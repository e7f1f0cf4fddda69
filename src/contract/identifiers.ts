import { z } from 'zod';

/** A record's own identity (a random UUID), never shown to the user. */
export const recordId = z.uuid();
/** Chosen by the caller, so that it can cancel before the first answer arrives. */
export const runId = z.uuid();

const text = (max: number) => z.string().trim().max(max, { error: 'too-long' });

/**
 * A name the user gives to a record, or a file of someone else's does: one line, and without
 * characters that show nothing, with which two clients would look the same.
 */
export const recordName = z
  .string()
  .overwrite(removeUnseen)
  .trim()
  .max(120, { error: 'too-long' })
  .min(1, { error: 'required' });

/** Joiners and variation selectors mean something after letters of Asian scripts and after emoji. */
function removeUnseen(name: string): string {
  return name
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/(?<![^\u0000-\u024f])[\u200c\u200d\ufe00-\ufe0f]/gu, '')
    .replace(/(?![\u200c\u200d\ufe00-\ufe0f])[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
}

/**
 * An e-mail address as Entra and Exchange take it as user name: one `@`, no spaces, no brackets.
 * Deliberately not RFC 5321's whole grammar; the servers check the rest. Control characters would end
 * a field of the XOAUTH2 string (^A) or of a C program behind the server (NUL).
 */
export const mailboxAddress = text(320)
  .min(1, { error: 'required' })
  .regex(/^[^\s\p{Cc}@<>"(),;:\\]+@[^\s\p{Cc}@<>"(),;:\\]+\.[^\s\p{Cc}@<>"(),;:\\.]+$/u, {
    error: 'not-an-email-address',
  });

const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?`;
const ipv6 = String.raw`[0-9a-f]*:[0-9a-f:.]*`;
/** Labels are parted by real dots: with an optional dot, one long wrong name took hours to refuse. */
const host = new RegExp(String.raw`^(?:${label}(?:\.${label})*\.?|${ipv6}|\[${ipv6}\])$`, 'iu');

/** A host name (RFC 1123 labels, internationalised letters allowed) or an IP address. */
export const hostName = text(253)
  .min(1, { error: 'required' })
  .regex(host, { error: 'not-a-host-name' });

export const port = z
  .number({ error: 'not-a-port' })
  .int({ error: 'not-a-port' })
  .min(1, { error: 'not-a-port' })
  .max(65_535, { error: 'not-a-port' });

export const isoDateTime = z.iso.datetime();
export const isoDate = z.iso.date();

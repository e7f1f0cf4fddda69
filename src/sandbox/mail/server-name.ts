import { randomBytes } from 'node:crypto';

/** The name the mail servers give themselves, in the form of Exchange's front ends. */
export const serverName = 'AM0SANDBOX0001.outlook.office365.com';

/** The back end behind it, whose name Exchange's IMAP greeting carries. */
export const backEndName = 'AM0SANDBOX0001.eurprd01.prod.outlook.com';

/**
 * The bracket at the end of Exchange's refusals: back end, time and an ID for Microsoft's support,
 * as in `[AM0SANDBOX0001.sandbox.example 2026-11-23T01:05:35.000Z 08DE2A0B4C5D6E7F]`.
 */
export function traceBracket(nowMs: number): string {
  const id = randomBytes(8).toString('hex').toUpperCase();
  return `[AM0SANDBOX0001.sandbox.example ${new Date(nowMs).toISOString()} ${id}]`;
}

import { z } from 'zod';
import { command, query } from './call.ts';
import { testSummary } from './connection-tests.ts';
import {
  hostName,
  isoDateTime,
  mailboxAddress,
  port,
  recordId,
  recordName,
} from './identifiers.ts';

/** `implicit` is TLS from the first byte (RFC 8314), Odoo's "SSL/TLS". */
export const encryption = z.enum(['none', 'starttls', 'implicit']);
export type Encryption = z.infer<typeof encryption>;

const priority = z
  .number({ error: 'priority-out-of-range' })
  .int({ error: 'priority-out-of-range' })
  .min(0, { error: 'priority-out-of-range' })
  .max(9999, { error: 'priority-out-of-range' });

const sharedFields = {
  name: recordName,
  /** The mailbox: the address that signs in, or the shared mailbox's own address. */
  username: mailboxAddress,
  host: hostName,
  port,
  encryption,
  active: z.boolean(),
};

/** Odoo's outgoing constraints (odoo.md 2): an Outlook server must use STARTTLS. */
export const outgoingFields = z.strictObject({
  direction: z.literal('outgoing'),
  ...sharedFields,
  /** Comma-separated addresses or domains; not validated on save, as in Odoo (odoo.md 2). */
  fromFilter: z
    .string()
    // A line end cannot be part of an address, and a test would wait for a reply to two commands.
    .overwrite((filter) => filter.replace(/\p{Cc}+/gu, ' '))
    .trim()
    .max(2000, { error: 'too-long' }),
  /** Smaller number = higher priority (Odoo's default 10). */
  priority,
  /**
   * The user's note that Exchange lets this mailbox send as the other addresses of the filter
   * (Send As); Odoo has no such field.
   */
  sendAs: z.boolean(),
});

export const incomingFields = z.strictObject({
  direction: z.literal('incoming'),
  ...sharedFields,
  /** Smaller number = fetched first (Odoo's default 5). */
  priority,
});

export const mailServerFields = z.discriminatedUnion('direction', [outgoingFields, incomingFields]);
export type MailServerFields = z.infer<typeof mailServerFields>;

const recordPart = {
  id: recordId,
  clientId: recordId,
  createdAt: isoDateTime,
  lastTest: testSummary.nullable(),
};

export const mailServer = z.discriminatedUnion('direction', [
  outgoingFields.extend(recordPart),
  incomingFields.extend({
    ...recordPart,
    /** Odoo's status bar: Not Confirmed until Test & Confirm has passed once. */
    confirmed: z.boolean(),
  }),
]);
export type MailServer = z.infer<typeof mailServer>;
export type OutgoingServer = Extract<MailServer, { direction: 'outgoing' }>;
export type IncomingServer = Extract<MailServer, { direction: 'incoming' }>;

/** Records of one client that are changed together. */
const serverIds = z.array(recordId).min(1).max(10_000);

export const mailServerCalls = {
  'mailServers.list': query(z.strictObject({ clientId: recordId }), z.array(mailServer), {
    shows: ['mail-servers'],
  }),
  'mailServers.create': command(
    z.strictObject({ clientId: recordId, fields: mailServerFields }),
    mailServer,
    { changes: ['mail-servers'] },
  ),
  'mailServers.save': command(
    z.strictObject({
      serverId: recordId,
      fields: mailServerFields,
      /** The fields as they were when the change was begun; null: all of `fields` counts. */
      seen: mailServerFields.nullable().default(null),
    }),
    mailServer,
    { changes: ['mail-servers'] },
  ),
  'mailServers.remove': command(z.strictObject({ serverId: recordId }), z.null(), {
    changes: ['mail-servers'],
  }),
  /** Archives or brings back: an archived server is kept, and Odoo never chooses it. */
  'mailServers.setActive': command(z.strictObject({ serverIds, active: z.boolean() }), z.null(), {
    changes: ['mail-servers'],
  }),
  'mailServers.removeMany': command(z.strictObject({ serverIds }), z.null(), {
    changes: ['mail-servers'],
  }),
  /**
   * All servers of one direction of a client, in their new order. The priorities that they had are
   * handed out again in that order, each server with one of its own.
   */
  'mailServers.reorder': command(
    z.strictObject({ clientId: recordId, direction: z.enum(['outgoing', 'incoming']), serverIds }),
    z.null(),
    { changes: ['mail-servers'] },
  ),
  /**
   * Makes the server of the same mailbox in the other direction, with the usual hosts; answers the
   * one that is there already if there is one.
   */
  'mailServers.createCounterpart': command(z.strictObject({ serverId: recordId }), mailServer, {
    changes: ['mail-servers'],
  }),
  /** Back to Not Confirmed, as Odoo's button of the same name. Incoming servers only. */
  'mailServers.resetConfirmation': command(z.strictObject({ serverId: recordId }), mailServer, {
    changes: ['mail-servers'],
  }),
};

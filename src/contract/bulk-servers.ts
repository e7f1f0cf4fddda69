import { z } from 'zod';
import { command, query } from './call.ts';
import { recordId } from './identifiers.ts';

/** Longest list that is read, in characters: far above 10,000 servers. */
export const maxListLength = 2 * 1024 * 1024;

/** For lines that do not say it themselves. */
export const bulkDirections = z.enum(['outgoing', 'incoming', 'both']);
export type BulkDirections = z.infer<typeof bulkDirections>;

const plannedServer = z.strictObject({
  /** Of the list, from 1. */
  line: z.int().positive(),
  direction: z.enum(['outgoing', 'incoming']),
  name: z.string(),
  username: z.string(),
  host: z.string(),
  port: z.int(),
  /** Not archived. */
  active: z.boolean(),
  /** There is one already with this direction, mailbox and host: it is kept. */
  exists: z.boolean(),
});
export type PlannedServer = z.infer<typeof plannedServer>;

const unreadableLine = z.strictObject({
  line: z.int().positive(),
  text: z.string(),
  /** The field that is wrong; null where the whole line is no server for Outlook. */
  field: z.string().nullable(),
  /** A code of a field's problem, `not-outlook`, or `other-provider`. */
  problem: z.string(),
});
export type UnreadableLine = z.infer<typeof unreadableLine>;

const repeatedLine = z.strictObject({
  line: z.int().positive(),
  /** The mailbox that it names. */
  text: z.string(),
  /** The line before it that names the same server. */
  sameAs: z.int().positive(),
});
export type RepeatedLine = z.infer<typeof repeatedLine>;

export const bulkPlan = z.strictObject({
  servers: z.array(plannedServer),
  /** Left out, once each, whatever the number of directions. */
  repeated: z.array(repeatedLine),
  problems: z.array(unreadableLine),
});
export type BulkPlan = z.infer<typeof bulkPlan>;

const request = z.strictObject({
  clientId: recordId,
  /** A list of mailboxes, or CSV with a first row of names, as Odoo exports it. */
  text: z.string().max(maxListLength, { error: 'too-long' }),
  directions: bulkDirections,
});

export const bulkServerCalls = {
  /** What `mailServers.createMany` would make of a list. */
  'mailServers.planMany': query(request, bulkPlan, { shows: ['clients', 'mail-servers'] }),
  /** Makes the servers of a list that are not there yet; lines with a problem are left out. */
  'mailServers.createMany': command(request, bulkPlan, { changes: ['mail-servers'] }),
};

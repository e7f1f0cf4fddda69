import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { isoDateTime } from './identifiers.ts';
import { failedAtOdoo, ofClient } from './odoo.ts';
import { odooJob, odooRecordNumber } from './odoo-snapshot.ts';

/** Mails of each kind that are read, the newest first; the counts say how many there are. */
export const maxFailedMails = 1_000;

const text = z.string().nullable();

/** Which server Odoo sent with: stored only where a mail or template names one (odoo-api.md 4). */
export const odooMailServer = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('pinned'), id: odooRecordNumber, name: z.string() }),
  /** By the sender rules, on the servers as they are now. */
  z.strictObject({ how: z.literal('computed'), id: odooRecordNumber, name: z.string() }),
  /** No server fits: Odoo's own parameters (`odoo.conf`). */
  z.strictObject({ how: z.literal('parameters') }),
  /** A notification alone is left, which does not name the sender. */
  z.strictObject({ how: z.literal('unknown') }),
]);
export type OdooMailServer = z.infer<typeof odooMailServer>;

/** Mails that failed for one cause at one server. */
export const odooMailGroup = z.strictObject({
  /** Null: Odoo's reason is not recognised, or there is none. */
  finding: finding.nullable(),
  /** Odoo's words for the newest of them; addresses masked unless asked for. */
  reason: z.string(),
  server: odooMailServer,
  count: z.number().int().positive(),
  firstAt: isoDateTime.nullable(),
  lastAt: isoDateTime.nullable(),
  /** At most 20, the most frequent first; masked as above. */
  senders: z.array(z.string()),
  /** Records of `mail.mail` that "Try again" can put back into the queue. */
  mailIds: z.array(odooRecordNumber),
  /** At most 5, the newest first. */
  examples: z.array(
    z.strictObject({
      at: isoDateTime.nullable(),
      from: z.string(),
      to: z.string(),
      /** `sale.order 12`; null where the mail belongs to no record. */
      document: text,
    }),
  ),
});
export type OdooMailGroup = z.infer<typeof odooMailGroup>;

/** Which of its headings a group has: one time is not written twice, and none not at all. */
export function headingOf({
  firstAt,
  lastAt,
}: Pick<OdooMailGroup, 'firstAt' | 'lastAt'>): 'group' | 'groupOn' | 'groupUndated' {
  if (firstAt === null) return 'groupUndated';
  return firstAt === lastAt ? 'groupOn' : 'group';
}

/** `stopped`: switched off though there is work. `overdue`: no worker runs scheduled actions. */
export const odooJobTrouble = z.enum(['stopped', 'overdue', 'fails']);

export const odooFailedMails = z.strictObject({
  readAt: isoDateTime,
  /** All mails in state exception, also those that were not read. */
  failed: z.number().int().nonnegative(),
  /** Notifications of failures or bounces whose mail is gone. */
  notifications: z.number().int().nonnegative(),
  waiting: z.strictObject({
    count: z.number().int().nonnegative(),
    oldestAt: isoDateTime.nullable(),
  }),
  /** The largest first. */
  groups: z.array(odooMailGroup),
  jobs: z.array(odooJob.extend({ trouble: odooJobTrouble.nullable() })),
  /** Each active incoming server: what Odoo itself knows of its fetching. */
  fetching: z.array(
    z.strictObject({
      recordId: odooRecordNumber,
      name: z.string(),
      /**
       * `not-recorded`: until Odoo 18 a failing fetch leaves no trace; Test & Confirm finds out.
       * `not-confirmed`: Odoo does not fetch it.
       */
      state: z.enum(['works', 'fails', 'not-recorded', 'not-confirmed']),
      since: isoDateTime.nullable(),
      /** Odoo's words, addresses masked as above. */
      message: z.string(),
      finding: finding.nullable(),
    }),
  ),
});
export type OdooFailedMails = z.infer<typeof odooFailedMails>;

export const odooMailCalls = {
  /** Reads Odoo, then what it could not send and fetch, grouped by cause. */
  'odoo.mails': command(
    ofClient.extend({ addresses: z.boolean().default(false) }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('read'), mails: odooFailedMails }),
      failedAtOdoo,
    ]),
    { changes: ['odoo'] },
  ),
  /** What `odoo.mails` read last, the addresses of others masked; null where it never was. */
  'odoo.keptMails': query(ofClient, odooFailedMails.nullable(), { shows: ['odoo'] }),
  /**
   * Puts failed mails back into Odoo's queue: the next run of its scheduled action sends them to
   * their recipients. Those that are no longer in state exception are left alone.
   */
  'odoo.retryMails': command(
    ofClient.extend({ mailIds: z.array(odooRecordNumber).min(1).max(maxFailedMails) }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('queued'), count: z.number().int().nonnegative() }),
      failedAtOdoo,
    ]),
    { changes: ['odoo'] },
  ),
};

import { z } from 'zod';
import { type OdooApi } from '../api/odoo-api.ts';
import { OdooError } from '../api/odoo-error.ts';

/** `formatted_read_group` writes `__count`; `read_group` writes `state_count` beside the group. */
const groups = z.array(
  z
    .looseObject({
      state: z.unknown(),
      __count: z.number().int().optional(),
      state_count: z.number().int().optional(),
    })
    .transform((row) => ({ state: row.state, count: row.__count ?? row.state_count ?? 0 })),
);

export interface MailCounts {
  /** Mails in state exception: Odoo tried and failed. */
  readonly exception: number;
  /** Mails that wait for the queue. */
  readonly outgoing: number;
}

/** Counts failed and waiting mails in one request. @throws OdooError */
export async function countMails(api: OdooApi, signal: AbortSignal): Promise<MailCounts> {
  const domain = [['state', 'in', ['exception', 'outgoing']]];
  let answer: unknown;
  try {
    answer = await api.call(
      {
        model: 'mail.mail',
        method: 'read_group',
        args: [
          ['domain', domain],
          ['fields', ['state']],
          ['groupby', ['state']],
        ],
        named: { lazy: false },
      },
      signal,
    );
  } catch (error) {
    // Deprecated in 19, and gone one day.
    if (!(error instanceof OdooError) || error.problem.kind !== 'unknown-method') throw error;
    answer = await api.call(
      {
        model: 'mail.mail',
        method: 'formatted_read_group',
        args: [
          ['domain', domain],
          ['groupby', ['state']],
          ['aggregates', ['__count']],
        ],
      },
      signal,
    );
  }
  const counted = groups.parse(answer);
  const countOf = (state: string): number =>
    counted.find((group) => group.state === state)?.count ?? 0;
  return { exception: countOf('exception'), outgoing: countOf('outgoing') };
}

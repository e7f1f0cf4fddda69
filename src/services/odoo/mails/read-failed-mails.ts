import { z } from 'zod';
import { maxFailedMails } from '../../../contract/odoo-mails.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { presentFields, readFields } from '../api/read-fields.ts';
import { odooLink, odooNumber, odooText } from '../snapshot/odoo-values.ts';

const askedFields = {
  'mail.mail': [
    'failure_reason',
    'email_from',
    'email_to',
    'date',
    'write_date',
    'mail_server_id',
    'model',
    'res_id',
  ],
  'mail.notification': [
    'failure_type',
    'failure_reason',
    'mail_mail_id',
    'res_partner_id',
    'mail_email_address',
  ],
} as const;

/** In characters: Odoo keeps a whole answer of a server, and a traceback at times. */
const maxReason = 10_000;

const mailRows = z.array(
  z.looseObject({
    id: z.number().int().positive(),
    failure_reason: odooText.optional(),
    email_from: odooText.optional(),
    email_to: odooText.optional(),
    date: odooText.optional(),
    write_date: odooText.optional(),
    mail_server_id: odooLink.optional(),
    model: odooText.optional(),
    res_id: odooNumber.optional(),
  }),
);

const notificationRows = z.array(
  z.looseObject({
    id: z.number().int().positive(),
    failure_type: odooText.optional(),
    failure_reason: odooText.optional(),
    mail_mail_id: z.unknown(),
    res_partner_id: odooLink.optional(),
    mail_email_address: odooText.optional(),
  }),
);

const waitingRows = z.array(z.looseObject({ date: odooText.optional() }));

/** One mail that failed, or a notification whose mail is gone. */
export interface FailedMail {
  /** Record of `mail.mail`; null for a notification. */
  readonly mailId: number | null;
  readonly reason: string;
  readonly from: string | null;
  /** Empty where Odoo names its recipients by their contacts. */
  readonly to: string;
  /** Name of the contact of a notification. */
  readonly recipient: string;
  /** Odoo's time, UTC. */
  readonly date: string | null;
  readonly server: { readonly id: number; readonly name: string } | null;
  readonly document: string | null;
}

/**
 * Reads mails in state exception and failed notifications, the newest first, in four requests with
 * the oldest mail that waits. Reads no subject and no body. @throws OdooError
 */
export async function readFailedMails(
  api: OdooApi,
  signal: AbortSignal,
): Promise<{ readonly failed: readonly FailedMail[]; readonly oldestWaiting: string | null }> {
  const fields = await readFields(api, askedFields, signal);
  const search = (model: keyof typeof askedFields, domain: unknown, more: object) =>
    api.call(
      {
        model,
        method: 'search_read',
        args: [['domain', domain]],
        named: { fields: presentFields(fields, model, askedFields[model]), ...more },
      },
      signal,
    );
  const newest = { order: 'id desc', limit: maxFailedMails };
  const mails = mailRows.parse(await search('mail.mail', [['state', '=', 'exception']], newest));
  const notifications = notificationRows.parse(
    await search(
      'mail.notification',
      [
        ['notification_type', '=', 'email'],
        ['notification_status', 'in', ['exception', 'bounce']],
      ],
      newest,
    ),
  );
  const [oldest] = waitingRows.parse(
    await search('mail.mail', [['state', '=', 'outgoing']], { order: 'id asc', limit: 1 }),
  );
  return {
    failed: [
      ...mails.map((mail) => ({
        mailId: mail.id,
        reason: (mail.failure_reason ?? '').slice(0, maxReason),
        from: mail.email_from ?? null,
        to: mail.email_to ?? '',
        recipient: '',
        date: mail.date ?? mail.write_date ?? null,
        server: mail.mail_server_id ?? null,
        document: documentOf(mail.model ?? null, mail.res_id ?? null),
      })),
      ...notifications
        // The red envelope of a mail that is listed already.
        .filter(({ mail_mail_id: mail }) => mail === false || mail === null || mail === undefined)
        .map((notification) => ({
          mailId: null,
          reason: (notification.failure_reason ?? notification.failure_type ?? '').slice(
            0,
            maxReason,
          ),
          from: null,
          to: notification.mail_email_address ?? '',
          recipient: notification.res_partner_id?.name ?? '',
          date: null,
          server: null,
          document: null,
        })),
    ],
    oldestWaiting: oldest?.date ?? null,
  };
}

function documentOf(model: string | null, id: number | null): string | null {
  return model === null || id === null || id === 0 ? null : `${model} ${id}`;
}

import { type PracticeDatabase } from './odoo-database.ts';

/** In the form in which Odoo stores what smtplib raised; the server is named only where it was pinned. */
function refused(code: number, sentence: string, from: string): string {
  const trace = '[AM0SANDBOX0001.sandbox.example 2026-11-20T08:00:00.000Z 08DE2A0B4C5D6E7F]';
  return `Mail Delivery Failed\nMail delivery failed via SMTP server 'None'.\nSMTPSenderRefused: (${code}, b'${sentence} ${trace}', '${from}')`;
}

const sales = 'sales@sandbox.example';
const works = 'works@sandbox.example';
const sendAs = '5.7.60 SMTP; Client does not have permissions to send as this sender';

interface FailedMail {
  readonly from: string;
  readonly subject: string;
  readonly reason: string;
  /** `false` for what failed before SMTP spoke: connections and tokens (executed on 18 and 19). */
  readonly type: 'unknown' | false;
}

const failedMails: readonly FailedMail[] = [
  { from: sales, subject: 'Offer 1', reason: refused(550, sendAs, sales), type: 'unknown' },
  { from: sales, subject: 'Offer 2', reason: refused(550, sendAs, sales), type: 'unknown' },
  {
    from: works,
    subject: 'Invoice 7',
    reason:
      'An error occurred when fetching the access token. AADSTS7000222: The provided client secret keys for app are expired.',
    type: false,
  },
  { from: works, subject: 'Invoice 8', reason: '111\nConnection refused', type: false },
  {
    from: 'info@sandbox.example',
    subject: 'Reminder',
    reason: refused(530, '5.7.57 Client not authenticated to send mail.', 'info@sandbox.example'),
    type: 'unknown',
  },
  {
    from: 'news@sandbox.example',
    subject: 'Newsletter',
    reason: refused(
      432,
      '4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
      'news@sandbox.example',
    ),
    type: 'unknown',
  },
  {
    from: 'help@sandbox.example',
    subject: 'Ticket 12',
    reason: '-2\nName or service not known',
    type: false,
  },
  {
    from: 'new@sandbox.example',
    subject: 'First mail',
    reason: 'Please connect with your Outlook account before using it.',
    type: false,
  },
];

/** Failed mails of several causes, one with its red envelopes, one that waits, one bounce. */
export function addFailedMails(database: PracticeDatabase): void {
  failedMails.forEach(({ from, subject, reason, type }, index) => {
    database.create('mail.mail', {
      state: 'exception',
      failure_type: type,
      failure_reason: reason,
      email_from: `"Sales" <${from}>`,
      email_to: `customer${index}@elsewhere.example`,
      reply_to: from,
      author_id: [3, 'Administrator'],
      subject,
      date: `2026-11-2${index} 08:00:00`,
      model: 'sale.order',
      res_id: index + 1,
      message_id: `<practice-${index}-openerp-${index + 1}-sale.order@odoo>`,
    });
  });
  addChatterMail(database);
  database.create('mail.mail', {
    state: 'outgoing',
    email_from: `"Sales" <${works}>`,
    email_to: 'waiting@elsewhere.example',
    subject: 'Waits',
    date: '2026-11-20 08:00:00',
  });
  database.create('mail.notification', {
    notification_type: 'email',
    notification_status: 'bounce',
    failure_type: 'mail_bounce',
    failure_reason:
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    mail_mail_id: false,
    res_partner_id: [41, 'Customer'],
  });
}

/**
 * A mail of the chatter: its recipients are contacts, `email_to` is empty, and each envelope says
 * `mail_smtp` without a reason, which only the mail has (executed on 18 and 19).
 */
function addChatterMail(database: PracticeDatabase): void {
  const mail = database.create('mail.mail', {
    state: 'exception',
    failure_reason: '111\nConnection refused',
    email_from: `"Sales" <${works}>`,
    recipient_ids: [41, 42],
    subject: 'Note',
    date: '2026-11-28 08:00:00',
    model: 'res.partner',
    res_id: 41,
    auto_delete: true,
    is_notification: true,
  });
  for (const partner of [
    [41, 'Customer'],
    [42, 'Customer without an address'],
  ]) {
    const { id } = database.create('mail.notification', {
      notification_type: 'email',
      notification_status: 'exception',
      failure_type: 'mail_smtp',
      mail_mail_id: [mail.id, 'Note'],
      res_partner_id: partner,
      is_read: true,
      read_date: '2026-11-28 08:00:00',
    });
    const before = mail['notification_ids'];
    database.write('mail.mail', [mail.id], {
      notification_ids: [...(Array.isArray(before) ? (before as number[]) : []), id],
    });
  }
}

import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What the recipient, or its server, refuses; mostly in bounces (A5, A8). */
export const recipientEntries: readonly CatalogueEntry[] = [
  {
    code: 'recipient-over-limit',
    severity: 'error',
    rows: [225],
    owner: 'nobody',
    about: 'message',
    when: [
      { kind: 'smtp', enhancedCode: ['5.2.122', '5.2.121'] },
      {
        kind: 'smtp',
        says: [
          'recipient has exceeded their limit',
          'recipient has exceeded the limit',
          'recipient’s per hour message receive limit',
        ],
      },
    ],
  },
  {
    code: 'recipient-blocked-by-own-organisation',
    severity: 'error',
    rows: [227],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.703'] },
      {
        kind: 'smtp',
        says: [
          'blocked by your organization using Tenant Allow',
          'Tenant Allow Block List',
          'Tenant Allow/Block List',
        ],
      },
    ],
  },
  {
    code: 'recipient-server-unreachable',
    severity: 'error',
    rows: [228],
    owner: 'nobody',
    about: 'message',
    alsoActs: 'recipient-admin',
    when: [
      { kind: 'smtp', enhancedCode: ['4.4.316', '4.4.317', '4.4.318', '4.4.319', '4.4.320'] },
      {
        kind: 'smtp',
        says: [
          'Connection refused … LastAttemptedServerName',
          'LastAttemptedServerName',
          'Cannot connect to remote server',
          'Socket error code 10061',
          'Socket error code 10060',
        ],
      },
    ],
    quotes: { recipientServer: /LastAttemptedServerName[=:]\s?([\w.-]{3,253})/i },
  },
  {
    code: 'recipient-unknown',
    severity: 'error',
    rows: [165],
    owner: 'odoo-admin',
    about: 'message',
    when: [
      {
        kind: 'smtp',
        step: ['bounce', 'data'],
        enhancedCode: ['5.1.1', '5.1.3', '5.1.10', '5.1.2', '5.4.1', '5.5.0'],
      },
      {
        kind: 'smtp',
        step: ['bounce', 'data'],
        says: [
          'RecipientNotFound',
          'Recipient not found by SMTP address lookup',
          'email address you entered couldn’t be found',
          'recipient’s e-mail address was not found',
          'User unknown in virtual mailbox table',
          'mailbox unavailable … user unknown',
          'Recipient address rejected: User unknown',
          'Recipient address rejected: Access denied',
          'indirizzo di posta elettronica immesso non è stato trovato',
          'E-Mail-Adresse konnte nicht gefunden werden',
          'adresse de messagerie … est introuvable',
          'No se encontró la dirección de correo',
          'does not like recipient',
          'no such user',
          'User unknown',
          'Unknown user',
          'mailbox unavailable',
          'user doesn’t exist',
          'unknown recipient',
          'email account that you tried to reach does not exist',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'recipient-mailbox-full',
    severity: 'error',
    rows: [],
    owner: 'nobody',
    about: 'message',
    alsoActs: 'recipient-admin',
    when: [
      { kind: 'smtp', step: ['bounce'], enhancedCode: ['5.2.2'] },
      {
        kind: 'smtp',
        says: [
          'recipient’s mailbox is full',
          'recipient mailbox full',
          '5.2.2 mailbox full',
          'MapiExceptionShutoffQuotaExceeded',
          'mailbox is full and can’t accept messages',
          'casella postale del destinatario è piena',
          'Postfach des Empfängers ist voll',
          'boîte aux lettres du destinataire est pleine',
          'buzón del destinatario está lleno',
        ],
      },
    ],
  },
];

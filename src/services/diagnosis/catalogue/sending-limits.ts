import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Limits and blocks of a sender or an organisation (failures.md A5). */
export const sendingLimitEntries: readonly CatalogueEntry[] = [
  {
    code: 'sender-throttled-send-as',
    severity: 'error',
    rows: [153],
    owner: 'nobody',
    about: 'mailbox',
    when: [
      { kind: 'smtp', text: /throttled due to continuous send ?as denied/i },
      // In any language; 554 with this number is the refusal itself (row 152).
      { kind: 'smtp', code: [550], enhancedCode: ['5.2.252'] },
      {
        kind: 'smtp',
        says: [
          'throttled due to continuous send as denied',
          'aufgrund fortlaufender Fehler „Senden als verweigert“ gedrosselt',
        ],
      },
    ],
    links: ['smtp-throttling'],
  },
  {
    code: 'sender-throttled-errors',
    severity: 'error',
    rows: [154],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', enhancedCode: ['5.2.254', '5.2.255'] },
      {
        kind: 'smtp',
        says: ['throttled due to continuous', 'wurde aufgrund fortlaufender Fehler'],
      },
    ],
    links: ['smtp-throttling'],
  },
  {
    code: 'smtp-throttled',
    severity: 'error',
    rows: [155],
    owner: 'nobody',
    about: 'mailbox',
    when: [
      {
        kind: 'smtp',
        text: /concurrent connections limit|sender thread limit|concurrent_sending/i,
      },
      { kind: 'smtp', code: [432] },
      {
        kind: 'smtp',
        says: ['concurrent connections limit exceeded', 'sender thread limit exceeded'],
      },
    ],
    links: ['smtp-throttling'],
  },
  {
    code: 'sending-quota-exceeded',
    severity: 'error',
    rows: [156],
    owner: 'nobody',
    about: 'mailbox',
    when: [
      { kind: 'smtp', text: /SubmissionQuotaExceeded|submission quota exceeded/i },
      { kind: 'smtp', enhancedCode: ['5.1.90'] },
      // In a bounce, 5.2.2 is the recipient's full mailbox.
      { kind: 'smtp', step: ['mail-from', 'rcpt-to', 'data'], enhancedCode: ['5.2.2'] },
      {
        kind: 'smtp',
        says: [
          'SubmissionQuotaExceeded',
          'submission quota exceeded',
          'Message submission rate for this client has exceeded the configured limit',
          'daily limit for message recipients',
          'exceeded the recipient rate limit',
          'sender’s message rate limit',
          'sender’s submission quota was exceeded',
          'superata la quota di invio del mittente',
          'quota di invio del mittente è stata superata',
          'quota d’envoi de l’expéditeur est dépassé',
          'quota de soumission de l’expéditeur a été dépassé',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'tenant-recipient-limit',
    severity: 'error',
    rows: [157],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.232', '5.7.233'] },
      {
        kind: 'smtp',
        says: [
          'tenant external recipient rate limit',
          'tenant exceeded its daily limit for sending email to external recipients',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'onmicrosoft-sender-limit',
    severity: 'error',
    rows: [158],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.236'] },
      {
        kind: 'smtp',
        says: [
          'daily limit … onmicrosoft.com',
          'onmicrosoft.com … daily limit',
          'exceeded … limit … onmicrosoft',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'sender-blocked-for-spam',
    severity: 'error',
    rows: [159, 160],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', enhancedCode: ['5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.511'] },
      { kind: 'smtp', text: /bad outbound sender/i },
      {
        kind: 'smtp',
        says: [
          'bad outbound sender',
          'banned sender',
          'you weren’t recognized as a valid sender',
          'suspected of sending spam and it’s no longer allowed to send',
          'Sie nicht als gültiger Absender erkannt wurden',
          'ungültiger ausgehender Absender',
          'non è stato riconosciuto come mittente valido',
          'mittente in uscita non valido',
          'pas été reconnu comme un expéditeur valide',
          'mauvais expéditeur sortant',
          'no se le ha reconocido como un remitente válido',
          'no se reconoció como un remitente válido',
          'remitente de salida incorrecto',
          'outbound spam last sent from',
          'OutboundSpamException',
          'WASCL UserAction verdict',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'tenant-blocked',
    severity: 'error',
    rows: [161],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.705'] },
      {
        kind: 'smtp',
        says: [
          'tenant has exceeded threshold',
          'tenant has exceeded the threshold',
          'il tenant ha superato la soglia',
          'Mandant hat den Schwellenwert überschritten',
          'le locataire a dépassé le seuil',
          'el inquilino ha superado el umbral',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'sender-domain-not-registered',
    severity: 'error',
    rows: [163],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.750'] },
      {
        kind: 'smtp',
        says: ['unregistered domain', 'client blocked from sending from unregistered domain'],
      },
    ],
    commands: ['Get-AcceptedDomain'],
    links: ['bounce-codes'],
  },
];

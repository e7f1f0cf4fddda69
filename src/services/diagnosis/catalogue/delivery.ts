import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What happens to a message that was handed over: refusals of its content, bounces (A5). */
export const deliveryEntries: readonly CatalogueEntry[] = [
  {
    code: 'recipient-side-checks-failed',
    severity: 'error',
    rows: [164],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      {
        kind: 'smtp',
        enhancedCode: ['5.7.509', '5.7.23', '4.7.23', '5.7.25', '4.7.25', '4.7.26', '5.7.26'],
      },
      { kind: 'smtp', text: /does not pass DMARC verification/i },
      {
        kind: 'smtp',
        says: [
          'does not pass DMARC verification',
          'doesn’t pass DMARC verification',
          'SPF validation failed',
          'not accepted due to domain’s DMARC policy',
          'rejected per DMARC policy',
          'rejected due to … DMARC policy',
          'rejected because of Sender Policy Framework violation',
          'sender is unauthenticated. Gmail requires',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'message-too-large',
    severity: 'error',
    rows: [167],
    owner: 'odoo-admin',
    about: 'message',
    when: [
      { kind: 'smtp', enhancedCode: ['5.3.4', '5.2.3'] },
      { kind: 'smtp', code: [552] },
      {
        kind: 'smtp',
        says: [
          'Your message is too large to send',
          'message too large for this recipient',
          'message size exceeds',
          'maximum message size that’s allowed is',
          'exceeds the maximum size',
          'message exceeds fixed maximum message size',
          'RecipSizeLimit',
          'SendSizeLimit',
          'Il messaggio è troppo grande',
          'Ihre Nachricht ist zu groß',
          'Die Nachricht ist zu groß',
          'Votre message est trop volumineux',
          'Le message est trop volumineux',
          'mensaje es demasiado grande',
        ],
      },
    ],
    links: ['bounce-codes'],
    quotes: {
      sizeLimit:
        /(?:maximum message size[^.\d]{0,60}|limit[^.\d]{0,30}|SIZE )(\d[\d.,]{0,12} ?(?:[KMG]B|bytes)?)/i,
      messageSize:
        /(?:this message is|message size is|messaggio è di|Nachricht ist|ce message fait|mensaje es de) (\d[\d.,]{0,12} ?[KMG]B)/i,
    },
  },
  {
    code: 'message-malformed',
    severity: 'error',
    rows: [168],
    owner: 'odoo-admin',
    about: 'message',
    when: [
      { kind: 'smtp', enhancedCode: ['5.6.11', '5.6.211', '5.7.512'] },
      {
        kind: 'smtp',
        says: [
          'message must be RFC 5322 section',
          'bare linefeed',
          'bare line feed',
          'Invalid MIME Content',
          'Number of MIME parts exceeded',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'sending-looks-suspicious',
    severity: 'error',
    rows: [170],
    owner: 'nobody',
    about: 'organisation',
    when: [
      // The same codes say "server busy" as well, which is no suspicion.
      { kind: 'smtp', enhancedCode: /^4\.7\.(?:[56]\d\d|8[5-9]\d)$/, text: /access denied/i },
      { kind: 'smtp', says: ['Server busy. Please try again later from'] },
      { kind: 'smtp', code: [451], enhancedCode: /^4\.7\.(?:5\d\d|6\d\d|8[5-9]\d)$/ },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'message-not-arrived',
    severity: 'error',
    rows: [171],
    owner: 'exchange-admin',
    about: 'message',
    when: [{ kind: 'delivery', problem: ['not-arrived'] }],
    links: ['bounce-codes'],
  },
  {
    code: 'message-returned',
    severity: 'error',
    rows: [],
    owner: 'exchange-admin',
    about: 'message',
    when: [{ kind: 'smtp', step: ['bounce'] }],
    links: ['bounce-codes'],
  },
];

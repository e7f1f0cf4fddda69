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
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'message-malformed',
    severity: 'error',
    rows: [168],
    owner: 'odoo-admin',
    about: 'message',
    when: [{ kind: 'smtp', enhancedCode: ['5.6.11', '5.6.211', '5.7.512'] }],
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

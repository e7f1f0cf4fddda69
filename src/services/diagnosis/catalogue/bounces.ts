import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What only a bounce says: Exchange took the message, and it came to nothing on the way (A8). */
export const bounceEntries: readonly CatalogueEntry[] = [
  {
    code: 'recipient-domain-unknown',
    severity: 'error',
    rows: [165],
    owner: 'odoo-admin',
    about: 'message',
    alsoActs: 'recipient-admin',
    when: [
      { kind: 'smtp', enhancedCode: ['5.4.310'] },
      {
        kind: 'smtp',
        says: [
          'DNS domain … does not exist',
          'InfoDomainNonexistent',
          'SMTPSEND.DNS.NonExistentDomain',
          'recipient’s domain doesn’t exist',
          'domain isn’t properly registered',
          'domain is not reachable. Please check the domain',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'message-expired',
    severity: 'error',
    rows: [228],
    owner: 'nobody',
    about: 'message',
    alsoActs: 'recipient-admin',
    // What is named beside it is the reason that the time ran out.
    vaguerThan: ['recipient-server-unreachable', 'recipient-domain-unknown'],
    when: [
      { kind: 'smtp', step: ['bounce', 'data'], enhancedCode: ['4.4.7', '5.4.300', '5.4.317'] },
      {
        kind: 'smtp',
        says: [
          'QUEUE.Expired; message expired',
          'QUEUE.Expired',
          'Message expired … cannot connect to remote server',
          'has been trying to deliver this message without success and has stopped trying',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'message-taken-for-spam',
    severity: 'error',
    rows: [254],
    owner: 'exchange-admin',
    about: 'message',
    alsoActs: 'recipient-admin',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.350'] },
      {
        kind: 'smtp',
        says: [
          'suspects your message is spam and rejected it',
          'Remote server returned message detected as spam',
          'sospetta che il messaggio sia posta indesiderata',
          'hält Ihre Nachricht für Spam',
          'soupçonne votre message d’être un courrier indésirable',
          'sospecha que el mensaje es correo no deseado',
        ],
      },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'mail-loop',
    severity: 'error',
    rows: [252],
    owner: 'exchange-admin',
    about: 'organisation',
    alsoActs: 'recipient-admin',
    when: [
      { kind: 'smtp', enhancedCode: ['5.4.14', '5.4.6', '4.4.6'] },
      {
        kind: 'smtp',
        says: ['Hop count exceeded', 'possible mail loop', 'Routing loop detected'],
      },
    ],
    links: ['bounce-codes'],
  },
];

/** A mail server of a client that exists in pictures alone, and how it fares there. */
export interface PlayedServer {
  readonly name: string;
  readonly mailbox: string;
  readonly direction?: 'incoming';
  /** The mailbox itself unless told. */
  readonly fromFilter?: string;
  readonly link: 'valid' | 'broken' | 'missing';
  readonly test: 'passed' | 'warning' | 'failed' | null;
}

export interface PlayedClient {
  readonly name: string;
  readonly domain: string;
  /** From now; null: not entered. */
  readonly secretDays: number | null;
  readonly servers: readonly PlayedServer[];
}

/** The client whose lists, settings and sender rules are shown. */
export const shownClient = 'Alpina Servizi';

export const playedClients: readonly PlayedClient[] = [
  {
    name: shownClient,
    domain: 'alpina.example',
    secretDays: 24,
    servers: [
      { name: 'Notifications', mailbox: 'odoo', link: 'valid', test: 'passed' },
      { name: 'Anna Rossi', mailbox: 'anna.rossi', link: 'valid', test: 'passed' },
      { name: 'Marco Bianchi', mailbox: 'marco.bianchi', link: 'valid', test: 'failed' },
      { name: 'Giulia Conti', mailbox: 'giulia.conti', link: 'broken', test: 'failed' },
      {
        name: 'Sales',
        mailbox: 'sales',
        fromFilter: 'alpina.example',
        link: 'valid',
        test: 'warning',
      },
      { name: 'Invoices', mailbox: 'invoices', link: 'valid', test: 'passed' },
      { name: 'Paolo Ferri', mailbox: 'paolo.ferri', link: 'missing', test: null },
      { name: 'Support', mailbox: 'support', link: 'valid', test: null },
      {
        name: 'Catchall',
        mailbox: 'catchall',
        direction: 'incoming',
        link: 'valid',
        test: 'passed',
      },
    ],
  },
  {
    name: 'Bottega Verdi',
    domain: 'verdi.example',
    secretDays: 320,
    servers: [
      { name: 'Odoo', mailbox: 'odoo', link: 'valid', test: 'passed' },
      {
        name: 'Catchall',
        mailbox: 'catchall',
        direction: 'incoming',
        link: 'valid',
        test: 'passed',
      },
    ],
  },
  {
    name: 'Contoso Italia',
    domain: 'contoso.example',
    secretDays: 5,
    servers: [
      { name: 'Odoo', mailbox: 'odoo', link: 'broken', test: 'failed' },
      { name: 'Orders', mailbox: 'orders', link: 'valid', test: 'passed' },
    ],
  },
  { name: 'Studio Marini', domain: 'marini.example', secretDays: null, servers: [] },
  {
    name: 'Trasporti Lario',
    domain: 'lario.example',
    secretDays: -3,
    servers: [{ name: 'Odoo', mailbox: 'odoo', link: 'valid', test: 'warning' }],
  },
];

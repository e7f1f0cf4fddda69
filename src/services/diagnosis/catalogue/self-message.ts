import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What becomes of a message to oneself besides not arriving (delivery.ts). */
export const selfMessageEntries: readonly CatalogueEntry[] = [
  {
    code: 'message-arrived-as-junk',
    severity: 'warning',
    rows: [],
    owner: 'exchange-admin',
    about: 'message',
    when: [{ kind: 'delivery', problem: ['arrived-as-junk'] }],
  },
  {
    code: 'message-not-removed',
    severity: 'warning',
    rows: [],
    owner: 'mailbox-user',
    about: 'message',
    when: [{ kind: 'delivery', problem: ['not-removed'] }],
  },
  {
    code: 'message-not-sent-no-incoming-server',
    severity: 'warning',
    rows: [],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'delivery', problem: ['no-incoming-server'] }],
  },
];

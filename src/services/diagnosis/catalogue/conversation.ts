import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Conversations that broke a rule or a deadline without any refusal to quote. */
export const conversationEntries: readonly CatalogueEntry[] = [
  {
    code: 'greeting-never-came',
    severity: 'error',
    rows: [130, 172],
    owner: 'network-admin',
    when: [{ kind: 'conversation', step: ['greeting'], problem: ['timed-out'] }],
  },
  {
    code: 'server-went-silent',
    severity: 'error',
    rows: [172],
    owner: 'network-admin',
    when: [{ kind: 'conversation', problem: ['timed-out'] }],
  },
  {
    code: 'connection-closed-by-server',
    severity: 'error',
    rows: [117, 172],
    owner: 'network-admin',
    when: [{ kind: 'conversation', problem: ['closed'] }],
  },
  {
    code: 'not-a-mail-server',
    severity: 'error',
    rows: [131, 173],
    owner: 'network-admin',
    when: [{ kind: 'conversation', problem: ['garbage', 'unexpected-greeting'] }],
  },
  {
    code: 'smtp-inspected-on-the-way',
    severity: 'error',
    rows: [131],
    owner: 'network-admin',
    when: [{ kind: 'conversation', problem: ['unexpected-greeting'], text: /^220[ -]\*{4,}/ }],
  },
  {
    code: 'starttls-not-offered',
    severity: 'error',
    rows: [133],
    owner: 'network-admin',
    when: [{ kind: 'conversation', problem: ['starttls-not-offered'] }],
  },
  {
    code: 'xoauth2-not-offered',
    severity: 'error',
    rows: [134, 174],
    owner: 'odoo-admin',
    when: [{ kind: 'conversation', problem: ['xoauth2-not-offered'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'token-not-sent-in-clear',
    severity: 'error',
    rows: [146, 188],
    owner: 'odoo-admin',
    when: [{ kind: 'conversation', problem: ['token-in-clear'] }],
  },
];

import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What Collega itself notices in a sign-in or a token (failures.md A2 end, A3). */
export const signInEntries: readonly CatalogueEntry[] = [
  {
    code: 'sign-in-window-closed',
    severity: 'error',
    rows: [76],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['window-closed'] }],
  },
  {
    code: 'sign-in-window-failed',
    severity: 'error',
    rows: [77, 78],
    owner: 'network-admin',
    when: [{ kind: 'sign-in', problem: ['window-failed'] }],
  },
  {
    code: 'no-sign-in-window-here',
    severity: 'error',
    rows: [78],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['no-window'] }],
  },
  {
    code: 'sign-in-timed-out',
    severity: 'error',
    rows: [77],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['timed-out'] }],
  },
  {
    code: 'sign-in-state-mismatch',
    severity: 'error',
    rows: [81],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['state-mismatch'] }],
  },
  {
    code: 'sign-in-without-code',
    severity: 'error',
    rows: [82, 83, 194],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['no-code'] }],
  },
  {
    code: 'no-refresh-token',
    severity: 'error',
    rows: [100],
    owner: 'entra-admin',
    when: [{ kind: 'sign-in', problem: ['no-refresh-token'] }],
    links: ['odoo-guide'],
  },
  {
    code: 'no-account-in-token',
    severity: 'error',
    rows: [195],
    owner: 'entra-admin',
    when: [{ kind: 'sign-in', problem: ['no-account-in-token'] }],
  },
  {
    code: 'mailbox-not-linked',
    severity: 'error',
    rows: [191],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['not-linked'] }],
  },
  {
    code: 'scope-missing',
    severity: 'error',
    rows: [101, 187],
    owner: 'mailbox-user',
    when: [{ kind: 'sign-in', problem: ['scope-missing'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'authority-answer-unreadable',
    severity: 'error',
    rows: [106],
    owner: 'network-admin',
    when: [{ kind: 'sign-in', problem: ['answer-unreadable'] }],
  },
];

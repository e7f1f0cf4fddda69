import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Answers of the IMAP server (failures.md A6). */
export const imapEntries: readonly CatalogueEntry[] = [
  {
    code: 'authenticated-but-not-connected',
    severity: 'error',
    rows: [179, 186, 196],
    owner: 'exchange-admin',
    when: [{ kind: 'imap', text: /User is authenticated but not connected/i }],
    commands: [
      'Set-CASMailbox {mailbox} -ImapEnabled $true',
      'Add-MailboxPermission {mailbox} -User {signedInAs} -AccessRights FullAccess',
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'imap-throttled',
    severity: 'error',
    rows: [180],
    owner: 'nobody',
    when: [{ kind: 'imap', text: /Request is throttled/i }],
  },
  {
    code: 'imap-account-blocked',
    severity: 'error',
    rows: [177],
    owner: 'mailbox-user',
    when: [{ kind: 'imap', text: /Account is blocked/i }],
  },
  {
    code: 'imap-server-unavailable',
    severity: 'error',
    rows: [181],
    owner: 'nobody',
    when: [{ kind: 'imap', text: /Server Unavailable|\[UNAVAILABLE\]/i }],
    links: ['microsoft-365-status'],
  },
  {
    code: 'imap-session-ended',
    severity: 'error',
    rows: [182],
    owner: 'nobody',
    when: [
      { kind: 'imap', text: /AccessTokenExpired|Connection (?:is )?closed\. ?1[34]/i },
      { kind: 'imap', step: ['capability', 'auth', 'list', 'inbox'], status: ['BYE'] },
    ],
  },
  {
    code: 'imap-xoauth2-data-invalid',
    severity: 'error',
    rows: [178],
    owner: 'odoo-admin',
    when: [{ kind: 'imap', step: ['auth'], status: ['BAD'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'imap-token-refused',
    severity: 'error',
    rows: [175, 176, 102],
    owner: 'mailbox-user',
    when: [{ kind: 'imap', step: ['auth'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'imap-greeting-refused',
    severity: 'error',
    rows: [173],
    owner: 'nobody',
    when: [{ kind: 'imap', step: ['greeting'] }],
    links: ['microsoft-365-status'],
  },
  {
    code: 'imap-capability-refused',
    severity: 'error',
    rows: [],
    owner: 'odoo-admin',
    when: [{ kind: 'imap', step: ['capability'] }],
  },
  {
    code: 'imap-list-refused',
    severity: 'error',
    rows: [],
    owner: 'exchange-admin',
    when: [{ kind: 'imap', step: ['list'] }],
  },
  {
    code: 'inbox-not-opened',
    severity: 'error',
    rows: [183],
    owner: 'exchange-admin',
    when: [{ kind: 'imap', step: ['inbox'] }],
  },
];

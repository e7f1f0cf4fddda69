import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What is wrong with a token before any mail server sees it (failures.md A3). */
export const tokenContentEntries: readonly CatalogueEntry[] = [
  {
    code: 'other-account-signed-in',
    severity: 'error',
    rows: [84, 200],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'token', problem: ['other-account'] },
      { kind: 'message', message: ['odoo-address-mismatch'] },
    ],
  },
  {
    code: 'token-for-another-resource',
    severity: 'error',
    rows: [102],
    owner: 'odoo-admin',
    about: 'mailbox',
    when: [{ kind: 'token', problem: ['wrong-audience'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'token-not-sent-to-foreign-host',
    severity: 'error',
    rows: [],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'token', problem: ['foreign-host'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'token-is-opaque',
    severity: 'warning',
    rows: [103],
    owner: 'nobody',
    about: 'mailbox',
    when: [{ kind: 'message', message: ['token-not-a-jwt'] }],
    links: ['exchange-oauth'],
    pastedOnly:
      'A personal account’s token is accepted as it is: opaque is normal, and nothing to warn of in a test.',
  },
  {
    code: 'token-is-app-only',
    severity: 'error',
    rows: [104, 21],
    owner: 'exchange-admin',
    about: 'azure-app',
    when: [{ kind: 'token', problem: ['app-only'] }],
    commands: [
      'New-ServicePrincipal -AppId {applicationId} -ObjectId <OBJECT-ID>',
      'Add-MailboxPermission {mailbox} -User <OBJECT-ID> -AccessRights FullAccess',
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'access-token-expired',
    severity: 'error',
    rows: [144],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'token', problem: ['expired'] }],
    links: ['exchange-oauth'],
  },
  {
    code: 'clock-wrong',
    severity: 'warning',
    rows: [105],
    owner: 'network-admin',
    about: 'computer',
    when: [
      { kind: 'token', problem: ['clock-skew'] },
      { kind: 'oauth', aadsts: [500133, 700024] },
      {
        kind: 'oauth',
        says: ['is not within its valid time range', 'isn’t within its valid time range'],
      },
    ],
  },
  {
    code: 'vault-not-readable',
    severity: 'error',
    rows: [109],
    owner: 'mailbox-user',
    about: 'computer',
    when: [{ kind: 'message', message: ['vault-cannot-open'] }],
    pastedOnly:
      'Collega’s own vault says so before anything is tested, as a failure of the call with its own remedy.',
  },
];

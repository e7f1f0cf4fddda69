import { type CatalogueEntry } from '../catalogue-entry.ts';
import { reasonsOfRefusal } from './smtp-auth.ts';

/** Sign-ins with a password, or of which the text does not show what they carried (A6, A8). */
export const passwordEntries: readonly CatalogueEntry[] = [
  {
    code: 'smtp-password-refused',
    facts: ['smtpPasswordsOff'],
    // "Authentication unsuccessful" stands before every reason.
    vaguerThan: reasonsOfRefusal,
    severity: 'error',
    rows: [140, 142, 143],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'smtp',
        step: ['auth'],
        mechanism: ['password'],
        enhancedCode: ['5.7.3', '5.7.8', null],
      },
      {
        kind: 'smtp',
        step: ['auth'],
        mechanism: ['password'],
        enhancedCode: [null, '5.7.3'],
        says: ['Authentication unsuccessful'],
      },
    ],
    links: ['exchange-oauth', 'odoo-guide'],
    pastedOnly: 'Collega signs in with tokens only.',
  },
  {
    code: 'smtp-sign-in-refused',
    // "Authentication unsuccessful" stands before every reason.
    vaguerThan: reasonsOfRefusal,
    severity: 'error',
    rows: [143, 140, 142, 102],
    owner: 'odoo-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', step: ['auth'], mechanism: ['unknown'], enhancedCode: ['5.7.3'] },
      // Outlook.com's "535 5.0.0 Authentication Failed".
      {
        kind: 'smtp',
        step: ['auth'],
        code: [535],
        mechanism: ['unknown'],
        enhancedCode: [null, '5.0.0'],
        text: /authentication failed/i,
      },
      {
        kind: 'smtp',
        step: ['auth'],
        mechanism: ['unknown'],
        enhancedCode: [null, '5.7.3'],
        says: ['Authentication unsuccessful'],
      },
    ],
    commands: ['Get-CASMailbox {mailbox} | Format-List SmtpClientAuthenticationDisabled'],
    links: ['exchange-oauth', 'smtp-auth-switch'],
    pastedOnly: 'Collega knows that its own sign-ins carry a token.',
  },
  {
    code: 'imap-password-refused',
    severity: 'error',
    rows: [176],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      { kind: 'imap', step: ['auth'], mechanism: ['password'] },
      {
        kind: 'imap',
        says: ['Retrying PLAIN authentication after', 'Can not authenticate to IMAP server: LOGIN'],
      },
      // What Exchange answers to LOGIN where it takes no password at all.
      {
        kind: 'imap',
        step: ['auth'],
        mechanism: ['password'],
        says: ['Command received in Invalid state'],
      },
    ],
    links: ['exchange-oauth', 'odoo-guide'],
    pastedOnly: 'Collega signs in with tokens only.',
  },
  {
    code: 'imap-sign-in-refused',
    vaguerThan: ['imap-token-ran-out'],
    severity: 'error',
    rows: [175, 176, 102],
    owner: 'odoo-admin',
    about: 'mailbox',
    when: [{ kind: 'imap', step: ['auth'], mechanism: ['unknown'] }],
    links: ['exchange-oauth'],
    pastedOnly: 'Collega knows that its own sign-ins carry a token.',
  },
  {
    code: 'imap-login-instead-of-oauth',
    severity: 'error',
    rows: [231, 176],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'imap', step: ['auth'], mechanism: ['password'], says: ['Server Unavailable'] }],
    links: ['exchange-oauth'],
    pastedOnly: 'Collega signs in with tokens only.',
  },
  {
    code: 'mail-password-off',
    severity: 'error',
    rows: [232, 176],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      { kind: 'imap', says: ['Basic authentication is disabled'] },
      {
        kind: 'pop',
        says: ['Basic authentication is disabled', 'Basic authentication is blocked'],
      },
    ],
    links: ['exchange-oauth'],
    pastedOnly: 'Collega signs in with tokens only.',
  },
  {
    code: 'pop-sign-in-refused',
    severity: 'error',
    rows: [233],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'pop',
        says: ['Logon failure', 'unknown user name or bad password', 'Authentication failure'],
      },
      { kind: 'pop', text: /./ },
    ],
    links: ['exchange-oauth'],
    pastedOnly: 'Collega tests SMTP and IMAP; Odoo and others read by POP too.',
  },
  {
    code: 'ews-password-refused',
    facts: ['ewsEnd'],
    severity: 'error',
    rows: [176],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'message', message: ['ews-password'] }],
    links: ['exchange-oauth'],
    pastedOnly: 'Words of programs that use Exchange Web Services.',
  },
  {
    code: 'token-line-too-long',
    severity: 'error',
    rows: [218],
    owner: 'odoo-admin',
    about: 'server-record',
    alsoActs: 'program-developer',
    when: [
      { kind: 'smtp', step: ['auth'], says: ['Line too long'] },
      { kind: 'smtp', says: ['5.5.2 Line too long', 'line too long … AUTH'] },
      { kind: 'pop', says: ['Protocol error. Connection is closed. 10'] },
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'app-not-known-to-exchange',
    severity: 'error',
    rows: [234, 235, 104],
    owner: 'exchange-admin',
    about: 'azure-app',
    when: [
      { kind: 'imap', says: ['LogonDenied-None-OAuthLog', 'OAuthLog:AuthExc_Auth Failed'] },
      { kind: 'smtp', says: ['LogonDenied-None-OAuthLog', 'Application SMTP.SendAsApp'] },
      { kind: 'pop', says: ['LogonDenied-None-OAuthLog'] },
    ],
    commands: [
      'New-ServicePrincipal -AppId {applicationId} -ObjectId <OBJECT-ID>',
      'Add-MailboxPermission {mailbox} -User <OBJECT-ID> -AccessRights FullAccess',
      'Test-ServicePrincipalAuthorization <OBJECT-ID> -Resource {mailbox}',
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'personal-account-smtp-off',
    severity: 'error',
    rows: [216, 138],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'message', message: ['personal-smtp-off'] }],
    links: ['exchange-oauth'],
    pastedOnly:
      'A test answers smtp-auth-disabled-for-mailbox and turns it into this one for a personal address.',
  },
];

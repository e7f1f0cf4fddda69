import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Findings that say why a sign-in by SMTP was refused. */
export const reasonsOfRefusal: readonly string[] = [
  'smtp-auth-disabled-for-tenant',
  'smtp-auth-disabled-for-mailbox',
  'personal-account-smtp-off',
  'smtp-blocked-by-security-defaults',
  'smtp-basic-authentication-off',
  'smtp-blocked-by-conditional-access',
  'smtp-credentials-incorrect',
  'smtp-auth-blocked',
];

/** Answers to AUTH XOAUTH2 (failures.md A5, rows 137 to 149). */
export const smtpAuthEntries: readonly CatalogueEntry[] = [
  {
    code: 'smtp-auth-disabled-for-tenant',
    severity: 'error',
    rows: [137, 217],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', text: /SmtpClientAuthentication is disabled for the Tenant/i },
      { kind: 'smtp', says: ['SmtpClientAuthentication is disabled for the Tenant'] },
    ],
    commands: [
      'Set-CASMailbox {mailbox} -SmtpClientAuthenticationDisabled $false',
      'Set-TransportConfig -SmtpClientAuthenticationDisabled $false',
    ],
    links: ['smtp-auth-switch'],
  },
  {
    code: 'smtp-auth-disabled-for-mailbox',
    severity: 'error',
    rows: [138, 217],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', text: /SmtpClientAuthentication is disabled for the Mailbox/i },
      { kind: 'smtp', says: ['SmtpClientAuthentication is disabled for the Mailbox'] },
    ],
    commands: ['Set-CASMailbox {mailbox} -SmtpClientAuthenticationDisabled $false'],
    links: ['smtp-auth-switch'],
  },
  {
    code: 'smtp-blocked-by-security-defaults',
    severity: 'error',
    rows: [139],
    owner: 'entra-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', text: /locked by your organization'?s security defaults/i },
      {
        kind: 'smtp',
        says: [
          'locked by your organization’s security defaults',
          'organization configuration doesn’t allow this authentication request',
          'organization configuration does not allow this authentication request',
        ],
      },
    ],
    links: ['smtp-auth-switch'],
  },
  {
    code: 'smtp-basic-authentication-off',
    severity: 'error',
    rows: [140, 149],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      {
        kind: 'smtp',
        says: [
          'Authentication unsuccessful, basic authentication is disabled',
          'Basic authentication is not supported for Client Submission',
          'Basic authentication is not supported',
        ],
      },
      { kind: 'smtp', text: /basic authentication is (?:disabled|not supported)/i },
      { kind: 'smtp', enhancedCode: ['5.7.30'] },
    ],
    commands: ['Get-AuthenticationPolicy | Format-List Name,AllowBasicAuthSmtp'],
    links: ['smtp-auth-switch'],
  },
  {
    code: 'smtp-blocked-by-conditional-access',
    severity: 'error',
    rows: [141],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', text: /did not meet the criteria to be authenticated/i },
      { kind: 'smtp', says: ['did not meet the criteria to be authenticated'] },
    ],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'smtp-credentials-incorrect',
    severity: 'error',
    rows: [142],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'smtp', text: /the user credentials were incorrect/i },
      { kind: 'smtp', says: ['the user credentials were incorrect'] },
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'smtp-auth-blocked',
    vaguerThan: reasonsOfRefusal.filter((code) => code !== 'smtp-auth-blocked'),
    severity: 'error',
    rows: [139],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [{ kind: 'smtp', step: ['auth'], enhancedCode: ['5.7.139'] }],
    commands: [
      'Get-CASMailbox {mailbox} | Format-List SmtpClientAuthenticationDisabled',
      'Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled',
    ],
    links: ['smtp-auth-switch', 'entra-sign-in-logs'],
  },
  {
    code: 'smtp-token-refused',
    // "Authentication unsuccessful" stands before every reason.
    vaguerThan: reasonsOfRefusal,
    severity: 'error',
    rows: [143, 144, 185, 102, 196],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'smtp', step: ['auth'], enhancedCode: ['5.7.3'] },
      {
        kind: 'smtp',
        step: ['auth'],
        mechanism: ['token'],
        enhancedCode: [null, '5.7.3'],
        says: ['Authentication unsuccessful'],
      },
    ],
    commands: ['Get-CASMailbox {mailbox} | Format-List SmtpClientAuthenticationDisabled'],
    links: ['exchange-oauth'],
  },
  {
    code: 'smtp-xoauth2-data-invalid',
    severity: 'error',
    rows: [145],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      { kind: 'smtp', step: ['auth'], enhancedCode: ['5.5.124'] },
      { kind: 'smtp', step: ['auth'], code: [501] },
      { kind: 'smtp', says: ['Invalid XOAUTH2 auth data'] },
    ],
    links: ['exchange-oauth'],
  },
  {
    code: 'smtp-mechanism-refused',
    severity: 'error',
    rows: [146],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      { kind: 'smtp', step: ['auth'], code: [502, 503, 504, 530, 538] },
      { kind: 'smtp', says: ['Unrecognized authentication type'] },
      { kind: 'smtp', step: ['auth'], code: [500] },
    ],
  },
  {
    code: 'token-challenged',
    severity: 'error',
    rows: [147],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'smtp', step: ['auth'], text: /"status"\s*:\s*"?40[01]/ },
      { kind: 'imap', step: ['auth'], text: /"status"\s*:\s*"?40[01]/ },
      { kind: 'smtp', step: ['auth'], says: ['status":"400","schemes', 'status":"401","schemes'] },
      { kind: 'imap', step: ['auth'], says: ['status":"400","schemes', 'status":"401","schemes'] },
    ],
  },
  {
    code: 'smtp-auth-temporary',
    severity: 'error',
    rows: [148],
    owner: 'nobody',
    about: 'microsoft',
    when: [
      { kind: 'smtp', step: ['auth'], code: [421, 450, 451, 454] },
      { kind: 'smtp', says: ['Temporary authentication failure'] },
    ],
    links: ['microsoft-365-status'],
  },
  {
    code: 'smtp-auth-refused',
    severity: 'error',
    rows: [],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'smtp', step: ['auth'] }],
    links: ['exchange-oauth'],
  },
];

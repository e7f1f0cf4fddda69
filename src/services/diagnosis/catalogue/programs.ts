import { type CatalogueEntry } from '../catalogue-entry.ts';
import { wordsOfOdoo } from './odoo.ts';

const program = 'Words of another program about its own request, which Collega does not make.';
/** What other programs, Graph and Odoo say of themselves, and conversations that broke off (A8). */
export const programEntries: readonly CatalogueEntry[] = [
  {
    code: 'token-refusal-hidden',
    severity: 'error',
    rows: [213],
    owner: 'odoo-admin',
    about: 'azure-app',
    alsoActs: 'program-developer',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: [
          'HTTP status code 4 … Attempted to reach … token',
          'Network request failed … HTTP status code 4',
          '400 Client Error: Bad Request for url: https://login.microsoftonline.com',
          'login.microsoftonline.com … resulted in a `400 Bad Request',
          'login.microsoftonline.com … token … status code 400',
          // Python's urllib; the number alone stands behind other failures.
          'login.microsoftonline.com … HTTP Error 400',
          'login.microsoftonline.com … HTTP Error 401',
        ],
      },
    ],
    // The answer itself, where it stands in the text, says more.
    weak: true,
    pastedOnly: program,
  },
  {
    code: 'scope-list-compared-strictly',
    severity: 'warning',
    rows: [214],
    owner: 'odoo-admin',
    about: 'azure-app',
    alsoActs: 'program-developer',
    when: [{ kind: 'message', message: ['said'], says: ['Scope has changed from'] }],
    pastedOnly: program,
  },
  {
    code: 'legacy-mail-host',
    facts: ['oldTlsEnd'],
    severity: 'error',
    rows: [236],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: ['imap-legacy.office365.com', 'pop-legacy.office365.com'],
      },
    ],
    pastedOnly: 'The name of a host, which the test of its DNS entry finds missing.',
  },
  {
    code: 'service-incident',
    severity: 'error',
    rows: [238],
    owner: 'nobody',
    about: 'microsoft',
    alsoActs: 'microsoft-support',
    when: [{ kind: 'message', message: ['service-incident'] }],
    links: ['microsoft-365-status'],
    pastedOnly: 'The number of an incident in Microsoft’s own announcements.',
  },
  {
    code: 'mailbox-not-in-exchange-online',
    severity: 'error',
    rows: [239, 196],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      {
        kind: 'graph',
        error: [
          'MailboxNotEnabledForRESTAPI',
          'MailboxNotSupportedForRESTAPI',
          'ErrorNonExistentMailbox',
          'ErrorMissingEmailAddress',
          'ErrorInvalidUser',
        ],
      },
      {
        kind: 'graph',
        says: [
          'MailboxNotEnabledForRESTAPI',
          'Failed to get license information for the user',
          'mailbox is either inactive, soft-deleted, or is hosted on-premise',
          'REST API is not yet supported for this mailbox',
          'Submission.Exception:ObjectNotFoundException',
          'Mailbox cannot be accessed',
          'request as an account that does not have a mailbox',
        ],
      },
    ],
    pastedOnly: program,
  },
  {
    code: 'sending-mailbox-full',
    severity: 'error',
    rows: [240],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'graph', error: ['ErrorQuotaExceeded'] },
      {
        kind: 'graph',
        says: [
          'ErrorQuotaExceeded',
          'exceeded maximum mailbox size',
          'exceeded the maximum mailbox size',
          'QuotaExceededException: … mailbox',
        ],
      },
    ],
    pastedOnly: program,
  },
  {
    code: 'message-over-mailbox-limit',
    severity: 'error',
    rows: [241, 167],
    owner: 'exchange-admin',
    about: 'message',
    when: [
      { kind: 'graph', error: ['ErrorMessageSizeExceeded'] },
      {
        kind: 'graph',
        says: [
          'ErrorMessageSizeExceeded',
          'MapiExceptionMaxSubmissionExceeded',
          'message exceeds the maximum supported size',
        ],
      },
    ],
    commands: ['Get-Mailbox {mailbox} | Format-List MaxSendSize'],
    pastedOnly: program,
  },
  {
    code: 'graph-token-refused',
    severity: 'error',
    rows: [242, 102],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'graph', error: ['InvalidAuthenticationToken', 'ErrorAccessDenied'] },
      {
        kind: 'graph',
        says: [
          'InvalidAuthenticationToken',
          'Access token validation failure',
          'Access is denied. Check credentials and try again',
          'Access to OData is disabled',
          'NoPermissionsInAccessToken',
          'Insufficient privileges to complete the operation',
          'Lifetime validation failed. The token is expired',
          'Blocked by tenant configured AppOnly AccessPolicy settings',
          'The token contains no permissions, or permissions can not be understood',
        ],
      },
    ],
    pastedOnly: program,
  },
  {
    code: 'odoo-closed-unopened-inbox',
    severity: 'error',
    rows: [243],
    owner: 'odoo-admin',
    about: 'mailbox',
    consequence: true,
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: [
          'command CLOSE illegal in state AUTH',
          'CLOSE illegal in state',
          'illegal in state AUTH, only allowed in states SELECTED',
        ],
      },
    ],
    pastedOnly: wordsOfOdoo,
  },
  {
    code: 'odoo-build-fault',
    severity: 'error',
    rows: [244],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: ['fetchmail.server object has no attribute smtp_user'],
      },
    ],
    pastedOnly: wordsOfOdoo,
  },
  {
    code: 'odoo-modules-out-of-step',
    severity: 'error',
    rows: [253],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: [
          "Outlook … 'bool' object has no attribute 'replace'",
          "'bool' object has no attribute 'replace' … Outlook",
          "'fetchmail.server' object has no attribute 'microsoft_outlook",
          "'ir.mail_server' object has no attribute 'microsoft_outlook",
        ],
      },
    ],
    pastedOnly: wordsOfOdoo,
  },
  {
    code: 'no-password-without-tls',
    severity: 'error',
    rows: [247],
    owner: 'exchange-admin',
    about: 'server-record',
    when: [{ kind: 'message', message: ['unencrypted-connection'] }],
    pastedOnly: program,
  },
  {
    code: 'starttls-broke-off',
    severity: 'error',
    rows: [248, 129, 123],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'message', message: ['transcript-ends-after-starttls'] }],
    pastedOnly:
      'The end of another program’s transcript; a test of Collega says what stopped the handshake.',
  },
  {
    code: 'client-without-token',
    severity: 'error',
    rows: [249],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'message', message: ['transcript-ends-before-auth'] },
      {
        kind: 'message',
        message: ['said'],
        says: [
          // Postfix, of its own SASL library; a refusal of the server stands behind "said:".
          'cannot authenticate to server … generic failure',
          'cannot authenticate to server … bad protocol / cancel',
          // Python's imaplib, asked for folders by a program that is not signed in.
          'illegal in state NONAUTH',
          // getmail, whose token is fetched by a program of its own.
          'External program error … xoauth … exited with',
        ],
      },
    ],
    // Why it was not signed in, another line of the text says better.
    weak: true,
    pastedOnly:
      'What other programs print of their own sign-in; Collega fetches the token before it connects.',
  },
];

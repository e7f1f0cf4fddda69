import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Refusals of the sign-in service that are about the request or what stands behind it (A2). */
export const signInServiceEntries: readonly CatalogueEntry[] = [
  {
    code: 'session-missing',
    severity: 'error',
    rows: [54],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [50058] },
      { kind: 'oauth', error: ['login_required'] },
      {
        kind: 'oauth',
        says: [
          'Session information is not sufficient for single-sign-on',
          "Session information isn't sufficient for single-sign-on",
          'A silent sign-in request was sent but no user is signed in',
        ],
      },
    ],
  },
  {
    code: 'sign-in-interrupted',
    severity: 'warning',
    rows: [55],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'oauth', aadsts: [50140, 50199] }],
  },
  {
    code: 'token-requests-in-a-loop',
    severity: 'error',
    rows: [56],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50196] },
      { kind: 'oauth', says: ['client loop has been detected'] },
    ],
    deadEnds: [50196],
  },
  {
    code: 'password-agent-failed',
    severity: 'error',
    rows: [57],
    owner: 'entra-admin',
    about: 'organisation',
    when: [
      { kind: 'oauth', aadsts: [80001, 80002, 80005, 80007, 80010, 80012, 80013, 80014] },
      {
        kind: 'oauth',
        says: [
          'Authentication Agent unable to connect to Active Directory',
          'Authentication Agent is unable to connect to Active Directory',
          'Authentication Agent unable to validate user’s password',
          'Authentication Agent is unable to validate the user’s password',
          'Authentication Agent is unable to decrypt password',
          'Password validation request timed out',
        ],
      },
    ],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'federation-failed',
    severity: 'error',
    rows: [58],
    owner: 'entra-admin',
    about: 'organisation',
    when: [
      {
        kind: 'oauth',
        aadsts: [
          20001, 20012, 20033, 40008, 40009, 40010, 40011, 40012, 40013, 40014, 40015, 50107,
        ],
      },
      {
        kind: 'oauth',
        says: [
          "There's an issue with your federated Identity Provider",
          'Contact your IDP to resolve this issue',
          'requested federation realm object … does not exist',
          'unable to read the … federation metadata',
        ],
      },
    ],
    links: ['entra-sign-in-logs'],
    deadEnds: [50107],
  },
  {
    code: 'sign-in-request-malformed',
    severity: 'error',
    rows: [59, 3],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      {
        kind: 'oauth',
        aadsts: [900144, 90014, 9002313, 90023, 90013, 90004, 90011, 90100, 90102, 90015],
      },
      {
        kind: 'oauth',
        says: [
          'must contain the following parameter: …',
          'request is malformed',
          'Request is ambiguous, multiple application identifiers found',
          'Invalid STS request',
          'The request is not properly formatted',
          'The required field … is missing',
          'is missing from the credential',
        ],
      },
    ],
    quotes: {
      parameter: /following parameters?: ?'?\\?"?([\w .,|']{2,80}?)'?\.?(?: Trace|["\r\n]|$)/i,
    },
    deadEnds: [900144, 90014, 9002313, 90023, 90013, 90004, 90100, 90102, 90015],
  },
  {
    code: 'response-type-refused',
    severity: 'error',
    rows: [60],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [700054, 70005, 70007] },
      { kind: 'oauth', error: ['unsupported_response_type'] },
      {
        kind: 'oauth',
        says: [
          'response_type … is not enabled for the application',
          "response_type … isn't enabled for the application",
          'The app returned an unsupported response type',
          'returned an unsupported value of response_mode',
        ],
      },
    ],
    deadEnds: [700054, 70005, 70007],
  },
  {
    code: 'code-challenge-refused',
    severity: 'error',
    rows: [61],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50147, 501491] },
      {
        kind: 'oauth',
        says: [
          'Invalid size of Code_Challenge',
          'Missing Code_Challenge',
          'Invalid Code_Challenge',
        ],
      },
    ],
    deadEnds: [50147, 501491],
  },
  {
    code: 'microsoft-app-id-reused',
    severity: 'error',
    rows: [69],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [65002] },
      { kind: 'oauth', says: ['Consent between first party application and first party resource'] },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
    deadEnds: [65002],
  },
  {
    code: 'sign-in-permission-missing',
    severity: 'error',
    rows: [70],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [90008, 90009] },
      { kind: 'oauth', says: ['specifying the sign-in and read user profile permission'] },
      {
        kind: 'oauth',
        aadsts: [90008, 90009],
        says: ['not consented to use the application', 'hasn’t consented to use the application'],
      },
    ],
    links: ['entra-app-registrations'],
    deadEnds: [90008, 90009],
  },
  {
    code: 'age-consent-required',
    severity: 'error',
    rows: [71],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [54000, 50015] },
      { kind: 'oauth', says: ['requires legal age group consent'] },
    ],
    deadEnds: [54000],
  },
  {
    code: 'browser-extension-missing',
    severity: 'error',
    rows: [75],
    owner: 'mailbox-user',
    about: 'computer',
    when: [{ kind: 'oauth', aadsts: [50168, 50127, 220450] }],
  },
  {
    code: 'listening-port-taken',
    severity: 'error',
    rows: [79],
    owner: 'mailbox-user',
    about: 'computer',
    when: [{ kind: 'network', stage: ['listen'] }],
  },
  {
    code: 'local-answer-page-blocked',
    severity: 'error',
    rows: [80],
    owner: 'mailbox-user',
    about: 'computer',
    when: [{ kind: 'message', message: ['browser-localhost-refused'] }],
    pastedOnly: 'Seen by the browser alone; a sign-in that waits for it ends as timed out.',
  },
];

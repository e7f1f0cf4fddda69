import { type CatalogueEntry } from '../catalogue-entry.ts';
import { consentAddressTemplate } from '../consent-address-template.ts';

const portal =
  'Words of the Entra portal while an app is registered or changed there; Collega changes nothing in Entra.';

/** Refusals by the tenant's state, its policies and its service principals (A8). */
export const tenantPolicyEntries: readonly CatalogueEntry[] = [
  {
    code: 'tenant-blocked-for-inactivity',
    severity: 'error',
    rows: [201],
    owner: 'entra-admin',
    about: 'organisation',
    alsoActs: 'microsoft-support',
    when: [
      { kind: 'oauth', aadsts: [5000225] },
      { kind: 'oauth', says: ['tenant has been blocked due to inactivity'] },
    ],
    deadEnds: [5000225],
    quotes: { daysLeft: /\b(\d{1,3}) days?\b/i },
  },
  {
    code: 'service-principal-missing',
    severity: 'error',
    rows: [202],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [7000229] },
      { kind: 'oauth', says: ['is missing service principal in the tenant'] },
    ],
    deadEnds: [7000229],
    commands: [consentAddressTemplate, 'New-MgServicePrincipal -AppId {applicationId}'],
    links: ['entra-enterprise-apps'],
  },
  {
    code: 'exchange-service-disabled',
    severity: 'error',
    rows: [203],
    owner: 'entra-admin',
    about: 'organisation',
    when: [
      { kind: 'oauth', aadsts: [500014] },
      { kind: 'oauth', says: ['service principal for resource … is disabled'] },
    ],
    deadEnds: [500014],
    links: ['entra-enterprise-apps'],
  },
  {
    code: 'permission-id-invalid',
    severity: 'error',
    rows: [204, 211],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [65006] },
      {
        kind: 'oauth',
        says: ['requested a permission with an invalid id', 'Invalid permission. The application'],
      },
    ],
    deadEnds: [65006],
    links: ['entra-app-registrations'],
  },
  {
    code: 'old-endpoint-for-personal-account',
    severity: 'error',
    rows: [205],
    owner: 'odoo-admin',
    about: 'azure-app',
    alsoActs: 'program-developer',
    when: [
      { kind: 'oauth', aadsts: [500201] },
      {
        kind: 'oauth',
        says: ['unable to issue tokens from this API version for a Microsoft account'],
      },
    ],
    deadEnds: [500201],
  },
  {
    code: 'token-protection-required',
    severity: 'error',
    rows: [206],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [530084] },
      { kind: 'oauth', says: ['blocked by … token protection', 'token protection policy'] },
    ],
    deadEnds: [530084],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'device-code-blocked',
    severity: 'error',
    rows: [207],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [530036] },
      { kind: 'oauth', says: ['device code flow … blocked', 'blocked … device code flow'] },
    ],
    deadEnds: [530036],
  },
  {
    code: 'redirect-uri-invalid',
    severity: 'error',
    rows: [208, 15],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [500116] },
      {
        kind: 'oauth',
        says: [
          'URL may not contain a query string',
          'reply address … is not a valid',
          'redirect URI … is not a valid URL',
          'must be a valid URL',
        ],
      },
    ],
    deadEnds: [500116],
    links: ['redirect-uri-rules'],
  },
  {
    code: 'scope-of-unlisted-resource',
    severity: 'error',
    rows: [65, 62],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      {
        kind: 'oauth',
        says: [
          'refers to a resource which is not listed',
          'resource which is not listed in the client',
          'resource that is not listed in the client',
        ],
      },
    ],
    links: ['entra-app-registrations', 'exchange-oauth'],
  },
  {
    code: 'secret-lifetime-too-long',
    severity: 'error',
    rows: [209],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: [
          'CredentialInvalidLifetimeAsPerAppPolicy',
          'Credential lifetime exceeds the max value allowed',
        ],
      },
    ],
    links: ['entra-app-registrations'],
    pastedOnly: portal,
  },
  {
    code: 'app-change-refused',
    severity: 'error',
    rows: [210],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      {
        kind: 'message',
        message: ['said'],
        says: [
          'property lock',
          'AppInstancePropertyLock',
          'signInAudience … not allowed … policy',
          'audience … blocked by … policy',
          'restricted by … app management policy',
        ],
      },
    ],
    links: ['entra-app-registrations'],
    pastedOnly: portal,
  },
  {
    code: 'administrator-signed-in',
    severity: 'error',
    rows: [212, 84],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'token', problem: ['administrator-account'] }],
  },
];

import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What the Entra portal says while the app is registered, and what its record says (A1). */
export const portalEntries: readonly CatalogueEntry[] = [
  {
    code: 'app-manifest-token-version',
    severity: 'error',
    rows: [6],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [{ kind: 'message', message: ['portal-token-version'] }],
    links: ['entra-app-registrations'],
    pastedOnly: 'Words of the Entra portal while an app is registered there.',
  },
  {
    code: 'redirect-uri-not-https',
    severity: 'error',
    rows: [13, 14, 11],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'message', message: ['portal-redirect-not-https'] },
      // The words around the address vary from year to year; the quoted address does not.
      {
        kind: 'oauth',
        says: ['redirect URI … specified in the request does not match'],
        text: /URI '?http:\/\/(?!localhost\b|\[)[^\s']{1,300}/i,
      },
      { kind: 'oauth', aadsts: [50011], text: /URI '?http:\/\/(?!localhost\b|\[)[^\s']{1,300}/i },
    ],
    links: ['redirect-uri-rules'],
  },
  {
    code: 'redirect-uri-with-query',
    severity: 'error',
    rows: [15],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50011], text: /URI '?https?:\/\/[^\s'?]{1,300}\?/i },
      {
        kind: 'oauth',
        says: ['redirect URI … specified in the request does not match'],
        text: /URI '?https?:\/\/[^\s'?]{1,300}\?/i,
      },
    ],
    links: ['redirect-uri-rules'],
  },
  {
    code: 'redirect-uri-ipv6-loopback',
    severity: 'error',
    rows: [17],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50011], text: /URI '?https?:\/\/\[::1\][^\s']{0,300}/i },
      {
        kind: 'oauth',
        says: ['redirect URI … specified in the request does not match'],
        text: /URI '?https?:\/\/\[::1\][^\s']{0,300}/i,
      },
    ],
    links: ['redirect-uri-rules'],
  },
  {
    code: 'app-registration-not-allowed',
    severity: 'error',
    rows: [22],
    owner: 'entra-admin',
    about: 'organisation',
    when: [{ kind: 'message', message: ['portal-registration-denied'] }],
    links: ['entra-app-registrations'],
    pastedOnly: 'Words of the Entra portal while an app is registered there.',
  },
  {
    code: 'directory-needed-for-app',
    severity: 'error',
    rows: [23],
    owner: 'entra-admin',
    about: 'organisation',
    when: [{ kind: 'message', message: ['portal-no-directory'] }],
    pastedOnly: 'Words of the Entra portal while an app is registered there.',
  },
  {
    code: 'client-secrets-forbidden',
    severity: 'error',
    rows: [24, 209],
    owner: 'entra-admin',
    about: 'organisation',
    when: [
      { kind: 'message', message: ['portal-secrets-forbidden'] },
      {
        kind: 'message',
        message: ['said'],
        says: ['Credential type not allowed as per assigned policy'],
      },
    ],
    links: ['entra-app-registrations'],
    pastedOnly: 'Words of the Entra portal while an app is registered there.',
  },
  {
    code: 'client-secret-expires-soon',
    severity: 'warning',
    rows: [25],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [{ kind: 'azure-app', problem: ['secret-expires-soon'] }],
    links: ['entra-app-registrations', 'odoo-guide'],
  },
  {
    code: 'client-secret-expiry-passed',
    severity: 'warning',
    rows: [25, 29],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [{ kind: 'azure-app', problem: ['secret-expiry-passed'] }],
    links: ['entra-app-registrations', 'odoo-guide'],
  },
];

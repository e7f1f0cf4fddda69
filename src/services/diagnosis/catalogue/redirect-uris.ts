import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Redirect URIs that are not registered, or not the same in both requests (failures.md A1). */
export const redirectUriEntries: readonly CatalogueEntry[] = [
  {
    code: 'redirect-uri-missing',
    severity: 'error',
    rows: [9, 10],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [500113, 500114, 900971] },
      {
        kind: 'oauth',
        says: ['No reply address is registered for the application', 'No reply address provided'],
      },
    ],
    links: ['entra-app-registrations', 'redirect-uri-rules'],
    deadEnds: [500113, 500114, 900971],
  },
  {
    // There is nothing to register: the program sent two addresses in one sign-in.
    code: 'redirect-uri-changed-on-the-way',
    severity: 'error',
    rows: [12],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      { kind: 'oauth', aadsts: [500112] },
      {
        kind: 'oauth',
        says: [
          'reply address … does not match the reply address … provided when requesting Authorization code',
          'does not match the reply address',
          "provided value for the 'redirect_uri' is not valid",
          'must exactly match the redirect URI used to obtain',
        ],
      },
    ],
    links: ['odoo-guide'],
  },
  {
    code: 'redirect-uri-mismatch',
    severity: 'error',
    rows: [11],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50011] },
      {
        kind: 'oauth',
        says: [
          'redirect URI … specified in the request does not match',
          'reply URL specified in the request does not match the reply URLs',
          '{redirectTerm} … specified in the request does not match the',
          'specified in the request does not match the redirect URIs configured',
          "L'URI di reindirizzamento … specificato nella richiesta non corrisponde",
          'Der in der Anforderung angegebene Umleitungs-URI … stimmt nicht',
          'Umleitungs-URI … stimmt nicht mit den',
          "L'URI de redirection … spécifié dans la demande ne correspond pas",
          'El URI de redirección … especificado en la solicitud no coincide',
          'invalid redirect_uri The provided value for the input parameter redirect_uri is not valid',
          "The provided value for the input parameter 'redirect_uri' is not valid",
        ],
      },
    ],
    links: ['entra-app-registrations', 'redirect-uri-rules'],
    deadEnds: [50011],
  },
  {
    code: 'redirect-uri-on-wrong-platform',
    severity: 'error',
    rows: [18, 19, 20, 94],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [7000218, 700025, 9002325, 9002326, 9002327, 700084] },
      {
        kind: 'oauth',
        says: [
          'must contain the following parameter: client_assertion or client_secret',
          'Client is public so neither client_assertion nor client_secret should be presented',
          'Public clients can’t send a client secret',
          "must include a 'client_secret' input parameter",
          'Proof Key for Code Exchange is required for cross-origin',
          'may only be redeemed via cross-origin requests',
          'Cross-origin token redemption is permitted only for',
          'refresh token was issued to a single page app',
        ],
      },
    ],
    links: ['entra-app-registrations', 'redirect-uri-rules'],
  },
];

import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Redeeming a code and refreshing a token (failures.md A3). */
export const tokenEntries: readonly CatalogueEntry[] = [
  {
    code: 'code-expired',
    severity: 'error',
    rows: [85, 86, 87, 88],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', stage: ['redeem'], aadsts: [54005, 700005, 501481, 70000, 70008] },
      { kind: 'oauth', stage: ['authorize'], aadsts: [54005, 501481] },
      { kind: 'oauth', aadsts: [70008] },
      {
        kind: 'oauth',
        says: [
          'authorization code was already redeemed',
          'OAuth2 Authorization code was already redeemed',
          "The provided value for the 'code' parameter is not valid",
          'The provided authorization code … expired',
          'authorization code has expired',
          'authorization code is expired',
          'code_verifier … does not match',
        ],
      },
      {
        kind: 'oauth',
        stage: ['redeem'],
        says: [
          'provided authorization code or refresh token has expired',
          'provided authorization code or refresh token is expired',
        ],
      },
      {
        kind: 'oauth',
        says: [
          'provided authorization code or refresh token has expired due to inactivity',
          'provided authorization code or refresh token has expired',
          'provided authorization code or refresh token is expired',
        ],
      },
    ],
  },
  {
    code: 'refresh-token-invalid',
    severity: 'error',
    rows: [90, 91, 98],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', stage: ['refresh'], aadsts: [70000, 50085, 50139] },
      { kind: 'oauth', stage: ['refresh'], error: ['invalid_grant'] },
      {
        kind: 'oauth',
        says: [
          "provided value for the input parameter 'refresh_token' … is not valid",
          "provided value for the input parameter 'refresh_token' or 'assertion' is not valid",
          'Provided grant is invalid or malformed',
          'scopes requested are unauthorized or expired',
          'refresh token is malformed',
          'The user must first sign in and grant the client application access to the requested scope',
          'The request was denied because one or more scopes requested are unauthorized or expired',
        ],
      },
      { kind: 'oauth', aadsts: [70000], says: ['Provided grant is invalid or malformed'] },
    ],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'account-in-abuse-mode',
    severity: 'error',
    rows: [92],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [70000], text: /service abuse mode/i },
      { kind: 'oauth', says: ['User account is found to be in service abuse mode'] },
      {
        kind: 'smtp',
        says: [
          'unusual activity in your Hotmail account',
          'unusual activity in your Outlook account',
          'unusual activity in your account',
          'temporarily blocked your account',
        ],
      },
    ],
  },
  {
    code: 'refresh-token-unused-too-long',
    severity: 'error',
    rows: [93],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [700082] },
      {
        kind: 'oauth',
        says: [
          'refresh token has expired due to inactivity',
          'Der Aktualisierungstoken ist aufgrund von Inaktivität abgelaufen',
          'token di aggiornamento è scaduto a causa di inattività',
          'jeton d’actualisation a expiré en raison de l’inactivité',
          'token de actualización ha expirado debido a inactividad',
        ],
      },
    ],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'sessions-revoked',
    severity: 'error',
    rows: [95],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [50173] },
      {
        kind: 'oauth',
        says: [
          'provided grant has expired due to it being revoked',
          'grant was issued … and the TokensValidFrom date',
          'a fresh auth token is needed',
        ],
      },
    ],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'sign-in-frequency',
    severity: 'error',
    rows: [96],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [70043, 70044] },
      {
        kind: 'oauth',
        says: [
          'refresh token has expired or is invalid due to sign-in frequency checks',
          'sign-in frequency checks by Conditional Access',
        ],
      },
    ],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'mfa-required-again',
    severity: 'error',
    rows: [97, 44],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', stage: ['refresh'], aadsts: [50076, 50074, 50078, 50079, 50072] },
      {
        kind: 'oauth',
        stage: ['refresh'],
        says: [
          'you must use multi-factor authentication to access',
          'è necessario usare l’autenticazione a più fattori per accedere',
          'müssen Sie die mehrstufige Authentifizierung verwenden',
          'müssen Sie die Multi-Faktor-Authentifizierung verwenden',
          'vous devez utiliser l’authentification multifacteur',
          'debe usar la autenticación multifactor',
          'you must enroll in multi-factor authentication to access',
        ],
      },
    ],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'grant-type-refused',
    severity: 'error',
    rows: [89],
    owner: 'odoo-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [70003, 9001023, 90056, 90027] },
      { kind: 'oauth', error: ['unsupported_grant_type'] },
      { kind: 'oauth', says: ['The app returned an unsupported grant type'] },
    ],
  },
  {
    code: 'sign-in-needed-again',
    severity: 'error',
    rows: [97],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [
      { kind: 'oauth', stage: ['refresh'], error: ['interaction_required', 'login_required'] },
      {
        kind: 'oauth',
        says: [
          'user could not be authenticated or user interaction is required',
          'user could not be authenticated as the session is not active',
          'The user must sign in again and if needed grant the client application access',
          'Silent authentication was denied',
          'must first sign in and if needed grant the client application access to the scope',
        ],
      },
    ],
  },
  {
    code: 'code-redemption-refused',
    severity: 'error',
    rows: [],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [{ kind: 'oauth', stage: ['redeem'] }],
    links: ['aadsts-reference'],
  },
  {
    code: 'token-refresh-refused',
    severity: 'error',
    rows: [],
    owner: 'mailbox-user',
    about: 'mailbox',
    when: [{ kind: 'oauth', stage: ['refresh'] }],
    links: ['aadsts-reference', 'refresh-token-lifetimes'],
  },
];

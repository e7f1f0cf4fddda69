import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Redeeming a code and refreshing a token (failures.md A3). */
export const tokenEntries: readonly CatalogueEntry[] = [
  {
    code: 'code-expired',
    severity: 'error',
    rows: [85, 86, 87, 88],
    owner: 'mailbox-user',
    when: [
      { kind: 'oauth', stage: ['redeem'], aadsts: [70008, 54005, 700005, 501481, 70000] },
      { kind: 'oauth', stage: ['authorize'], aadsts: [54005, 501481] },
    ],
  },
  {
    code: 'refresh-token-invalid',
    severity: 'error',
    rows: [90, 91, 98],
    owner: 'mailbox-user',
    when: [
      { kind: 'oauth', stage: ['refresh'], aadsts: [70000, 50085, 50139] },
      { kind: 'oauth', stage: ['refresh'], error: ['invalid_grant'] },
    ],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'account-in-abuse-mode',
    severity: 'error',
    rows: [92],
    owner: 'mailbox-user',
    when: [{ kind: 'oauth', aadsts: [70000], text: /service abuse mode/i }],
  },
  {
    code: 'refresh-token-unused-too-long',
    severity: 'error',
    rows: [93],
    owner: 'mailbox-user',
    when: [{ kind: 'oauth', stage: ['refresh'], aadsts: [700082, 70008] }],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'sessions-revoked',
    severity: 'error',
    rows: [95],
    owner: 'mailbox-user',
    when: [{ kind: 'oauth', aadsts: [50173] }],
    links: ['refresh-token-lifetimes'],
  },
  {
    code: 'sign-in-frequency',
    severity: 'error',
    rows: [96],
    owner: 'entra-admin',
    when: [{ kind: 'oauth', aadsts: [70043, 70044] }],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'mfa-required-again',
    severity: 'error',
    rows: [97, 44],
    owner: 'mailbox-user',
    when: [{ kind: 'oauth', stage: ['refresh'], aadsts: [50076, 50074, 50078, 50079, 50072] }],
    links: ['entra-sign-in-logs'],
  },
  {
    code: 'grant-type-refused',
    severity: 'error',
    rows: [89],
    owner: 'odoo-admin',
    when: [
      { kind: 'oauth', aadsts: [70003, 9001023, 90056, 90027] },
      { kind: 'oauth', error: ['unsupported_grant_type'] },
    ],
  },
  {
    code: 'sign-in-needed-again',
    severity: 'error',
    rows: [97],
    owner: 'mailbox-user',
    when: [
      { kind: 'oauth', stage: ['refresh'], error: ['interaction_required', 'login_required'] },
    ],
  },
  {
    code: 'code-redemption-refused',
    severity: 'error',
    rows: [],
    owner: 'entra-admin',
    when: [{ kind: 'oauth', stage: ['redeem'] }],
    links: ['aadsts-reference'],
  },
  {
    code: 'token-refresh-refused',
    severity: 'error',
    rows: [],
    owner: 'mailbox-user',
    when: [{ kind: 'oauth', stage: ['refresh'] }],
    links: ['aadsts-reference', 'refresh-token-lifetimes'],
  },
];

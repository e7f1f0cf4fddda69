/** Codes of `network` signals that neither Node nor OpenSSL has: Collega's own. */
export const ownNetworkCodes: readonly string[] = [
  'ADDRESS_NOT_PUBLIC',
  'EPROXY',
  'EPROXYAUTH',
  'EPROXYUNREACHABLE',
];

const odoo =
  'Words of Odoo about its own records, its database or its own connections, which Collega neither sees nor makes.';
const portal =
  'Words of the Entra portal while somebody registers the app there; Collega changes nothing in Entra.';

/** Findings that no sign-in and no test of Collega meets, only a text that somebody pastes; and why. */
export const reachedByPastingOnly: Readonly<Record<string, string>> = {
  'sign-in-window-closed':
    'Whoever closes Collega’s window knows it: the form stays, with one plain line. Other programs’ logs say it as an error.',
  'token-is-opaque':
    'A personal account’s token is accepted as it is: opaque is normal, and nothing to warn of in a test.',
  'vault-not-readable':
    'Collega’s own vault says so before anything is tested, as a failure of the call with its own remedy.',
  'local-answer-page-blocked':
    'Seen by the browser alone; a sign-in that waits for it ends as timed out.',
  'certificate-revoked':
    'Revocation is not checked: neither Node nor OpenSSL asks an OCSP server or fetches a CRL by itself, and a list that Collega fetched would make a test depend on one more host than Odoo’s connection does (Python checks none either). Windows, browsers and inspecting proxies report it.',
  'app-manifest-token-version': portal,
  'app-registration-not-allowed': portal,
  'directory-needed-for-app': portal,
  'client-secrets-forbidden': portal,
  'odoo-hid-the-refusal': odoo,
  'odoo-mailbox-not-connected': odoo,
  'odoo-credentials-missing': odoo,
  'odoo-iap-unreachable': odoo,
  'odoo-refused-callback': odoo,
  'odoo-administrator-needed': odoo,
  'odoo-token-not-fetched': odoo,
  'odoo-token-answer-incomplete': odoo,
  'odoo-password-not-empty': odoo,
  'odoo-encryption-wrong': odoo,
  'odoo-username-missing': odoo,
  'odoo-server-name-invalid': odoo,
  'odoo-got-no-response': odoo,
  'odoo-connection-closed': odoo,
  'odoo-tls-failed': odoo,
  'odoo-option-not-supported': odoo,
  'odoo-limit-not-detected': odoo,
  'odoo-user-without-email': odoo,
  'odoo-test-failed': odoo,
};

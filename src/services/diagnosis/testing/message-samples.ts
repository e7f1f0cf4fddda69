import { type KnownMessage } from '../known-message.ts';
import { type SampleSignal } from './sample-signal.ts';

const said = (code: string, message: KnownMessage, text: string): SampleSignal => [
  code,
  { kind: 'message', message, text },
];

/** Odoo's dialogs and logs as they were seen (odoo.md 1 to 3), in English and Italian. */
export const odooSamples: readonly SampleSignal[] = [
  said(
    'odoo-hid-the-refusal',
    'odoo-sender-not-authenticated',
    "The server refused the sender address (john@contoso.com) with error b'5.7.57 Client not authenticated to send mail.'",
  ),
  said(
    'odoo-hid-the-refusal',
    'odoo-sender-not-authenticated',
    "Il server ha rifiutato l'indirizzo del mittente (john@contoso.com) con l'errore b'5.7.57 Client not authenticated to send mail.'",
  ),
  said(
    'other-account-signed-in',
    'odoo-address-mismatch',
    "Oops, you're creating an authorization to send from admin@contoso.com but your address is john@contoso.com. Make sure your addresses match!",
  ),
  said(
    'odoo-administrator-needed',
    'odoo-administrator-needed',
    'Only the administrator can link an Outlook mail server.',
  ),
  said(
    'odoo-administrator-needed',
    'odoo-administrator-needed',
    'Solo un amministratore può collegare un mail server di Outlook.',
  ),
  said(
    'admin-consent-given',
    'admin-consent-given',
    'https://odoo.contoso.com/microsoft_outlook/confirm?admin_consent=True&tenant=11111111-2222-3333-4444-555555555555',
  ),
  said(
    'admin-declined-consent',
    'admin-consent-declined',
    'error=access_denied&error_description=AADSTS65004&admin_consent=True',
  ),
  said(
    'sign-in-answer-pasted',
    'sign-in-answer',
    'https://odoo.contoso.com/microsoft_outlook/confirm?code=•••&state=x',
  ),
  said(
    'odoo-refused-callback',
    'odoo-callback-refused',
    '"GET /microsoft_outlook/confirm?state=x HTTP/1.1" 403 -',
  ),
  said(
    'odoo-mailbox-not-connected',
    'odoo-connect-first',
    'Please connect with your Outlook account before using it.',
  ),
  said(
    'odoo-mailbox-not-connected',
    'odoo-connect-first',
    'Prima di utilizzarlo accedi al tuo account Outlook.',
  ),
  said(
    'odoo-credentials-missing',
    'odoo-credentials-missing',
    'Please configure your Outlook credentials.',
  ),
  said(
    'odoo-credentials-missing',
    'odoo-credentials-missing',
    'Configura le credenziali Outlook, per favore.',
  ),
  said('odoo-iap-unreachable', 'odoo-iap-unreachable', 'Can not contact IAP.'),
  said(
    'odoo-token-not-fetched',
    'odoo-token-not-fetched',
    'An error occurred when fetching the access token. Unknown error.',
  ),
  said(
    'odoo-token-not-fetched',
    'odoo-token-not-fetched',
    "Si è verificato un errore durante il recupero dell' Access Token. Errore sconosciuto.",
  ),
  said(
    'odoo-token-answer-incomplete',
    'odoo-token-incomplete',
    "Connection Test Failed! Here is what we got instead:\n 'refresh_token'",
  ),
  said(
    'odoo-password-not-empty',
    'odoo-password-not-empty',
    'Please leave the password field empty for Outlook mail server “Sales”. The OAuth process does not require it',
  ),
  said(
    'odoo-encryption-wrong',
    'odoo-starttls-required',
    'Incorrect Connection Security for Outlook mail server “Sales”. Please set it to "TLS (STARTTLS)".',
  ),
  said('odoo-encryption-wrong', 'odoo-ssl-required', 'SSL is required for server “Sales”.'),
  said(
    'odoo-username-missing',
    'odoo-username-missing',
    'Please fill the "Username" field with your Outlook/Office365 username (your email address). This should be the same account as the one used for the Outlook OAuthentication Token.',
  ),
  said('odoo-server-name-invalid', 'odoo-invalid-server-name', 'Invalid server name!'),
  said('odoo-server-name-invalid', 'odoo-invalid-server-name', 'Nome server non valido!'),
  said(
    'odoo-got-no-response',
    'odoo-no-response',
    'No response received. Check server address and port number.',
  ),
  said(
    'odoo-got-no-response',
    'odoo-no-response',
    "Nessuna risposta ricevuta. Controllare l'indirizzo del server e il numero di porta.",
  ),
  said(
    'odoo-connection-closed',
    'odoo-connection-closed',
    'The server has closed the connection unexpectedly. Check configuration served on this port number.\n timed out',
  ),
  said(
    'odoo-connection-closed',
    'odoo-connection-closed',
    'Il server ha chiuso la connessione in modo inatteso. Controllare la configurazione fornita a questo numero di porta.',
  ),
  said(
    'odoo-tls-failed',
    'odoo-ssl-exception',
    'An SSL exception occurred. Check connection security type.',
  ),
  said(
    'odoo-tls-failed',
    'odoo-smtp-exception',
    'Si è verificata una eccezione SMTP. Controllare il numero di porta e il tipo di sicurezza della connessione.',
  ),
  said(
    'odoo-option-not-supported',
    'odoo-option-not-supported',
    "Un'opzione non è supportata dal server:",
  ),
  said(
    'odoo-limit-not-detected',
    'odoo-limit-not-detected',
    "'SMTPConnection' object has no attribute 'esmtp_features'",
  ),
  said(
    'odoo-user-without-email',
    'odoo-user-without-email',
    'Please configure an email on the current user to simulate sending an email message via this outgoing server',
  ),
  said(
    'odoo-no-sender',
    'said',
    'You must either provide a sender address explicitly or configure using the combination of `mail.catchall.domain` and `mail.default.from` ICPs, in the server configuration file or with the --email-from startup parameter.',
  ),
  said('odoo-mail-not-sent', 'odoo-mail-failed', 'Mail Delivery Failed'),
  said('odoo-mail-not-sent', 'odoo-mail-failed', 'my mails are stuck in the queue'),
  said(
    'odoo-no-smtp-server',
    'odoo-no-smtp-server',
    'Missing SMTP Server\nPlease define at least one SMTP server, or provide the SMTP parameters explicitly.',
  ),
  said(
    'odoo-mail-not-sent',
    'odoo-mail-failed',
    'Connessione non riuscita (problema del server di posta in uscita)',
  ),
  said(
    'odoo-test-failed',
    'odoo-test-failed',
    'Connection Test Failed! Here is what we got instead:\n int() argument must be a string',
  ),
  said(
    'odoo-test-failed',
    'odoo-test-failed',
    'Il server ha risposto con la seguente eccezione:\n no',
  ),
];

/** The portal, browsers, Electron and Microsoft's libraries. */
export const portalSamples: readonly SampleSignal[] = [
  said(
    'app-manifest-token-version',
    'portal-token-version',
    'api.requestedAccessTokenVersion is invalid',
  ),
  said(
    'redirect-uri-not-https',
    'portal-redirect-not-https',
    'Must start with "HTTPS" or "http://localhost"',
  ),
  said(
    'app-registration-not-allowed',
    'portal-registration-denied',
    'Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  ),
  said(
    'directory-needed-for-app',
    'portal-no-directory',
    'The ability to create applications outside of a directory has been deprecated.',
  ),
  said(
    'client-secrets-forbidden',
    'portal-secrets-forbidden',
    'CredentialTypeNotAllowedAsPerAppPolicy',
  ),
  said('local-answer-page-blocked', 'browser-localhost-refused', 'localhost refused to connect.'),
  said('shared-mailbox-old-form', 'shared-mailbox-old-form', String.raw`jane@contoso.com\shared`),
  said(
    'token-is-opaque',
    'token-not-a-jwt',
    'IDX14100: JWT is not well formed, there are no dots (.).',
  ),
  said(
    'vault-not-readable',
    'vault-cannot-open',
    'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
  ),
];

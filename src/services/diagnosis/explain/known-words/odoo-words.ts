import { type KnownMessage } from '../../known-message.ts';
import { anySentence, type KnownWords } from './known-words.ts';

const odoo = (message: KnownMessage, pattern: RegExp): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'message', message, text }),
});

const weakly = (message: KnownMessage, pattern: RegExp): KnownWords => ({
  ...odoo(message, pattern),
  weak: true,
});

/** Odoo 18 and 19, in English and Italian (odoo.md 1 to 3). */
export const odooWords: readonly KnownWords[] = [
  odoo(
    'odoo-sender-not-authenticated',
    // Odoo ignored the refused AUTH; what the server says to MAIL FROM is only the echo of that.
    /(?:refused the sender address|ha rifiutato l'indirizzo del mittente)(?![^\r\n]{0,600}\b535[ -])[^\r\n]{0,400}(?:5\.7\.57|not authenticated)[^\r\n]{0,200}/iu,
  ),
  odoo(
    'odoo-sender-not-authenticated',
    // The same in a mail that Odoo could not send: its failure_reason, as 18 and 19 wrote it.
    /(?:SMTP server|server SMTP)[^\r\n]{0,400}\r?\n\s*SMTPSenderRefused: \(530, b["'][^\r\n]{0,40}(?:5\.7\.57|not authenticated)[^\r\n]{0,200}/iu,
  ),
  odoo(
    'odoo-address-mismatch',
    /you're creating an authorization to send from [^\r\n]{1,320} but your address is [^\r\n]{1,400}/iu,
  ),
  odoo(
    'odoo-administrator-needed',
    anySentence([
      'Only the administrator can link an Outlook mail server',
      'Solo un amministratore può collegare un mail server di Outlook',
    ]),
  ),
  odoo(
    'odoo-callback-refused',
    /\/microsoft_outlook\/(?:iap_)?confirm[^\s"]{0,4000}"? (?:HTTP\/[\d.]+"? )?403\b|403 Forbidden[^\r\n]{0,80}\bmicrosoft_outlook\/(?:iap_)?confirm/iu,
  ),
  odoo(
    'odoo-connect-first',
    anySentence([
      'Please connect with your Outlook account before using it',
      'Prima di utilizzarlo accedi al tuo account Outlook',
    ]),
  ),
  odoo(
    'odoo-credentials-missing',
    anySentence([
      'Please configure your Outlook credentials',
      'Configura le credenziali Outlook, per favore',
      'Setup your Outlook API credentials in the general settings',
      'impostare le credenziali API di Outlook nelle impostazioni generali',
    ]),
  ),
  odoo(
    'odoo-iap-unreachable',
    anySentence([
      'Can not contact IAP',
      'Oops, we could not authenticate you. Please try again later',
      "You don't have an active subscription",
    ]),
  ),
  odoo(
    'odoo-invalid-server-name',
    anySentence(['Invalid server name!', 'Nome server non valido!'], 200),
  ),
  odoo(
    'odoo-limit-not-detected',
    anySentence(["'SMTPConnection' object has no attribute 'esmtp_features'"]),
  ),
  odoo(
    'odoo-no-response',
    anySentence(
      [
        'No response received. Check server',
        "Nessuna risposta ricevuta. Controllare l'indirizzo del server",
        'Nessuna risposta ricevuta. Controllare le informazioni sul server',
      ],
      200,
    ),
  ),
  odoo(
    'odoo-connection-closed',
    anySentence(
      [
        'The server has closed the connection unexpectedly. Check configuration served on this port number',
        'Il server ha chiuso la connessione in modo inatteso',
      ],
      200,
    ),
  ),
  odoo(
    'odoo-option-not-supported',
    anySentence(
      ['An option is not supported by the server', "Un'opzione non è supportata dal server"],
      200,
    ),
  ),
  weakly(
    'odoo-smtp-exception',
    anySentence(
      [
        'An SMTP exception occurred. Check port number and connection security type',
        'Si è verificata una eccezione SMTP',
      ],
      300,
    ),
  ),
  weakly(
    'odoo-ssl-exception',
    anySentence(['An SSL exception occurred. Check', 'Si è verificata una eccezione SSL'], 300),
  ),
  odoo(
    'odoo-password-not-empty',
    anySentence(['Please leave the password field empty for Outlook mail server'], 200),
  ),
  odoo(
    'odoo-starttls-required',
    anySentence(['Incorrect Connection Security for Outlook mail server'], 200),
  ),
  weakly(
    // The reason, where the log has one, stands behind "via SMTP server".
    'odoo-mail-failed',
    /Mail Delivery Failed(?![^]{0,80}via SMTP server)(?! via)|\b(?:stuck|hang(?:s|ing)?) in (?:the |Odoo's )?(?:e-?mail |mail |outgoing )?queue\b|\b(?:bloccat[aeio]|ferm[aeio]) (?:in|nella) coda\b/iu,
  ),
  odoo('odoo-ssl-required', anySentence(['SSL is required for server'], 120)),
  odoo(
    'odoo-username-missing',
    anySentence(['Please fill the "Username" field with your Outlook/Office365 username'], 200),
  ),
  odoo(
    'odoo-token-incomplete',
    /(?:KeyError: |Here is what we got instead:\s{0,20}|di seguito il risultato:\s{0,20})'(?:refresh_token|id_token)'/iu,
  ),
  odoo(
    'odoo-user-without-email',
    anySentence(['Please configure an email on the current user to simulate sending an email']),
  ),
  weakly(
    'odoo-token-not-fetched',
    anySentence(
      [
        'An error occurred when fetching the access token.',
        "Si è verificato un errore durante il recupero dell' Access Token.",
        "Si è verificato un errore durante il recupero dell'Access Token.",
      ],
      300,
    ),
  ),
  weakly(
    'odoo-test-failed',
    anySentence(
      [
        'Connection Test Failed! Here is what we got instead:',
        'Connection test failed:',
        'Prova di connessione non riuscita',
        'Server replied with following exception:',
        'Il server ha risposto con la seguente eccezione:',
        'The server refused the sender address',
        "Il server ha rifiutato l'indirizzo del mittente",
        'The server refused the test recipient',
        'Il server ha rifiutato il destinatario della prova',
        'The server refused the test connection with error',
        "Il server ha rifiutato la connessione di prova con l'errore",
      ],
      300,
    ),
  ),
];

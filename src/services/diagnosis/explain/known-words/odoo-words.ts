import { type KnownMessage } from '../../known-message.ts';
import { anySentence, type KnownWords, type WordsPattern } from './known-words.ts';
import { odooSentences } from './odoo-sentences.ts';

const odoo = (message: KnownMessage, pattern: WordsPattern): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'message', message, text }),
});

/** Odoo's refusal of a sender in the five languages of its sentences. */
const senderRefused = [
  'refused the sender address',
  "ha rifiutato l'indirizzo del mittente",
  'hat die Absenderadresse',
  "a refusé l'adresse de l'expéditeur",
  'rechazó la dirección del remitente',
].join('|');

const address = String.raw`[^\r\n]{1,320}`;

/** Odoo 18 and 19 (odoo.md 1 to 3): what needs more than a sentence, and the sentences. */
export const odooWords: readonly KnownWords[] = [
  odoo(
    'odoo-sender-not-authenticated',
    // Odoo ignored the refused AUTH; what the server says to MAIL FROM is only the echo of that.
    new RegExp(
      String.raw`(?:${senderRefused})(?![^\r\n]{0,600}\b535[ -])[^\r\n]{0,400}(?:5\.7\.57|not authenticated)[^\r\n]{0,200}`,
      'iu',
    ),
  ),
  odoo(
    'odoo-sender-not-authenticated',
    // The same in a mail that Odoo could not send: its failure_reason, as 18 and 19 wrote it.
    /(?:SMTP[ -]server|server SMTP|serveur SMTP|servidor SMTP)[^\r\n]{0,400}\r?\n\s*SMTPSenderRefused: \(530, b["'][^\r\n]{0,40}(?:5\.7\.57|not authenticated)[^\r\n]{0,200}/iu,
  ),
  odoo(
    'odoo-address-mismatch',
    new RegExp(
      [
        `you're creating an authorization to send from ${address} but your address is ${address}`,
        `stai creando un'autorizzazione da inviare dall'indirizzo ${address} ma il tuo indirizzo è ${address}`,
        `eine Berechtigung zum Senden von ${address} erstellen, Ihre Adresse jedoch ${address}`,
        `vous créez une autorisation pour envoyer depuis ${address} mais votre adresse est ${address}`,
        `estás creando una autorización para enviar desde ${address}, pero tu dirección es ${address}`,
      ].join('|'),
      'iu',
    ),
  ),
  odoo(
    'odoo-callback-refused',
    /\/microsoft_outlook\/(?:iap_)?confirm[^\s"]{0,4000}"? (?:HTTP\/[\d.]+"? )?403\b|403 Forbidden[^\r\n]{0,80}\bmicrosoft_outlook\/(?:iap_)?confirm/iu,
  ),
  {
    ...odoo(
      'sign-in-answer',
      /https?:\/\/[\w.:[\]-]{1,253}\/microsoft_outlook\/(?:iap_)?confirm\?(?![^\s"]{0,4000}\berror=)(?:[^\s"]{0,4000}&)?code=[^\s"&]{0,4000}/iu,
    ),
    weak: true,
  },
  odoo(
    'odoo-token-incomplete',
    /(?:KeyError: |Here is what we got instead:\s{0,20}|di seguito il risultato:\s{0,20}|an Stelle dessen bekommen haben:\s{0,20}|avons à la place ?:\s{0,20}|recibido en su lugar:\s{0,20})'(?:refresh_token|id_token)'/iu,
  ),
  {
    // The title of the dialog, or a user's words about mail; the reason, where a log has one, stands
    // behind "via SMTP server", and "Mail delivery failed: returning" is a mail server's.
    ...odoo(
      'odoo-mail-failed',
      /\bMail Delivery Failed\b(?![^]{0,80}via SMTP server)(?! via|: ?returning)|\b(?:Odoo|(?:e-?)?mails?|messages?)\b[^\r\n]{0,80}\b(?:stuck|hang(?:s|ing)?) in (?:the |Odoo's )?(?:e-?mail |mail |outgoing )?queue\b|\bstuck in (?:the )?(?:e-?mail|mail) queue\b|\b(?:Odoo|e-?mail|mail|messaggi(?:o)?|posta)\b[^\r\n]{0,80}\b(?:bloccat[aeio]|ferm[aeio]) (?:in|nella) coda\b/iu,
    ),
    weak: true,
  },
  ...odooSentences.map(({ message, sentences, after = 0, weak }) => ({
    ...odoo(message, anySentence(sentences, after)),
    ...(weak === true && { weak }),
  })),
];

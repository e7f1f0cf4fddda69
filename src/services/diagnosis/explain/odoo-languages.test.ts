import { describe, expect, it, test } from 'vitest';
import { contextWithoutClient } from '../context-without-client.ts';
import { explainText } from './explain-text.ts';

const explain = (text: string) => explainText(text, contextWithoutClient('en')).findings;

/** Translations of Odoo 18 and 19 (i18n of base, mail and microsoft_outlook), values filled in. */
describe('Odoo’s dialogs in the language of the user', () => {
  it.each([
    [
      'Solo un amministratore può collegare un server di posta Outlook.',
      'odoo-administrator-needed',
    ],
    ['Nur der Administrator kann einen Outlook-Mailserver verbinden.', 'odoo-administrator-needed'],
    [
      "Prima di utilizzare l'account Outlook connettersi all'account.",
      'odoo-mailbox-not-connected',
    ],
    ['Conecte con su cuenta de Outlook antes de usarla.', 'odoo-mailbox-not-connected'],
    ['Configurare le credenziali Outlook.', 'odoo-credentials-missing'],
    ['Veuillez configurer vos données d’authentification Outlook.', 'odoo-credentials-missing'],
    ['Ops, non è stato possibile autenticarti. Prova di nuovo più tardi.', 'odoo-iap-unreachable'],
    [
      'Hoppla! Es ist uns leider nicht möglich, Sie zu authentifizieren. Versuchen Sie es später erneut.',
      'odoo-iap-unreachable',
    ],
    [
      'Si è verificato un errore durante il recupero del token di accesso. Errore sconosciuto.',
      'odoo-token-not-fetched',
    ],
    [
      "Une erreur s'est produite lors de la récupération du jeton d'accès.Erreur inconnue.",
      'odoo-token-not-fetched',
    ],
    [
      'Lascia vuoto il campo della password per il server di posta Outlook "Vendite", Il processo OAuth non la richiede',
      'odoo-password-not-empty',
    ],
    [
      'Bitte lassen Sie das Passwortfeld für den Outlook-Mailserver „Vertrieb“ leer. Der OAuth-Prozess benötigt es nicht',
      'odoo-password-not-empty',
    ],
    [
      'Sicurezza connessione non corretta per il server di posta Outlook "Vendite". Impostarla su "TLS (STARTTLS)".',
      'odoo-encryption-wrong',
    ],
    ['SSL ist für den Server „Vertrieb“ erforderlich.', 'odoo-encryption-wrong'],
    ['Il protocollo SSL è richiesto per il server "Vendite".', 'odoo-encryption-wrong'],
    [
      'Completa il campo "Nome utente" con il nome utente Outlook/Office 365 (il tuo indirizzo e-mail).',
      'odoo-username-missing',
    ],
    ['Nom de serveur invalide !\n smtp.office365', 'odoo-server-name-invalid'],
    [
      'Keine Antwort erhalten. Überprüfen Sie die Serveradresse und die Portnummer. \ntimed out',
      'odoo-got-no-response',
    ],
    [
      'Eine Option wird vom Server nicht unterstützt:\nSTARTTLS extension not supported by server.',
      'odoo-option-not-supported',
    ],
    ['Fallo de entrega de correo', 'odoo-mail-not-sent'],
    [
      'SMTP-Server fehlt\nBitte tragen Sie mindestens einen SMTP-Server ein oder geben sie die SMTP-Parameter explizit an.',
      'odoo-no-smtp-server',
    ],
    [
      "Der Server hat die Absenderadresse (anna@rossi.example) mit dem Fehler b'5.7.57 Client not authenticated to send mail.' abgelehnt",
      'odoo-hid-the-refusal',
    ],
    [
      "Test de connexion échoué ! Voici ce que nous avons à la place : \n'refresh_token'",
      'odoo-token-answer-incomplete',
    ],
  ])('%s', (text, code) => {
    expect(explain(text)[0]?.code).toBe(code);
  });

  it.each([
    "Ops, stai creando un'autorizzazione da inviare dall'indirizzo capo@rossi.example ma il tuo indirizzo è anna@rossi.example. Assicurati che gli indirizzi corrispondano!",
    'Hoppla! Beachten Sie, dass Sie eine Berechtigung zum Senden von capo@rossi.example erstellen, Ihre Adresse jedoch anna@rossi.example lautet.',
    'Oups, vous créez une autorisation pour envoyer depuis capo@rossi.example mais votre adresse est anna@rossi.example. Assurez-vous que vos adresses correspondent !',
    'Vaya, estás creando una autorización para enviar desde capo@rossi.example, pero tu dirección es anna@rossi.example. ¡Asegúrate de que tus direcciones coincidan!',
  ])('names both accounts of %s', (text) => {
    const [finding] = explain(text);
    expect(finding?.code).toBe('other-account-signed-in');
    expect(JSON.stringify(finding)).toContain('anna@rossi.example');
    expect(JSON.stringify(finding)).toContain('capo@rossi.example');
  });
});

test('a mail that Odoo could not send is explained by the reason in it, in any language', () => {
  const reason =
    "SMTPSenderRefused: (530, b'5.7.57 Client not authenticated to send mail.', 'anna@rossi.example')";
  for (const sentence of [
    "Mail delivery failed via SMTP server 'Outlook'.",
    'E-Mail-Zustellung via SMTP-Server „Outlook“ fehlgeschlagen.',
    'La entrega de correo vía el servidor SMTP “Outlook” falló.',
  ]) {
    const codes = explain(`${sentence}\n${reason}`).map(({ code }) => code);
    expect(codes).toContain('odoo-hid-the-refusal');
    expect(codes).not.toContain('odoo-mail-not-sent');
  }
});

test('the notice of a failed mail leads to where Odoo keeps the reason, and a mail server’s bounce does not', () => {
  expect(explain('Mail Delivery Failed')[0]?.code).toBe('odoo-mail-not-sent');
  expect(explain('Our mails in Odoo are stuck in the queue')[0]?.code).toBe('odoo-mail-not-sent');
  expect(explain('emails are hanging in the queue')[0]?.code).toBe('odoo-mail-not-sent');
  expect(explain('In Odoo le mail restano bloccate nella coda')[0]?.code).toBe(
    'odoo-mail-not-sent',
  );
  expect(explain('Mail delivery failed: returning message to sender')).toEqual([]);
  expect(explain('5 jobs are stuck in the queue of the printer')).toEqual([]);
});

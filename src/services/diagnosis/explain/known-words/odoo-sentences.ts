import { type KnownMessage } from '../../known-message.ts';

export interface OdooSentences {
  readonly message: KnownMessage;
  /** The part of each sentence before the first value that Odoo fills in. */
  readonly sentences: readonly string[];
  /** How many characters behind the sentence belong to it. */
  readonly after?: number;
  /** Says only that something failed. */
  readonly weak?: true;
}

/**
 * Sentences of Odoo's dialogs and logs in English, Italian, German, French and Spanish, as the
 * modules base, mail and microsoft_outlook of 18 and 19 print them; where two translations stand
 * for one language, the versions differ.
 */
export const odooSentences: readonly OdooSentences[] = [
  {
    message: 'odoo-administrator-needed',
    sentences: [
      'Only the administrator can link an Outlook mail server',
      'Solo un amministratore può collegare un mail server di Outlook',
      'Solo un amministratore può collegare un server di posta Outlook',
      'Nur der Administrator kann einen Outlook-Mailserver verbinden',
      "Seul l'administrateur peut lier un serveur de messagerie Outlook",
      'Solo el administrador puede vincular un servidor de correo de Outlook',
    ],
  },
  {
    message: 'odoo-connect-first',
    sentences: [
      'Please connect with your Outlook account before using it',
      'Prima di utilizzarlo accedi al tuo account Outlook',
      "Prima di utilizzare l'account Outlook connettersi all'account",
      'Bitte verbinden Sie Ihr Outlook-Konto, bevor Sie es verwenden',
      "Veuillez vous connecter avec votre compte Outlook avant de l'utiliser",
      'Conecte con su cuenta de Outlook antes de usarla',
    ],
  },
  {
    message: 'odoo-credentials-missing',
    sentences: [
      'Please configure your Outlook credentials',
      'Configura le credenziali Outlook, per favore',
      'Configurare le credenziali Outlook.',
      'Bitte konfigurieren Sie Ihre Outlook-Anmeldedaten',
      "Veuillez configurer vos données d'authentification Outlook",
      'Configure sus credenciales de Outlook',
      'Setup your Outlook API credentials in the general settings',
      'impostare le credenziali API di Outlook nelle impostazioni generali',
      'Richten Sie Ihre Outlook-API-Anmeldedaten in den allgemeinen Einstellungen ein',
      "Configurez vos Identifiants de l'API Outlook dans les paramètres généraux",
      'Configure sus credenciales API de Outlook en los ajustes generales',
    ],
  },
  {
    message: 'odoo-iap-unreachable',
    sentences: [
      'Can not contact IAP',
      'Oops, we could not authenticate you. Please try again later',
      'Ops, non è stato possibile autenticarti. Prova di nuovo più tardi',
      'Es ist uns leider nicht möglich, Sie zu authentifizieren',
      "Oups, nous n'avons pas pu vous authentifier",
      'Vaya, no hemos podido autentificarte',
      "You don't have an active subscription",
      'Non hai un abbonamento attivo',
      'Sie verfügen derzeit über kein aktives Abonnement',
      "Vous n'avez pas d'abonnement actif",
      'No tienes una suscripción activa',
      'Outlook is not configured on IAP',
      'Outlook non è configurato nello IAP',
      'Outlook ist auf IAP nicht konfiguriert',
    ],
  },
  {
    message: 'odoo-invalid-server-name',
    after: 200,
    sentences: [
      'Invalid server name!',
      'Nome server non valido!',
      'Ungültiger Servername!',
      'Nom de serveur invalide !',
      'Nombre de servidor no válido.',
    ],
  },
  {
    message: 'odoo-limit-not-detected',
    sentences: ["'SMTPConnection' object has no attribute 'esmtp_features'"],
  },
  {
    message: 'odoo-no-response',
    after: 200,
    sentences: [
      'No response received. Check server',
      "Nessuna risposta ricevuta. Controllare l'indirizzo del server",
      'Nessuna risposta ricevuta. Controllare le informazioni sul server',
      'Keine Antwort erhalten. Prüfen Sie die Serverinformationen',
      'Keine Antwort erhalten. Überprüfen Sie die Serveradresse',
      'Aucune réponse reçue. Vérifiez les informations du serveur',
      "Aucune réponse reçue. Vérifiez l'adresse du serveur",
      'No se ha recibido respuesta. Comprueba la información del servidor',
      'No se ha recibido respuesta. Compruebe la información del servidor',
      'No se recibió respuesta. Comprueba la dirección del servidor',
      'No se recibió respuesta. Compruebe la dirección del servidor',
    ],
  },
  {
    message: 'odoo-connection-closed',
    after: 200,
    sentences: [
      'The server has closed the connection unexpectedly. Check configuration served on this port number',
      'Il server ha chiuso la connessione in modo inatteso',
      'Der Server hat die Verbindung unerwartet geschlossen. Überprüfen Sie die Konfiguration',
      'Le serveur a fermé la connexion de manière inattendue. Vérifiez la configuration',
      'El servidor terminó la conexión inesperadamente. Revise la configuración',
    ],
  },
  {
    message: 'odoo-option-not-supported',
    after: 200,
    sentences: [
      'An option is not supported by the server',
      "Un'opzione non è supportata dal server",
      'Eine Option wird vom Server nicht unterstützt',
      "Une option n'est pas prise en charge par le serveur",
      'El servidor no es compatible con una opción',
    ],
  },
  {
    message: 'odoo-smtp-exception',
    after: 300,
    weak: true,
    sentences: [
      'An SMTP exception occurred. Check port number and connection security type',
      'Si è verificata una eccezione SMTP',
      'Eine SMTP-Ausnahme ist aufgetreten',
      "Une exception SMTP s'est produite",
      'Se ha producido una excepción SMTP',
    ],
  },
  {
    message: 'odoo-ssl-exception',
    after: 300,
    weak: true,
    sentences: [
      'An SSL exception occurred. Check',
      'Si è verificata una eccezione SSL',
      'Eine SSL-Ausnahme ist aufgetreten',
      "Une exception SSL s'est produite",
      'Se ha producido una excepción SSL',
      'Ocurrió una excepción SSL',
    ],
  },
  {
    message: 'odoo-password-not-empty',
    after: 200,
    sentences: [
      'Please leave the password field empty for Outlook mail server',
      'Lascia vuoto il campo della password per il server di posta Outlook',
      'Bitte lassen Sie das Passwortfeld für den Outlook-Mailserver',
      'Veuillez laisser le champ mot de passe vide pour le serveur de messagerie Outlook',
      'Deje el campo de contraseña vacío en el servidor de correo de Outlook',
    ],
  },
  {
    message: 'odoo-starttls-required',
    after: 200,
    sentences: [
      'Incorrect Connection Security for Outlook mail server',
      'Sicurezza connessione non corretta per il server di posta Outlook',
      'Falsche Verbindungssicherheit für Outlook-Mailserver',
      'Sécurité de connexion au serveur de messagerie Outlook',
      'La seguridad de conexión del servidor de correo de Outlook',
    ],
  },
  {
    message: 'odoo-ssl-required',
    after: 120,
    sentences: [
      'SSL is required for server',
      'Il protocollo SSL è richiesto per il server',
      'SSL ist für den Server "',
      'SSL est obligatoire pour le serveur',
      'Se requiere SSL para el servidor',
    ],
  },
  {
    message: 'odoo-username-missing',
    after: 200,
    sentences: [
      'Please fill the "Username" field with your Outlook/Office365 username',
      'Completa il campo "Nome utente" con il nome utente Outlook/Office 365',
      'Bitte geben Sie in das Feld "Benutzername" Ihren Outlook/Office365-Benutzernamen',
      "Veuillez complétez votre nom d'utilisateur Outlook/Office365",
      'Complete el campo "Nombre de usuario" con su cuenta de Outlook u Office 365',
    ],
  },
  {
    message: 'odoo-user-without-email',
    sentences: [
      'Please configure an email on the current user to simulate sending an email',
      "Configura una email sull'utente che stai usando per simulare l'invio di una email",
      'Konfigurieren Sie eine E-Mail für den aktuellen Benutzer, um das Senden einer E-Mail',
      "Configurez un e-mail sur l'utilisateur que vous utilisez pour simuler l'envoi",
      'Configure un correo electrónico en el usuario actual para simular el envío',
    ],
  },
  {
    message: 'odoo-no-smtp-server',
    sentences: [
      'Please define at least one SMTP server, or provide the SMTP parameters explicitly',
      'Definisci almeno un server SMTP o fornisci esplicitamente i parametri SMTP',
      'Bitte tragen Sie mindestens einen SMTP-Server ein oder geben sie die SMTP-Parameter explizit an',
      'Veuillez définir au moins un serveur SMTP ou fournir explicitement les paramètres SMTP',
      'Defina al menos un servidor SMTP o defina explícitamente los parámetros SMTP',
    ],
  },
  {
    message: 'odoo-token-not-fetched',
    after: 300,
    weak: true,
    sentences: [
      'An error occurred when fetching the access token.',
      "Si è verificato un errore durante il recupero dell' Access Token.",
      "Si è verificato un errore durante il recupero dell'Access Token.",
      'Si è verificato un errore durante il recupero del token di accesso.',
      'Beim Abrufen des Zugriffstokens ist ein Fehler aufgetreten.',
      "Une erreur s'est produite lors de la récupération du jeton d'accès.",
      'Ocurrió un error al obtener el token de acceso.',
    ],
  },
  {
    message: 'odoo-test-failed',
    after: 300,
    weak: true,
    sentences: [
      'Connection Test Failed! Here is what we got instead:',
      'Connection test failed:',
      'Prova di connessione non riuscita',
      'Verbindungstest fehlgeschlagen! Hier sehen Sie, was wir an Stelle dessen bekommen haben:',
      'Test de connexion échoué ! Voici ce que nous avons à la place',
      '¡La prueba de conexión falló! Aquí esta lo que se ha recibido en su lugar:',
      'Server replied with following exception:',
      'Il server ha risposto con la seguente eccezione:',
      'Der Server antwortete mit folgender Ausnahme:',
      "Le serveur a renvoyé l'exception suivante",
      'El servidor respondió con la siguiente excepción:',
      'The server refused the sender address',
      "Il server ha rifiutato l'indirizzo del mittente",
      'Der Server hat die Absenderadresse (',
      "Le serveur a refusé l'adresse de l'expéditeur",
      'El servidor rechazó la dirección del remitente',
      'The server refused the test recipient',
      'Il server ha rifiutato il destinatario della prova',
      'Der Server hat den Testempfänger (',
      'Le serveur a réfusé le destinataire de test',
      'El servidor rechazó el destinatario de prueba',
      'The server refused the test connection with error',
      "Il server ha rifiutato la connessione di prova con l'errore",
      'Der Server hat die Testverbindung mit Fehler',
      "Le serveur a refusé la connexion de test avec l'erreur",
      'El servidor rechazó la conexión de prueba con error',
    ],
  },
  {
    message: 'odoo-mail-failed',
    after: 300,
    weak: true,
    sentences: [
      'Mail delivery failed via SMTP server',
      'Invio posta non riuscito con server SMTP',
      'E-Mail-Zustellung via SMTP-Server',
      "Échec de l'envoi de l'e-mail via le serveur SMTP",
      'La entrega de correo vía el servidor SMTP',
      'Consegna e-mail non riuscita',
      'Mail-Zustellung fehlgeschlagen',
      "Échec d'envoi de l'e-mail",
      'Fallo de entrega de correo',
      'Connection failed (outgoing mail server problem)',
      'Connessione non riuscita (problema del server di posta in uscita)',
      'Verbindung fehlgeschlagen (Problem mit dem Postausgangsserver)',
      'La connexion a échoué (problème de serveur de messagerie sortant)',
      'Error de conexión (problema del servidor de correo de salida)',
    ],
  },
];

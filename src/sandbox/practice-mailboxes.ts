import { practiceTenant } from './practice-tenant.ts';

/** How the sign-in pages treat an account. */
export type SignInBehaviour =
  | { readonly kind: 'accepts' }
  /** A number must be matched before the consent page. */
  | { readonly kind: 'asks-number' }
  /** "Need admin approval" instead of the consent page (row 68 of failures.md). */
  | { readonly kind: 'needs-admin' }
  /** Another account is signed in, whatever was asked for (row 84). */
  | { readonly kind: 'signs-in-as'; readonly address: string };

/** How the token endpoint treats an account: rows 29 (twice), 95 and 93. */
export type TokenBehaviour =
  | 'grants'
  | 'secret-expired'
  /** Two minutes after the sign-in. */
  | 'secret-expires'
  | 'refresh-revoked'
  | 'refresh-inactive'
  /** Access tokens name Microsoft as issuer: the practice servers are foreign hosts for them. */
  | 'names-microsoft';

/** The first SMTP command that is refused, and the reply without the server's bracket at its end. */
export type SmtpBehaviour =
  | { readonly kind: 'accepts' }
  | { readonly kind: 'refuses'; readonly at: 'auth' | 'mail-from'; readonly reply: string };

/** What IMAP answers to every mailbox command after a good AUTHENTICATE (rows 179 and 180). */
export type ImapBehaviour =
  | { readonly kind: 'accepts' }
  | { readonly kind: 'refuses-mailbox-commands'; readonly text: string };

/** What becomes of a message to this mailbox after SMTP has accepted it (rows 152 and 171). */
export type DeliveryBehaviour =
  | { readonly kind: 'arrives' }
  /** The sender gets a bounce with this refusal instead. */
  | { readonly kind: 'bounces'; readonly diagnostic: string };

export interface PracticeMailbox {
  readonly address: string;
  readonly displayName: string;
  /** One sentence of what this mailbox shows. */
  readonly shows: { readonly en: string; readonly it: string };
  readonly signIn: SignInBehaviour;
  readonly tokens: TokenBehaviour;
  readonly smtp: SmtpBehaviour;
  readonly imap: ImapBehaviour;
  readonly delivery: DeliveryBehaviour;
  /** Accounts with FullAccess and Send As on this mailbox. */
  readonly delegates: readonly string[];
}

const accepts = { kind: 'accepts' } as const;
const wellBehaved = {
  signIn: accepts,
  tokens: 'grants',
  smtp: accepts,
  imap: accepts,
  delivery: { kind: 'arrives' },
  delegates: [],
} as const;

/** The address of a practice mailbox by its local part. */
export function practiceAddress(localPart: string): string {
  return `${localPart}@${practiceTenant.domain}`;
}

/** Every practice mailbox, the one that works first. Behaviour is data: add a row, not code. */
export const practiceMailboxes: readonly [PracticeMailbox, ...PracticeMailbox[]] = [
  {
    ...wellBehaved,
    address: practiceAddress('works'),
    displayName: 'Works Well',
    shows: {
      en: 'Everything works: sign-in, sending and reading.',
      it: 'Tutto funziona: accesso, invio e lettura.',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('smtp-disabled-tenant'),
    displayName: 'Smtp Disabled Tenant',
    shows: {
      en: 'Sending is refused: SMTP AUTH is switched off for the whole organisation.',
      it: "L'invio è rifiutato: SMTP AUTH è disattivato per l'intera organizzazione.",
    },
    smtp: {
      kind: 'refuses',
      at: 'auth',
      reply:
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('smtp-disabled-mailbox'),
    displayName: 'Smtp Disabled Mailbox',
    shows: {
      en: 'Sending is refused: SMTP AUTH is switched off for this mailbox only.',
      it: "L'invio è rifiutato: SMTP AUTH è disattivato solo per questa casella.",
    },
    smtp: {
      kind: 'refuses',
      at: 'auth',
      reply:
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('send-as-denied'),
    displayName: 'Send As Denied',
    shows: {
      en: 'The sign-in to SMTP is accepted, but the sender address is refused afterwards.',
      it: "L'accesso a SMTP è accettato, ma l'indirizzo del mittente viene poi rifiutato.",
    },
    smtp: {
      kind: 'refuses',
      at: 'mail-from',
      reply: '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('not-connected'),
    displayName: 'Not Connected',
    shows: {
      en: 'IMAP accepts the sign-in and then refuses every command: no mailbox behind the account.',
      it: "IMAP accetta l'accesso e poi rifiuta ogni comando: nessuna casella dietro l'account.",
    },
    imap: {
      kind: 'refuses-mailbox-commands',
      text: 'BAD User is authenticated but not connected.',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('wrong-account'),
    displayName: 'Wrong Account',
    shows: {
      en: `Another account (${practiceAddress('admin')}) is signed in, as when a browser session is reused; it may act as the delegate of this shared mailbox.`,
      it: `Accede un altro account (${practiceAddress('admin')}), come quando si riusa una sessione del browser; può agire come delegato di questa casella condivisa.`,
    },
    signIn: { kind: 'signs-in-as', address: practiceAddress('admin') },
    delegates: [practiceAddress('admin')],
  },
  {
    ...wellBehaved,
    address: practiceAddress('admin'),
    displayName: 'Ada Admin',
    shows: {
      en: 'The administrator: works, and has full access to the shared mailbox wrong-account@.',
      it: "L'amministratore: funziona e ha accesso completo alla casella condivisa wrong-account@.",
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('consent-needed'),
    displayName: 'Consent Needed',
    shows: {
      en: 'Users may not consent here: the page asks for the approval of an administrator.',
      it: "Qui gli utenti non possono dare il consenso: serve l'approvazione di un amministratore.",
    },
    signIn: { kind: 'needs-admin' },
  },
  {
    ...wellBehaved,
    address: practiceAddress('mfa'),
    displayName: 'Multi Factor',
    shows: {
      en: 'A second factor is asked for (number matching); then everything works.',
      it: 'Viene chiesto un secondo fattore (numero da confrontare); poi tutto funziona.',
    },
    signIn: { kind: 'asks-number' },
  },
  {
    ...wellBehaved,
    address: practiceAddress('expired-secret'),
    displayName: 'Expired Secret',
    shows: {
      en: 'The sign-in passes, but the client secret of the Azure app has expired.',
      it: "L'accesso riesce, ma il segreto client dell'app Azure è scaduto.",
    },
    tokens: 'secret-expired',
  },
  {
    ...wellBehaved,
    address: practiceAddress('secret-expires'),
    displayName: 'Secret Expires',
    shows: {
      en: 'Everything works for two minutes; then the client secret of the Azure app has expired.',
      it: "Tutto funziona per due minuti; poi il segreto client dell'app Azure è scaduto.",
    },
    tokens: 'secret-expires',
  },
  {
    ...wellBehaved,
    address: practiceAddress('throttled'),
    displayName: 'Throttled Mailbox',
    shows: {
      en: 'Both servers are throttling: too many connections at once.',
      it: 'Entrambi i server limitano il traffico: troppe connessioni contemporanee.',
    },
    smtp: {
      kind: 'refuses',
      at: 'mail-from',
      reply:
        '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
    },
    imap: {
      kind: 'refuses-mailbox-commands',
      text: 'BAD Request is throttled. Suggested Backoff Time: 1500 milliseconds',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('revoked'),
    displayName: 'Revoked Session',
    shows: {
      en: 'The first sign-in works; the next refresh (“Renew now”) is refused because the session was revoked.',
      it: 'Il primo accesso funziona; il rinnovo seguente (“Rinnova ora”) è rifiutato: sessione revocata.',
    },
    tokens: 'refresh-revoked',
  },
  {
    ...wellBehaved,
    address: practiceAddress('inactive'),
    displayName: 'Inactive Link',
    shows: {
      en: 'The first sign-in works; the next refresh (“Renew now”) is refused as unused for 90 days.',
      it: 'Il primo accesso funziona; il rinnovo seguente (“Rinnova ora”) è rifiutato: inutilizzato per 90 giorni.',
    },
    tokens: 'refresh-inactive',
  },
  {
    ...wellBehaved,
    address: practiceAddress('send-lost'),
    displayName: 'Send Lost',
    shows: {
      en: 'A message to oneself is accepted, never arrives and comes back as a bounce.',
      it: 'Un messaggio a se stessi è accettato, non arriva mai e torna come mancato recapito.',
    },
    delivery: {
      kind: 'bounces',
      diagnostic: '550 5.1.8 Access denied, bad outbound sender AS(42004)',
    },
  },
  {
    ...wellBehaved,
    address: practiceAddress('foreign-host'),
    displayName: 'Foreign Host',
    shows: {
      en: 'The token looks like Microsoft’s own, so the test does not send it to localhost until this host is allowed.',
      it: 'Il token sembra di Microsoft, perciò il test non lo invia a localhost finché questo host non è consentito.',
    },
    tokens: 'names-microsoft',
  },
];

/** Finds a practice mailbox by address, whatever its case; null when there is none. */
export function findPracticeMailbox(address: string): PracticeMailbox | null {
  const wanted = address.trim().toLowerCase();
  return practiceMailboxes.find((mailbox) => mailbox.address === wanted) ?? null;
}

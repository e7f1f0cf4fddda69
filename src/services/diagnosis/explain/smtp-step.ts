import { type Signal } from '../signal.ts';
import { type Reading } from './reading.ts';

type Smtp = Extract<Signal, { kind: 'smtp' }>;

const commands: readonly (readonly [RegExp, Smtp['step']])[] = [
  [
    /\bAUTH(?:ENTICATE)? (?=XOAUTH2|OAUTHBEARER|LOGIN|PLAIN|NTLM|\[)|in reply to AUTH|SMTPAuthenticationError|\bEAUTH\b|AuthenticationFailedException|AUTH command failed|authenticate to server|AUTH (?:LOGIN|PLAIN|XOAUTH2) failed|command: 'AUTH/gi,
    'auth',
  ],
  [
    /\bMAIL FROM\b|sender address|indirizzo del mittente|Absenderadresse|adresse de l'expéditeur|dirección del remitente|SMTPSenderRefused/gi,
    'mail-from',
  ],
  [
    /\bRCPT TO\b|\bRCPT from\b|test recipient|destinatario della prova|Testempfänger|destinataire de test|destinatario de prueba|SMTPRecipientsRefused|in reply to RCPT/gi,
    'rcpt-to',
  ],
  [
    /\bDATA\b(?! error)|test connection with error|connessione di prova con|Testverbindung mit Fehler|connexion de test avec|conexión de prueba con|SMTPDataError|end of DATA/g,
    'data',
  ],
  [/\bSTARTTLS\b/g, 'starttls'],
  [/\b(?:EHLO|HELO)\b/g, 'ehlo'],
];
const answered = /in reply to (?:end of )?(MAIL\s+FROM|RCPT\s+TO|DATA|AUTH|EHLO|HELO|STARTTLS)/i;

/** The step of the command that a reply answers, as far as the text shows it. */
export function stepAt(
  reading: Reading,
  start: number,
  end: number,
  words: string,
): Smtp['step'] | null {
  const after = answered.exec(reading.text.slice(start, end + 300));
  if (after?.[1] !== undefined) return stepOfCommand(after[1]);
  if (/\bduring MAIL FROM\b/i.test(words)) return 'mail-from';
  if (reading.bounced) return 'bounce';
  const before = reading.text.slice(Math.max(0, start - 500), start);
  const last = commands
    .map(([pattern, step]) => ({ step, at: [...before.matchAll(pattern)].at(-1)?.index ?? -1 }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at)[0];
  if (/^\s{0,3}53[45]\b|Authentication unsuccessful/i.test(words)) return 'auth';
  return last?.step ?? null;
}

function stepOfCommand(command: string): Smtp['step'] {
  const name = command.toUpperCase();
  if (name.startsWith('MAIL')) return 'mail-from';
  if (name.startsWith('RCPT')) return 'rcpt-to';
  if (name === 'AUTH') return 'auth';
  if (name === 'STARTTLS') return 'starttls';
  return name === 'DATA' ? 'data' : 'ehlo';
}

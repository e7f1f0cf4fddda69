import { squeezeText, type SqueezedText } from '../squeeze-text.ts';
import { type Mechanism } from '../signal.ts';
import { findMarks, type Mark, speakerAt } from './speakers.ts';
import { readTranscript, type TranscriptLine } from './transcript.ts';

/** A text that was unwrapped and masked, with what all readers of it need. */
export interface Reading {
  readonly text: string;
  readonly squeezed: SqueezedText;
  readonly marks: readonly Mark[];
  readonly transcript: readonly TranscriptLine[];
  /** Whether it is a bounce, or quotes one. */
  readonly bounced: boolean;
}

const bounceWords =
  /Undeliver(?:able|ed)|Delivery has failed|Delivery Status Notification|Diagnostic-Code|Final-Recipient|Reporting-MTA|Remote Server returned|Generating server|wasn't delivered|couldn't be delivered|Your message to [^\n]{1,200} (?:wasn't|couldn't)|Mail Delivery (?:System|Subsystem)|non (?:può|ha potuto|è stato) (?:essere )?recapitat|no (?:se ha podido|se pudo|pudo) entregar|Impossibile recapitare|Non recapitabil|mancato recapito|recapitarlo al destinatario|Recapito non riuscito|Unzustellbar|Fehler bei der Nachrichtenzustellung|nicht zugestellt werden|Non remis|Échec de la remise|n'a pas (?:pu être|été) remis|No se pudo entregar|No se puede entregar|Error de entrega|LastAttemptedServerName/i;

export function readText(text: string): Reading {
  return {
    text,
    squeezed: squeezeText(text),
    marks: findMarks(text),
    transcript: readTranscript(text),
    bounced: bounceWords.test(text),
  };
}

export function speakerOf(reading: Reading, start: number, end: number): Mark['service'] | null {
  return speakerAt(reading.marks, reading.text, start, end);
}

/** Someone else's server or program, and surely not Microsoft's. */
export function isForeign(reading: Reading, start: number, end: number): boolean {
  const speaker = speakerOf(reading, start, end);
  return speaker !== null && speaker !== 'Microsoft';
}

/** What a server offers is not what the client used. */
const offers =
  /(?:250[ -]|\* )?(?:AUTH|SASL|CAPABILITY)[ =](?:[A-Z0-9=+-]{2,30} ){2,40}[^\n]{0,200}|AUTH=\w+/g;
const tokenWords =
  /XOAUTH2|OAUTHBEARER|OAuth2?\b|access[_ ]token|microsoft_outlook|bearer|refresh[_ ]token/gi;
const passwordWords =
  /\bAUTH(?:ENTICATE)?[ =](?:PLAIN|LOGIN|NTLM|CRAM-MD5)|\bPLAIN auth|imap_open|(?:smtp|server|imap|conn|connection)\w{0,20}\.login\(|\bpasswor[dt]\b|\bPASS\b|MS365 basic|\bbasic auth/gi;

/** The command or the mechanism; "Invalid login" is how nodemailer calls any refusal. */
const loginCommand = /\bLOGIN\b/;

/** What the sign-in before a place carried: the last mechanism that is named within reach. */
export function mechanismAt(reading: Reading, start: number, end: number): Mechanism {
  const near = reading.text.slice(Math.max(0, start - 3000), end + 600).replace(offers, ' ');
  const hasToken = near.search(tokenWords) >= 0;
  const hasPassword = near.search(passwordWords) >= 0 || loginCommand.test(near);
  if (hasToken === hasPassword) return hasToken ? lastMechanism(near) : 'unknown';
  return hasToken ? 'token' : 'password';
}

function lastMechanism(near: string): Mechanism {
  const commands = [
    ...near.matchAll(
      /\bAUTH(?:ENTICATE)?[ =](XOAUTH2|OAUTHBEARER|PLAIN|LOGIN|NTLM)|\b(LOGIN) (?:"|\S+@|\*)/gi,
    ),
  ];
  const last = commands.at(-1);
  if (last === undefined) return 'unknown';
  return /XOAUTH2|OAUTHBEARER/i.test(last[0]) ? 'token' : 'password';
}

import { type Signal } from '../signal.ts';
import { bestDescribed, maxPerKind, type FoundSignal } from './found-signal.ts';

type Smtp = Extract<Signal, { kind: 'smtp' }>;

/** Refusals with an enhanced status code (RFC 2034), the reply code before it being optional. */
const enhanced =
  /(?<![\w.])(?:([45]\d\d)[ ,#(-]{1,3}(?:b?["'])?#?)?([45]\.[0-7]\.\d{1,3})(?![\w.])[^\r\n]{0,400}/g;

/** Reply codes alone, at the start of a line or of a quotation; never those of HTTP. */
const plain =
  /(?:^|[\r\n"'(:>] {0,2}|\b(?:error|code|reply|said|response|server|smtp) )(421|432|45[0-5]|50[0-4]|521|523|53[0458]|541|55[0-6])(?:[ -]|, ?b?["'])(?!Internal Server|Bad Gateway|Service Unavailable|Gateway|Not Implemented)(?=[A-Za-z])[^\r\n]{1,400}/gi;

const bounceWords =
  /Undeliverable|Delivery has failed|Delivery Status Notification|Diagnostic-Code|Final-Recipient|Reporting-MTA|Remote Server returned|Generating server|wasn't delivered|couldn't be delivered|Mail Delivery (?:System|Subsystem)|Impossibile recapitare|Non recapitabile|mancato recapito/i;

/** What an SMTP server said, in a transcript, a dialog, a traceback or a bounce. */
export function findSmtp(text: string): FoundSignal[] {
  const bounced = bounceWords.test(text);
  const matches = [...text.matchAll(enhanced), ...text.matchAll(plain)].slice(0, maxPerKind);
  return matches.map((match) => {
    const code = /[45]\d\d(?!\d)/.exec(match[1] ?? '')?.[0];
    const words = match[0].replace(/^[\s"'(:>]+/, '').replace(/["')\]\s]+$/, '');
    const before = text.slice(Math.max(0, match.index - 400), match.index);
    const signal = inItsStep(
      {
        code: code === undefined ? null : Number(code),
        enhancedCode: match[2] ?? null,
        text: words,
      },
      before,
      bounced,
    );
    return { signal, start: match.index, end: match.index + match[0].length };
  });
}

/** The step is that of the last command before the reply, else the one that explains it. */
export function inItsStep(
  reply: Pick<Smtp, 'code' | 'enhancedCode' | 'text'>,
  before: string,
  bounced: boolean,
): Smtp {
  const at = (step: Smtp['step']): Smtp => ({ kind: 'smtp', step, ...reply });
  const steps = bounced ? (['bounce'] as const) : stepsOf(reply, before);
  return bestDescribed(steps.map(at) as [Smtp, ...Smtp[]]);
}

const commands: readonly (readonly [RegExp, Smtp['step']])[] = [
  [/\bAUTH(?:ENTICATE)? |\blogin\b|SMTPAuthenticationError|EAUTH/i, 'auth'],
  [/\bMAIL FROM\b|sender address|indirizzo del mittente|SMTPSenderRefused/i, 'mail-from'],
  [/\bRCPT TO\b|test recipient|destinatario|SMTPRecipientsRefused/i, 'rcpt-to'],
  [/\bDATA\b|test connection with error|connessione di prova con|SMTPDataError/, 'data'],
  [/\bSTARTTLS\b/, 'starttls'],
  [/\bEHLO\b/i, 'ehlo'],
];

const ofAuth = new Set(['5.7.139', '5.7.3', '5.5.124', '5.7.4', '5.7.30', '5.7.8', '5.7.9']);

function stepsOf(reply: Pick<Smtp, 'code' | 'enhancedCode'>, before: string): Smtp['step'][] {
  if (reply.code === 535 || reply.code === 534 || ofAuth.has(reply.enhancedCode ?? '')) {
    return ['auth'];
  }
  const heard = commands
    .map(([pattern, step]) => ({ step, at: lastIndexOf(before, pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at);
  const [last] = heard;
  if (last !== undefined) return [last.step];
  return ['data', 'mail-from', 'rcpt-to', 'auth', 'greeting', 'bounce'];
}

function lastIndexOf(text: string, pattern: RegExp): number {
  const all = [...text.matchAll(new RegExp(pattern.source, `g${pattern.flags}`))];
  return all.at(-1)?.index ?? -1;
}

import { chooseEntry } from '../diagnose.ts';
import { type CatalogueEntry } from '../catalogue-entry.ts';
import { type Signal } from '../signal.ts';
import { maxPerKind, type FoundSignal } from './found-signal.ts';
import { isOtherMailServer, speaksOfMailNear } from './mail-target.ts';
import { isForeign, mechanismAt, type Reading, speakerOf } from './reading.ts';
import { stepAt } from './smtp-step.ts';
import { isSaidByRecipient, isSendmailsOwn, isTemporary } from './sentence-context.ts';

type Smtp = Extract<Signal, { kind: 'smtp' }>;

/** A reply code with an enhanced status code (RFC 2034) right behind it, or on the next line. */
const coded =
  /(?<![\w.])([45]\d\d)(?:[ -]|, ?b?["']|,? ?\r?\n\s{0,20}|: ?|[ -]#)(?:b?["'])?#?(?:SMTP;? ?)?([45]\.\d{1,3}\.\d{1,3})(?![\w.])([^\r\n]{0,400})/g;
/** The enhanced code alone before a sentence; not Postfix's `dsn=` before the whole reply. */
const dotted = /(?<![\w./-]|dsn=)([45]\.[0-7]\.\d{1,3})(?![\w.-])[ :;,-]{1,3}([^\r\n]{3,400})/g;
/** A reply code alone, where something says that it is one. */
const plain =
  /(?:(?:^|[\r\n])(?:[^\r\n]{0,80}?(?:S: ?|SMTP< ?|SERVER -> CLIENT: ?|reply: b?'|<{1,2} |<- |<= ))?|["'(] {0,2}|\b(?:error|code|reply|said|response|server|smtp|with)[:=]? {0,2})(421|432|45[0-5]|50[0-4]|521|523|53[0458]|541|55[0-6])(?:[ -]|, ?b?["']|: )(?!Internal Server|Bad Gateway|Service Unavailable|Gateway|Not Implemented)(?=[A-Za-z<])([^\r\n]{1,400})/gi;

/** The number of a bounce in a field of its own, without a sentence beside it (RFC 3464 section 2.3.4). */
const field =
  /(?:Status|Status ?code|Statuscode|Error code|Codice (?:di )?stato|Code d'état|Código de estado)\s{0,2}: {0,4}(?:([45]\d\d) )?#?([45]\.\d{1,3}\.\d{1,3})(?=\s|$)/gi;

/** Numbers that stand in many sentences: alone they name a stage at most. */
const vague = new Set([
  '5.7.1',
  '5.7.0',
  '5.0.0',
  '4.0.0',
  '4.7.0',
  '4.7.1',
  '5.5.0',
  '5.4.0',
  '4.4.0',
  '5.3.0',
]);

/** What an SMTP server said, in a transcript, a dialog, a traceback or a bounce. */
export function findSmtp(reading: Reading): FoundSignal[] {
  const { text } = reading;
  const matches = [
    ...[...text.matchAll(coded)].map((match) => ({ match, code: match[1], enhanced: match[2] })),
    ...[...text.matchAll(dotted)].map((match) => ({ match, code: undefined, enhanced: match[1] })),
    ...[...text.matchAll(plain)].map((match) => ({ match, code: match[1], enhanced: undefined })),
  ].sort((one, other) => one.match.index - other.match.index);
  const found: FoundSignal[] = [];
  // A whole reply that means nothing here means nothing by its second number either.
  let read = 0;
  for (const { match, code, enhanced } of matches.slice(0, maxPerKind)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start < read || found.some((other) => start < other.end && other.start < end)) continue;
    if (code !== undefined && enhanced !== undefined)
      read = start + code.length + enhanced.length + 2;
    const reply = {
      code: code === undefined ? null : Number(code),
      enhancedCode: enhanced ?? null,
      text: match[0].replace(/^[\s"'(:>]+/, '').replace(/["')\]\s]+$/, ''),
    };
    const signal = readReply(reading, reply, start, end);
    if (signal !== null) found.push(signal);
  }
  if (found.length > 0) return found;
  const fields = reading.bounced ? [...text.matchAll(field)] : [];
  const [first] = fields
    .flatMap((match) => codeOnly(match, ['bounce']))
    .filter(({ signal, start, end }) => {
      const entry = chooseEntry(signal);
      return (
        !isRecipientsWord(reading, entry, start) &&
        !(signal.kind === 'smtp' && isEveryonesNumber(reading, signal, entry, start, end))
      );
    });
  return first === undefined ? [...codeAlone(text), ...codeOnItsLine(text)] : [first];
}

function readReply(
  reading: Reading,
  reply: Pick<Smtp, 'code' | 'enhancedCode' | 'text'>,
  start: number,
  end: number,
): FoundSignal | null {
  if (isForeign(reading, start, end) || !isReply(reading, reply, start, end)) return null;
  const step = stepAt(reading, start, end, reply.text);
  const enhancedCode = vague.has(reply.enhancedCode ?? '') ? null : reply.enhancedCode;
  const isAuth = step === 'auth' || reply.code === 535 || reply.code === 534;
  // A stage that the text does not show cannot be named: only a number of its own then decides.
  const guesses = step === null ? (['data', 'mail-from', 'rcpt-to', 'bounce'] as const) : [step];
  const mechanism = isAuth ? mechanismAt(reading, start, end) : undefined;
  const signals = guesses.map((guess): Smtp => ({
    kind: 'smtp',
    step: isAuth ? 'auth' : guess,
    ...reply,
    enhancedCode,
    ...(mechanism === undefined ? {} : { mechanism }),
  }));
  const known = signals.find((signal) => isDecidedByNumber(signal));
  const signal = known ?? (step === null && !isAuth ? undefined : signals[0]);
  if (signal === undefined) return null;
  const entry = chooseEntry(signal);
  if (isAuth && isSaidByOthers(reading, reply.text, start, end)) return null;
  if (entry.code === 'message-returned' && !isReport(reading)) return null;
  // Of someone else's server nothing is known but its own words.
  if (entry.rows.length === 0 && isOtherMailServer(reading.text, start, end)) return null;
  if (known === undefined && isAnyonesReply(reading, reply, start, end)) return null;
  if (isEveryonesNumber(reading, signal, entry, start, end)) return null;
  if (entry.code === 'message-too-large' && !isAboutSize(signal)) return null;
  if (isRecipientsWord(reading, entry, start)) return null;
  if (isTemporary(entry, signal.text)) return null;
  if (
    entry.rows.length > 0 &&
    known === undefined &&
    isTemporaryGuess(reading, entry.code, start, end)
  ) {
    return null;
  }
  const certainty = known === undefined ? 'possible' : 'likely';
  const weak = isSendmailsOwn(reading.text, start);
  const said = { ...signal, enhancedCode: reply.enhancedCode };
  return { signal: said, entry, start, end, certainty, weak };
}

/**
 * How Postfix, Dovecot, Exim and most providers refuse a sign-in. Exchange says "Authentication
 * unsuccessful", and where nothing else names Microsoft the text is not about it.
 */
const refusalsOfOthers =
  /authenticat\w{0,4} (?:failed|failure|error|rejected|data)|credentials? (?:are )?(?:invalid|rejected)|(?:invalid|bad|wrong|incorrect) (?:credentials?|user|login|password|auth)|not accepted|log ?in (?:fail|incorrect|denied)|too many bad auth/i;

function isSaidByOthers(reading: Reading, words: string, start: number, end: number): boolean {
  return refusalsOfOthers.test(words) && speakerOf(reading, start, end) !== 'Microsoft';
}

/**
 * Every server refuses senders, recipients and messages: where nothing names Microsoft, and no number
 * of Exchange's decides, the stage alone is no finding. A refused sign-in is one, whoever refuses it.
 */
function isAnyonesReply(
  reading: Reading,
  { code }: Pick<Smtp, 'code'>,
  start: number,
  end: number,
): boolean {
  return code !== 535 && code !== 534 && speakerOf(reading, start, end) !== 'Microsoft';
}

/** "Busy" is said of Microsoft only where Microsoft speaks: greylisting has the same codes. */
function isTemporaryGuess(reading: Reading, code: string, start: number, end: number): boolean {
  return code === 'smtp-server-busy' && speakerOf(reading, start, end) !== 'Microsoft';
}

/** "Undeliverable" is a word of parcels too: a report has fields, or quotes a server. */
function isReport({ text, marks }: Reading): boolean {
  return (
    marks.some(({ service }) => service === 'Microsoft') ||
    /Diagnostic-Code|Final-Recipient|Reporting-MTA|Status(?: ?code)?:|returned|\bsaid\b|Generating server|Mail Delivery/i.test(
      text,
    )
  );
}

/**
 * RFC 3463 gives the short numbers to every server: of an account or an organisation at Microsoft's
 * they speak only where Microsoft does. Three digits at the end are Exchange's own.
 */
function isEveryonesNumber(
  reading: Reading,
  { enhancedCode, step }: Smtp,
  { about, rows }: CatalogueEntry,
  start: number,
  end: number,
): boolean {
  return (
    rows.length > 0 &&
    step !== 'auth' &&
    (about === 'mailbox' || about === 'organisation') &&
    /^\d\.\d\.\d{1,2}$/.test(enhancedCode ?? '') &&
    speakerOf(reading, start, end) !== 'Microsoft'
  );
}

/** The number of Microsoft's block, given by another server. */
function isRecipientsWord(reading: Reading, { code }: CatalogueEntry, start: number): boolean {
  return code === 'sender-blocked-for-spam' && isSaidByRecipient(reading, start);
}

/** 552 alone is "exceeded": of what, its words say, and some filters refuse spam with it. */
function isAboutSize({ code, enhancedCode, text }: Smtp): boolean {
  return (
    code !== 552 ||
    enhancedCode === '5.3.4' ||
    enhancedCode === '5.2.3' ||
    /siz|larg|\bbig|too much|exceed|limit|storage|grand|gro(?:ß|ss)|volumin|dimension/i.test(text)
  );
}

/** Whether the enhanced code itself names the finding, rather than the stage it was heard in. */
function isDecidedByNumber(signal: Smtp): boolean {
  if (signal.code === 432 || signal.code === 552) return true;
  if (signal.enhancedCode === null) return false;
  const entry = chooseEntry(signal);
  return (
    entry.rows.length > 0 && entry.code !== chooseEntry({ ...signal, enhancedCode: '5.9.99' }).code
  );
}

/** Numbers in prose, versions and dates are no replies. */
function isReply(
  reading: Reading,
  { code, enhancedCode, text }: Pick<Smtp, 'code' | 'enhancedCode' | 'text'>,
  start: number,
  end: number,
): boolean {
  // A reply and its number stand on one line, the sentence at times on the next.
  const words =
    code !== null && enhancedCode !== null ? text + reading.text.slice(end, end + 80) : text;
  if (!/\p{L}{3,}/u.test(words.replace(/[\d.]+/g, ''))) return false;
  const mail =
    reading.bounced ||
    speaksOfMailNear(reading.text, start, end) ||
    speakerOf(reading, start, end) === 'Microsoft' ||
    (code === 535 && /authenticat|credential|log ?in|sign/i.test(text));
  if (code !== null && enhancedCode !== null) {
    return String(code).startsWith(enhancedCode.slice(0, 1)) || mail;
  }
  return mail;
}

/** A code of Exchange's own and nothing else, as it stands in a ticket or at the end of a cut line. */
function codeAlone(text: string): FoundSignal[] {
  const match =
    /^[\s"'(]*(?:([45]\d\d)(?:[ -]|, ?b?["']))?([45]\.\d{1,3}\.\d{1,3})(?![\w.])\P{L}*(?:\p{L}{1,2}\P{L}*)?$/u.exec(
      text,
    );
  if (match === null) return [];
  return codeOnly(match, match[1] === '535' ? ['auth'] : ['data', 'bounce', 'auth']);
}

/** Beside other errors, each on its line, only with the reply code before it. */
function codeOnItsLine(text: string): FoundSignal[] {
  if (!/\n\s*\S/.test(text.trim())) return [];
  const line = /(?<=^|\n)[ \t]*([45]\d\d)[ -]([45]\.\d{1,3}\.\d{1,3})[ \t]*(?=\r?\n|$)/g;
  return [...text.matchAll(line)]
    .slice(0, maxPerKind)
    .flatMap((match) =>
      codeOnly(match, match[1] === '535' ? ['auth'] : ['data', 'bounce', 'auth']),
    );
}

/** What a number says without any words: only one that has a finding of its own. */
function codeOnly(match: RegExpExecArray, steps: readonly Smtp['step'][]): FoundSignal[] {
  const [whole, code, enhancedCode = ''] = match;
  const signal = steps
    .map((step): Smtp => ({
      kind: 'smtp',
      step,
      code: code === undefined ? null : Number(code),
      enhancedCode,
      text: whole.trim(),
      ...(step === 'auth' ? { mechanism: 'unknown' as const } : {}),
    }))
    .find((signal) => isAuthRefused(signal) || isDecidedByNumberAlone(signal));
  const start = match.index;
  return signal === undefined
    ? []
    : [{ signal, start, end: start + whole.length, certainty: 'possible' }];
}

/** The short numbers stand in many sentences of many servers: alone they decide nothing. */
function isDecidedByNumberAlone(signal: Smtp): boolean {
  const number = signal.enhancedCode ?? '';
  return !vague.has(number) && number !== '5.7.3' && isDecidedByNumber(signal);
}

/** Exchange's two numbers for a refused sign-in: by a setting, or with 535 for any reason. */
function isAuthRefused({ step, code, enhancedCode }: Smtp): boolean {
  return (
    step === 'auth' && (enhancedCode === '5.7.139' || (code === 535 && enhancedCode === '5.7.3'))
  );
}

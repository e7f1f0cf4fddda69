import { type Signal } from '../signal.ts';
import { maxPerKind, type FoundSignal } from './found-signal.ts';
import { isForeign, mechanismAt, type Reading, speakerOf } from './reading.ts';

type Imap = Extract<Signal, { kind: 'imap' }>;

/** A status response (RFC 9051 section 7.1): a tag with a digit, or a star. */
const tagged =
  /(?:^|[\r\n])(?:[^\r\n]{0,120}?[ >:"'<])?((?:[A-Z]{0,6}\d{1,6}|\*) (NO|BAD|BYE) [^\r\n]{1,300})/g;

/** The same without its tag, as libraries quote it: Python, imapflow, Java, Ruby, .NET, PHP, Odoo. */
const quoted =
  /(?:AUTHENTICATE failed|(?<!AUTH )LOGIN failed|(?:command: [A-Z ]{2,20}=> |command error: )[^\r\n]{1,200}|Command Argument Error\.? \d{1,3}|\[NONEXISTENT\])[^\r\n]{0,200}/g;

/** What an IMAP server said, in a transcript, a dialog or a traceback. */
export function findImap(reading: Reading): FoundSignal[] {
  const { text } = reading;
  const lines = [...text.matchAll(tagged)].map((match) => ({
    match,
    status: match[2] as 'NO' | 'BAD' | 'BYE',
    words: match[1] ?? match[0],
  }));
  const phrases = [...text.matchAll(quoted)].map((match) => ({
    match,
    status: /\bBAD\b|^Command /.test(match[0]) ? ('BAD' as const) : ('NO' as const),
    words: match[0].replace(/["')\]\s]+$/, ''),
  }));
  return [...lines, ...phrases].slice(0, maxPerKind).flatMap(({ match, status, words }) => {
    const start = match.index + match[0].indexOf(words.slice(0, 8));
    const end = match.index + match[0].length;
    if (
      isForeign(reading, start, end) ||
      !/imap|microsoft|outlook|AUTHENTICATE|LOGIN|mailbox|casella|fetchmail|\* |[A-Z]{0,6}\d/i.test(
        text,
      )
    )
      return [];
    if (isSaidByOthers(words) && speakerOf(reading, start, end) !== 'Microsoft') return [];
    const step = stepOf(reading, words, status, match.index);
    if (step === null) return [];
    const mechanism = step === 'auth' ? mechanismOf(reading, words, start, end) : undefined;
    const signal: Imap = {
      kind: 'imap',
      step,
      status,
      text: words,
      ...(mechanism === undefined ? {} : { mechanism }),
    };
    return [
      { signal, start, end, certainty: step === 'auth' ? ('seen' as const) : ('likely' as const) },
    ];
  });
}

/** How Dovecot, Cyrus and Courier refuse a sign-in; Exchange says "LOGIN failed". */
function isSaidByOthers(words: string): boolean {
  return (
    /\[AUTHENTICATIONFAILED\]|invalid credentials|authentication fail|login incorrect/i.test(
      words,
    ) && !/AUTHENTICATE failed|LOGIN failed/.test(words)
  );
}

/** LOGIN carries a password; AUTHENTICATE carries what the text names. */
function mechanismOf(
  reading: Reading,
  words: string,
  start: number,
  end: number,
): 'token' | 'password' | 'unknown' | undefined {
  if (/Command Argument Error/i.test(words)) return undefined;
  if (/\bLOGIN failed|LOGIN command/.test(words)) return 'password';
  return mechanismAt(reading, start, end);
}

/** The step that the words name, else that of the command before. */
function stepOf(
  reading: Reading,
  words: string,
  status: Imap['status'],
  index: number,
): Imap['step'] | null {
  if (/AUTHENTICATE|LOGIN|Command Argument Error/.test(words)) return 'auth';
  if (/SELECT|EXAMINE|INBOX|NONEXISTENT/i.test(words)) return 'inbox';
  if (/LIST|NAMESPACE/.test(words)) return 'list';
  if (words.includes('CAPABILITY')) return 'capability';
  const before = reading.text.slice(Math.max(0, index - 500), index);
  const last = [
    ...before.matchAll(/\b(LOGIN|AUTHENTICATE|SELECT|EXAMINE|LIST|NAMESPACE|CAPABILITY)\b/g),
  ].at(-1)?.[0];
  if (last === undefined) return status === 'BYE' ? 'list' : null;
  if (/LOGIN|AUTH/.test(last)) return 'auth';
  if (/SELECT|EXAMINE/.test(last)) return 'inbox';
  return last === 'CAPABILITY' ? 'capability' : 'list';
}

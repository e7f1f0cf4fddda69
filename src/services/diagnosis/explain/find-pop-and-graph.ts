import { type FoundSignal } from './found-signal.ts';
import { isForeign, type Reading } from './reading.ts';

/** `-ERR` of POP, and errors of Graph by the field of their name. */
export function findPopAndGraph(reading: Reading): FoundSignal[] {
  return [...findPop(reading), ...findGraph(reading)];
}

function findPop(reading: Reading): FoundSignal[] {
  return [...reading.text.matchAll(/-ERR [^\r\n]{3,200}/g)].slice(0, 5).flatMap((match) => {
    const end = match.index + match[0].length;
    if (isForeign(reading, match.index, end) || isBeforeSignIn(reading, match.index)) return [];
    const signal = { kind: 'pop' as const, text: match[0] };
    return [{ signal, start: match.index, end, certainty: 'likely' as const }];
  });
}

/** The answer to a command that no one signs in with. */
function isBeforeSignIn({ text }: Reading, start: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  return /\b(?:CAPA|STLS|NOOP|QUIT)\s{0,3}\r?\n[^\r\n]{0,80}$/.test(before);
}

const graphErrors =
  /\b(MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI|ErrorNonExistentMailbox|ErrorMissingEmailAddress|ErrorInvalidUser|ErrorQuotaExceeded|ErrorMessageSizeExceeded|InvalidAuthenticationToken|ErrorAccessDenied)\b[^\r\n]{0,300}/g;

function findGraph(reading: Reading): FoundSignal[] {
  return [...reading.text.matchAll(graphErrors)].slice(0, 5).map((match) => ({
    signal: { kind: 'graph', error: match[1] ?? '', text: match[0] },
    start: match.index,
    end: match.index + match[0].length,
    certainty: 'seen',
  }));
}

import { type Signal } from '../signal.ts';
import { bestDescribed, maxPerKind, type FoundSignal } from './found-signal.ts';

type Imap = Extract<Signal, { kind: 'imap' }>;

/** A status response (RFC 9051 section 7.1): a tag with a digit, or a star. */
const tagged =
  /(?:^|[\r\n])(?:[^\r\n]{0,40}?[ >:"'])?((?:[A-Z]{0,6}\d{1,6}|\*) (NO|BAD|BYE) [^\r\n]{1,300})/g;

/** The same without its tag, as libraries quote it: Python, imapflow, Odoo. */
const quoted =
  /(?:AUTHENTICATE failed|LOGIN failed|(?:command: |command error: )[^\r\n]{1,200}|Command Argument Error\.? \d{1,3}|AccessTokenExpired|Command received in Invalid state|\[NONEXISTENT\])[^\r\n]{0,200}/g;

/** What an IMAP server said, in a transcript, a dialog or a traceback. */
export function findImap(text: string): FoundSignal[] {
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
  return [...lines, ...phrases].slice(0, maxPerKind).map(({ match, status, words }) => ({
    signal: inItsImapStep(status, words),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The step that the words name, else the one that explains them. */
export function inItsImapStep(status: Imap['status'], text: string): Imap {
  const at = (step: Imap['step']): Imap => ({ kind: 'imap', step, status, text });
  return bestDescribed(stepsOf(text).map(at) as [Imap, ...Imap[]]);
}

function stepsOf(text: string): Imap['step'][] {
  if (/AUTHENTICATE|LOGIN|Command Argument Error/.test(text)) return ['auth'];
  if (/SELECT|EXAMINE|INBOX|NONEXISTENT/i.test(text)) return ['inbox'];
  if (/LIST|NAMESPACE/.test(text)) return ['list'];
  if (text.includes('CAPABILITY')) return ['capability'];
  return ['list', 'inbox', 'auth', 'greeting'];
}

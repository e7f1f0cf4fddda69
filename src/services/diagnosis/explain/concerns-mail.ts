import { speaksOfMailNear, targetOf } from './mail-target.ts';
import { isForeign, type Reading } from './reading.ts';

/** Longer texts that never speak of mail are someone else's. */
const shortText = 600;

const loopback = /(?<![\w.])(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[?::1\]?)(?![\w.])/i;

/** A server on the same machine is someone's own; Odoo's is what it takes when none is set up. */
function isOwnMachine(text: string, start: number, end: number): boolean {
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(
    Math.max(text.lastIndexOf('\n', start) + 1, start - 200),
    Math.min(lineEnd < 0 ? text.length : lineEnd, end + 200),
  );
  // What a program listens on fails on this machine, and a proxy of its own stands in the way.
  if (/\b(?:listen|bind)\b|proxy|\.pac\b/i.test(line)) return false;
  return (
    loopback.test(line) && !/office365|outlook\.|microsoftonline/i.test(line) && !speaksOfOdoo(text)
  );
}

function speaksOfOdoo(text: string): boolean {
  return /\b(?:odoo|openerp)\b/i.test(text);
}

/** Whether a failure of the network has to do with mail or a sign-in at Microsoft's. */
export function concernsMail(reading: Reading, start: number, end: number): boolean {
  if (isForeign(reading, start, end) || isOwnMachine(reading.text, start, end)) return false;
  const target = targetOf(reading.text, start, end);
  if (target === 'mail' || target === 'authority' || target === 'graph') return true;
  if (target === 'other') return false;
  return (
    speaksOfMailNear(reading.text, start, end) ||
    (reading.marks.length === 0 &&
      reading.text.length < shortText &&
      !withoutFrames(reading.text).includes('\n'))
  );
}

/** A traceback through Python's own library names no program: its last line stands alone. */
function withoutFrames(text: string): string {
  return text
    .replace(/^[ \t]*Traceback \(most recent call last\):[ \t]*\r?\n/gmu, '')
    .replace(
      /^[ \t]*File "[^"\r\n]{0,200}[\\/](?:socket|ssl|smtplib|imaplib|poplib)\.py", line \d{1,6}[^\r\n]{0,80}\r?\n(?:(?![ \t]*File )[ \t]+[^\r\n]{0,200}\r?\n){0,2}/gmu,
      '',
    )
    .trim();
}

import { type KnownMessage } from '../known-message.ts';
import { type FoundSignal } from './found-signal.ts';
import { isForeign, type Reading } from './reading.ts';
import { type TranscriptLine } from './transcript.ts';

/**
 * A transcript that ends early is evidence: the step that is missing is the finding. Several
 * conversations in one log are read one by one, the last ones first.
 */
export function findBrokenOff(reading: Reading): FoundSignal[] {
  const conversations = splitConversations(reading.transcript);
  for (const conversation of conversations.reverse().slice(0, 40)) {
    const found = readConversation(reading, conversation);
    if (found !== null) return [found];
  }
  return [];
}

/** A greeting, or a first EHLO after a QUIT, begins a conversation. */
function splitConversations(lines: readonly TranscriptLine[]): TranscriptLine[][] {
  const all: TranscriptLine[][] = [];
  for (const each of lines) {
    const greets =
      each.from === 'server' &&
      /^220[ -].*(?:ESMTP|SMTP|Mail Service)/i.test(each.line) &&
      !/ready\.? to start TLS|SMTP server ready/i.test(each.line);
    if (greets || all.length === 0) all.push([]);
    all.at(-1)?.push(each);
  }
  return all;
}

const isCommand =
  (name: RegExp) =>
  (each: TranscriptLine): boolean =>
    each.from === 'client' && name.test(each.line);

function readConversation(reading: Reading, lines: readonly TranscriptLine[]): FoundSignal | null {
  const startTls = lines.findLastIndex(isCommand(/^STARTTLS\b/i));
  const ehlo = lines.findLastIndex(isCommand(/^(?:EHLO|HELO)\b/i));
  const auth = lines.findLastIndex(isCommand(/^AUTH\b/i));
  const mailFrom = lines.findIndex(isCommand(/^MAIL FROM/i));
  if (startTls >= 0 && ehlo < startTls && auth < startTls) {
    const reply = lines.slice(startTls + 1).find(({ from }) => from === 'server');
    const others = lines.slice(startTls + 1).filter(isCommand(/^(?!QUIT|STARTTLS|RSET)/i));
    if (reply !== undefined && /^220\b/.test(reply.line) && others.length === 0) {
      return at(reading, 'transcript-ends-after-starttls', reply, lines);
    }
  }
  if (ehlo >= 0 && auth < ehlo && mailFrom < 0) {
    const offered = lines
      .slice(ehlo)
      .find(({ from, line }) => from === 'server' && /\bAUTH\b.*XOAUTH2/i.test(line));
    const quit = lines.slice(ehlo).find(isCommand(/^QUIT\b/i));
    const others = lines.slice(ehlo + 1).filter(isCommand(/^(?!QUIT|RSET|NOOP)/i));
    if (offered !== undefined && quit !== undefined && others.length === 0) {
      return at(reading, 'transcript-ends-before-auth', offered, lines);
    }
  }
  if (mailFrom >= 0 && auth < 0 && ehlo >= 0 && ehlo < mailFrom) {
    const refused = lines
      .slice(mailFrom)
      .find(({ from, line }) => from === 'server' && /^530\b|^550 5\.7\.(?:57|1|3)\b/.test(line));
    if (refused !== undefined && !isForeign(reading, refused.at, refused.at + 10)) {
      return {
        signal: {
          kind: 'smtp',
          step: 'mail-from',
          code: 530,
          enhancedCode: '5.7.57',
          text: refused.line,
        },
        start: refused.at,
        end: refused.at + refused.line.length,
        certainty: 'seen',
      };
    }
  }
  return null;
}

function at(
  reading: Reading,
  message: KnownMessage,
  line: TranscriptLine,
  lines: readonly TranscriptLine[],
): FoundSignal | null {
  const first = lines[0]?.at ?? 0;
  if (isForeign(reading, first, line.at + line.line.length)) return null;
  return {
    signal: { kind: 'message', message, text: line.line },
    start: line.at,
    end: line.at + line.line.length,
    certainty: 'likely',
  };
}

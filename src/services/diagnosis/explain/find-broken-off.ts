import { type KnownMessage } from '../known-message.ts';
import { type FoundSignal } from './found-signal.ts';
import { isForeign, type Reading } from './reading.ts';
import { type TranscriptLine } from './transcript.ts';

/**
 * A transcript that ends early is evidence: the step that is missing is the finding. Several
 * conversations in one log are read one by one, the last ones first.
 */
export function findBrokenOff(reading: Reading): FoundSignal[] {
  const other = findOtherServer(reading);
  if (other !== null) return [other];
  const conversations = splitConversations(reading.transcript);
  for (const conversation of conversations.reverse().slice(0, 40)) {
    const found = readConversation(reading, conversation);
    if (found !== null) return [found];
  }
  return [];
}

const dialledMicrosoft =
  /(?:smtp|outlook|smtp-mail|imap-mail)\.(?:office365|outlook|office)\.com\b(?![^]{0,40}failed)/i;

/**
 * Microsoft's host was dialled, and another server greets: the hosting company or a firewall takes
 * the port for its own (row 131). What it says afterwards is not about Microsoft.
 */
function findOtherServer({ text, transcript }: Reading): FoundSignal | null {
  const greeting = transcript.find(
    ({ from, line }) => from === 'server' && /^220[ -]\S{1,100} .{0,40}E?SMTP\b/.test(line),
  );
  if (greeting === undefined || /outlook|office365|Microsoft/i.test(greeting.line)) return null;
  const before = text.slice(Math.max(0, greeting.at - 600), greeting.at);
  if (!dialledMicrosoft.test(before)) return null;
  return {
    signal: {
      kind: 'conversation',
      protocol: 'smtp',
      step: 'greeting',
      problem: 'unexpected-greeting',
      text: greeting.line,
    },
    start: greeting.at,
    end: greeting.at + greeting.line.length,
    certainty: 'seen',
  };
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

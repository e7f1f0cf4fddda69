import { parseImapStatus } from '../../diagnosis/imap-response.ts';
import { ProtocolViolation } from '../protocol-violation.ts';
import { type Transcript } from '../transcript.ts';
import { type WireTap } from './tapped-socket.ts';

/** What is kept of a line, to be shown. */
const maxKeptLength = 4_096;
const maxAnswers = 100;
/** Limits in bytes. A LIST of ten thousand folders is 1 MB; no other answer has 10 kB. */
const maxLineLength = 64 * 1024;
const maxAnswerBytes = 256 * 1024;
const maxListBytes = 4 * 1024 * 1024;
/** Folder names come as literals, and nothing else that a test asks for. */
const maxLiteralBytes = 64 * 1024;
/** XOAUTH2 has one challenge at most, and one more for the token where SASL-IR is missing. */
const maxChallenges = 3;

/**
 * Cuts the bytes of an IMAP connection into lines for the transcript, keeps the refusals, and
 * notices what imapflow lets pass: tagged answers to commands that were not sent yet, and talk
 * without end.
 */
export class ImapWire implements WireTap {
  private buffered = '';
  /** Bytes of a literal still to come: not lines of the protocol, whatever they look like. */
  private literal = 0;
  /** Bytes since the last command, and how many may come. */
  private bytes = 0;
  private maxBytes = maxAnswerBytes;
  private lineLength = 0;
  private challenges = 0;
  /** An answer has begun whose end has not come. */
  private begun = false;
  /** The end of the line under way, where a literal announces itself, however packets cut it. */
  private tail = '';
  /** The tag of the AUTHENTICATE that is under way. */
  private authenticating: string | null = null;
  private readonly unanswered = new Set<string>();
  private readonly answers = new Map<string, string>();
  /** The first line of the server. */
  greeting = '';
  /** `* BYE …`, when the server said good-bye. */
  bye: string | null = null;
  /** What the server did that ends the conversation. */
  broken: ProtocolViolation | null = null;

  /** How the connection was lost, where it was. imapflow says only that it is gone. */
  lost: Error | null = null;

  constructor(private readonly transcript: Transcript) {}

  sent(chunk: Buffer): void {
    this.begun = false;
    if (this.authenticating === null) this.expect(chunk.toString('latin1').includes(' LIST '));
    for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
      const command = /^(\S+ AUTHENTICATE \S+)( .+)?$/i.exec(line);
      const shown = command?.[1] ?? null;
      const tag = line.slice(0, line.indexOf(' '));
      if (this.authenticating === null) this.unanswered.add(tag);
      if (shown !== null) {
        this.authenticating = tag;
        this.transcript.add('client', command?.[2] === undefined ? shown : `${shown} •••`);
      } else {
        this.transcript.add('client', this.authenticating !== null && line !== '' ? '•••' : line);
      }
    }
  }

  received(chunk: Buffer): void {
    if (this.broken !== null) return;
    this.bytes += chunk.length;
    let rest = chunk.toString('latin1');
    while (rest !== '' && !this.isBroken()) rest = this.take(rest);
    if (this.bytes > this.maxBytes) this.break('too-much', this.buffered);
  }

  /** The tagged answer to one command, verbatim; by tag, since several may come in one packet. */
  answerTo(tag: string): string {
    return this.answers.get(tag) ?? '';
  }

  /** Of an answer that has begun and not ended, the line that is under way; else null. */
  unfinished(): string | null {
    return this.begun ? this.buffered : null;
  }

  private isBroken(): boolean {
    return this.broken !== null;
  }

  /** Takes one line, one literal, or the beginning of either; answers what is left. */
  private take(bytes: string): string {
    this.begun = true;
    if (this.literal > 0) {
      const part = bytes.slice(0, this.literal);
      this.literal -= part.length;
      this.keep(part);
      return bytes.slice(part.length);
    }
    const end = bytes.indexOf('\n');
    const part = end < 0 ? bytes : bytes.slice(0, end);
    this.keep(part);
    this.tail = (this.tail + part.slice(-16)).slice(-16);
    this.lineLength += part.length;
    if (this.lineLength > maxLineLength) this.break('too-much', this.buffered);
    if (end < 0) return '';
    this.lineLength = 0;
    const size = /\{(\d+)\+?\}\r?$/.exec(this.tail)?.[1];
    this.tail = '';
    const line = this.buffered.replace(/\r$/, '');
    this.literal = Number(size ?? 0);
    if (this.literal > Math.min(this.maxBytes, maxLiteralBytes)) this.break('too-much', line);
    if (this.literal > 0) {
      this.keep('\n');
    } else {
      this.buffered = '';
      this.hear(asUtf8(line));
    }
    return bytes.slice(end + 1);
  }

  private keep(bytes: string): void {
    if (this.buffered.length < maxKeptLength) {
      this.buffered = (this.buffered + bytes).slice(0, maxKeptLength);
    }
  }

  private hear(line: string): void {
    this.transcript.add('server', line);
    if (this.greeting === '') {
      this.greeting = line === '' ? ' ' : line;
      this.begun = false;
      // imapflow would wait for an untagged answer for ever.
      if (!line.startsWith('* ')) this.break('unexpected-greeting', line);
    }
    if (line.startsWith('+')) {
      this.challenges += 1;
      if (this.challenges > maxChallenges) this.break('too-much', line);
      // imapflow would pass a challenge over that comes before the answer to CAPABILITY, and wait.
      else if (this.authenticating !== null && !this.isDue(this.authenticating))
        this.break('out-of-turn', line);
    }
    const status = parseImapStatus(line.split('\n', 1)[0] ?? '');
    if (status === null) return;
    if (status.untagged) {
      if (status.status === 'BYE') this.bye = line;
      return;
    }
    this.begun = false;
    this.expect(false);
    const tag = line.slice(0, line.indexOf(' '));
    if (tag === this.authenticating) this.authenticating = null;
    // It would be taken for the answer to the command that is sent next. CAPABILITY and
    // AUTHENTICATE, LIST and EXAMINE are under way together, and the second must not overtake (RFC
    // 9051 section 5.5).
    const inTurn = this.isDue(tag);
    this.unanswered.delete(tag);
    if (!inTurn) this.break('out-of-turn', line);
    else if (this.answers.size < maxAnswers) this.answers.set(tag, line);
  }

  /** Whether the oldest command without an answer is this one. */
  private isDue(tag: string): boolean {
    const [due] = this.unanswered;
    return due === tag;
  }

  private expect(list: boolean): void {
    this.bytes = 0;
    this.challenges = 0;
    this.maxBytes = list ? maxListBytes : maxAnswerBytes;
  }

  private break(problem: ProtocolViolation['problem'], words: string): void {
    this.broken ??= new ProtocolViolation(problem, words);
  }
}

function asUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

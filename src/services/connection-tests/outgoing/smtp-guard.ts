import { ProtocolViolation } from '../protocol-violation.ts';

/** All that a server may say in one test; Exchange says less than 4 kB. Bytes. */
const maxBytes = 1024 * 1024;
/**
 * nodemailer puts each empty line into a queue and works off one a turn of the event loop, long
 * after the connection has gone: half a million keep a process busy for minutes.
 */
const maxEmptyLines = 64;
/** Of an unfinished line only its beginning is kept, to be shown. */
const maxKeptLength = 512;

/**
 * Watches the bytes of an SMTP server for what no honest server does and what nodemailer lets
 * pass: replies to commands that were not sent yet (they would be taken for the answers to the
 * ones that follow), plaintext between the 220 of STARTTLS and the handshake (CVE-2011-0411), and
 * talk without end, empty lines included. The verdict falls on the packet, before nodemailer sees
 * it, so that it does not depend on how quickly the next command is sent.
 */
export class SmtpGuard {
  /** Replies that the server still owes; the first is the greeting. */
  private owed = 1;
  /** Replies that came whole, with the end of their last line. */
  private whole = 0;
  private awaitsStartTls = false;
  private bytes = 0;
  private emptyLines = 0;
  private line = '';
  private multiLine = '';

  /** A command has gone out; each is owed one reply. */
  sent(command: string): void {
    this.owed += 1;
    this.awaitsStartTls = command === 'STARTTLS';
  }

  /** The handshake begins: nothing heard before it counts (RFC 3207 section 4.2). */
  upgraded(): void {
    this.line = '';
    this.multiLine = '';
    this.awaitsStartTls = false;
  }

  /** Answers what is wrong with this packet, or null. */
  received(chunk: Buffer): ProtocolViolation | null {
    this.bytes += chunk.length;
    const lines = chunk.toString('latin1').split('\n');
    const rest = lines.pop() ?? '';
    if (this.bytes > maxBytes) return new ProtocolViolation('too-much', lines[0] ?? rest);
    for (const part of lines) {
      const line = `${this.line}${part}`.replace(/\r$/, '');
      this.line = '';
      const broken = this.hear(line);
      if (broken !== null) return broken;
    }
    this.line = `${this.line}${rest}`.slice(0, maxKeptLength);
    const injected = this.awaitsStartTls && this.owed <= 0 && this.line !== '';
    return injected ? new ProtocolViolation('starttls-injected', this.line) : null;
  }

  /** How many replies came whole. */
  countReplies(): number {
    return this.whole;
  }

  /** The beginning of a reply whose end has not come, or an empty text. */
  unfinished(): string {
    return `${this.multiLine}${this.line}`;
  }

  private hear(line: string): ProtocolViolation | null {
    // Not one byte may come there, not even an empty line or a 421.
    if (this.awaitsStartTls && this.owed <= 0) {
      return new ProtocolViolation('starttls-injected', line);
    }
    // As nodemailer tells a continuation.
    if (/^\d+-/.test(line)) {
      this.multiLine = `${this.multiLine}${line}\n`.slice(0, maxKeptLength);
      return this.surplus(line);
    }
    if (line.trim() === '' && this.multiLine === '') {
      this.emptyLines += 1;
      return this.emptyLines > maxEmptyLines ? new ProtocolViolation('too-much', '') : null;
    }
    const broken = this.surplus(line);
    this.multiLine = '';
    this.owed -= 1;
    this.whole += 1;
    if (!line.startsWith('2')) this.awaitsStartTls = false;
    return broken;
  }

  /** What came before it was asked for. A 421 may come at any time (RFC 5321 section 4.2.2). */
  private surplus(line: string): ProtocolViolation | null {
    if (this.owed > 0 || line.startsWith('421')) return null;
    return /^[2-5]\d\d/.test(line) ? new ProtocolViolation('out-of-turn', line) : null;
  }
}

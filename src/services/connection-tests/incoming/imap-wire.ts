import { parseImapStatus } from '../../diagnosis/imap-response.ts';
import { type Transcript } from '../transcript.ts';
import { type WireTap } from './tapped-socket.ts';

/** Longer lines are cut; imapflow has its own limit and ends the connection at it. */
const longestLine = 4_096;
const mostAnswers = 100;

/** Cuts the bytes of an IMAP connection into lines for the transcript, and keeps the refusals. */
export class ImapWire implements WireTap {
  private buffered = '';
  private authenticating = false;
  private readonly answers = new Map<string, string>();
  /** The first line of the server. */
  greeting = '';
  /** `* BYE …`, when the server said good-bye. */
  bye: string | null = null;

  constructor(private readonly transcript: Transcript) {}

  sent(chunk: Buffer): void {
    for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
      const command = /^(\S+ AUTHENTICATE \S+)( .+)?$/i.exec(line);
      const shown = command?.[1] ?? null;
      if (shown !== null) {
        this.authenticating = true;
        this.transcript.add('client', command?.[2] === undefined ? shown : `${shown} •••`);
      } else {
        this.transcript.add('client', this.authenticating && line !== '' ? '•••' : line);
      }
    }
  }

  received(chunk: Buffer): void {
    const lines = (this.buffered + chunk.toString('latin1')).split('\n');
    this.buffered = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) this.hear(asUtf8(line.replace(/\r$/, '').slice(0, longestLine)));
  }

  private hear(line: string): void {
    this.transcript.add('server', line);
    if (this.greeting === '') this.greeting = line;
    const status = parseImapStatus(line);
    if (status === null) return;
    if (status.untagged) {
      if (status.status === 'BYE') this.bye = line;
      return;
    }
    this.authenticating = false;
    if (this.answers.size < mostAnswers) this.answers.set(line.slice(0, line.indexOf(' ')), line);
  }

  /** The tagged answer to one command, verbatim; by tag, since several may come in one packet. */
  answerTo(tag: string): string {
    return this.answers.get(tag) ?? '';
  }
}

function asUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

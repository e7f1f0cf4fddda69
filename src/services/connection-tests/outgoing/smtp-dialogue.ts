import { type SmtpReply, parseSmtpReply } from '../../diagnosis/smtp-reply.ts';
import { type Transcript } from '../transcript.ts';
import { defer } from '../../deferred.ts';
import { SmtpGuard } from './smtp-guard.ts';

interface Waiting {
  resolve(reply: SmtpReply): void;
  reject(error: Error): void;
}

/**
 * Sees every command and reply of an SMTP connection through nodemailer's transaction log, in the
 * order of the wire, and hands the replies out one by one. With PIPELINING several are under way.
 */
export class SmtpDialogue {
  private readonly replies: SmtpReply[] = [];
  private readonly waiting: Waiting[] = [];
  private heard = 0;
  private ended: Error | null = null;
  private readonly ending = defer<never>();
  /** Sees the packets before nodemailer does. */
  readonly guard = new SmtpGuard();

  constructor(private readonly transcript: Transcript) {
    // Most tests do not wait for it.
    this.ending.promise.catch(ignore);
  }

  /** nodemailer's logger: only the transaction log says something that is not known already. */
  readonly log = {
    trace: ignore,
    debug: (entry: unknown, message: unknown): void => this.hear(entry, message),
    info: ignore,
    warn: ignore,
    error: ignore,
    fatal: ignore,
  };

  /** The next reply, which may have come already. Rejects once the connection is over. */
  nextReply(): Promise<SmtpReply> {
    const reply = this.replies.shift();
    if (reply !== undefined) return Promise.resolve(reply);
    if (this.ended !== null) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** The connection has ended: every wait, present and later, fails with the reason. The first reason stays. */
  end(reason: Error): void {
    this.ended ??= reason;
    this.ending.reject(this.ended);
    for (const waiting of this.waiting.splice(0)) waiting.reject(this.ended);
  }

  /** What a wait that has lasted too long was waiting for: the rest of a reply, if some came. */
  unfinished(): string {
    return this.guard.unfinished();
  }

  /** Never resolves; rejects when the connection is over, for waits that await no reply. */
  over(): Promise<never> {
    return this.ending.promise;
  }

  /** The server broke the rules: what it said besides is not to be believed any more. */
  break(reason: Error, words: string): void {
    this.transcript.add('server', words);
    this.replies.length = 0;
    this.end(reason);
  }

  private hear(entry: unknown, message: unknown): void {
    if (entry === null || typeof entry !== 'object' || typeof message !== 'string') return;
    const from: unknown = Reflect.get(entry, 'tnx');
    if (from === 'client') {
      // The only command hidden as a whole is the empty line that answers a challenge.
      const shown = message === '/* secret */' ? '' : message.replace('/* secret */', '•••');
      this.transcript.add('client', shown);
      this.guard.sent(message);
      return;
    }
    if (from !== 'server') return;
    this.transcript.add('server', message);
    this.heard += 1;
    // What stood in nodemailer's buffer when the connection closed: half a reply is no answer,
    // unless it is the beginning of a refusal.
    const cut = this.heard > this.guard.countReplies();
    if (cut && !/^[45]\d\d /.test(message)) return;
    const reply = parseSmtpReply(message);
    const waiting = this.waiting.shift();
    if (waiting === undefined) this.replies.push(reply);
    else waiting.resolve(reply);
  }
}

function ignore(): void {
  return undefined;
}

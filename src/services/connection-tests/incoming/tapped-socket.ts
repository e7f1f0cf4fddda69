import { type Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Where the bytes of one side are shown before they go on. */
export interface WireTap {
  sent(chunk: Buffer): void;
  received(chunk: Buffer): void;
  /** Not null once the other side is not to be listened to any more. */
  readonly broken: Error | null;
  lost: Error | null;
}

/**
 * The socket that imapflow sees: our own connected socket, with every byte shown to the tap, and
 * with the ability to send what is bound to follow ahead of time.
 */
export class TappedSocket extends Duplex {
  /** To be sent with the next write. */
  private following: Buffer | null = null;
  /** Sent before their owner wrote them, in order; several, since a write may wait in the buffer. */
  private readonly sentAhead: Buffer[] = [];
  private readonly letGo: () => void;

  constructor(
    readonly raw: Socket,
    private readonly tap: WireTap,
  ) {
    super();
    const onData = (chunk: Buffer): void => {
      this.tap.received(chunk);
      if (this.tap.broken !== null) this.destroy(this.tap.broken);
      else if (!this.push(chunk)) raw.pause();
    };
    const onEnd = (): void => void this.push(null);
    const onError = (error: Error): void => {
      this.tap.lost ??= error;
      this.destroy(error);
    };
    const onClose = (): void => void this.destroy();
    raw.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
    this.letGo = () => {
      raw.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
    };
  }

  /**
   * Sends `command` together with the next write; when its owner writes the same bytes later, they
   * are not sent again. LIST and EXAMINE so share one round trip (RFC 9051 section 5.5), although
   * imapflow keeps one command in flight.
   */
  sendAhead(command: string): void {
    this.following = Buffer.from(`${command}\r\n`);
  }

  /** Lets go of the raw socket, which a TLS socket is about to take over. */
  detach(): Socket {
    this.letGo();
    return this.raw;
  }

  /** imapflow's inactivity watchdog: the test's own deadlines are shorter. */
  setTimeout(): this {
    return this;
  }

  override _read(): void {
    this.raw.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.sentAhead[0]?.equals(chunk) === true) {
      this.sentAhead.shift();
      done();
      return;
    }
    const { following } = this;
    this.following = null;
    if (following !== null) this.sentAhead.push(following);
    const bytes = following === null ? chunk : Buffer.concat([chunk, following]);
    this.tap.sent(bytes);
    this.raw.write(bytes, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.raw.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.detach().destroy();
    done(error);
  }
}

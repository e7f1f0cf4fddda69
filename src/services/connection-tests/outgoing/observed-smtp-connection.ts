import { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type SmtpDialogue } from './smtp-dialogue.ts';

/** What nodemailer calls for each packet, and when STARTTLS was accepted; not in its types (checked by tests). */
interface Inner {
  _onData(chunk: Buffer): void;
  _upgradeConnection(callback: (error: Error | null, secured?: boolean) => void): void;
}

const parent = SMTPConnection.prototype as SMTPConnection & Inner;

/** Of a packet that is not read any further, enough to recognise it. */
function firstWords(chunk: Buffer): string {
  return chunk.toString('latin1', 0, 2_000).trimEnd();
}

/** nodemailer's SMTP connection over our own socket, showing the TLS socket that it makes itself. */
export class ObservedSmtpConnection extends SMTPConnection implements Inner {
  private upgraded: ((socket: TLSSocket) => void) | null = null;

  constructor(
    options: ConstructorParameters<typeof SMTPConnection>[0],
    private readonly dialogue: SmtpDialogue,
  ) {
    super(options);
  }

  /** Resolves with the socket as soon as its handshake has begun. */
  nextUpgrade(): Promise<TLSSocket> {
    return new Promise((resolve) => {
      this.upgraded = resolve;
    });
  }

  currentSocket(): Socket | null {
    return this._socket instanceof Object ? this._socket : null;
  }

  /** Shows each packet to the guard; one that breaks the rules ends the connection. */
  _onData(chunk: Buffer): void {
    const broken = this.dialogue.guard.received(chunk);
    if (broken === null) {
      parent._onData.call(this, chunk);
      return;
    }
    this.dialogue.break(broken, firstWords(chunk));
    this.close();
  }

  _upgradeConnection(callback: (error: Error | null, secured?: boolean) => void): void {
    this.dialogue.guard.upgraded();
    parent._upgradeConnection.call(this, callback);
    if (this._socket instanceof TLSSocket) this.upgraded?.(this._socket);
  }
}

import { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** What nodemailer calls when STARTTLS was accepted; not in its types (checked by a test). */
interface Upgrading {
  _upgradeConnection(callback: (error: Error | null, secured?: boolean) => void): void;
}

/** nodemailer's SMTP connection over our own socket, showing the TLS socket that it makes itself. */
export class ObservedSmtpConnection extends SMTPConnection implements Upgrading {
  private upgraded: ((socket: TLSSocket) => void) | null = null;

  /** Resolves with the socket as soon as its handshake has begun. */
  nextUpgrade(): Promise<TLSSocket> {
    return new Promise((resolve) => {
      this.upgraded = resolve;
    });
  }

  currentSocket(): Socket | null {
    return this._socket instanceof Object ? this._socket : null;
  }

  _upgradeConnection(callback: (error: Error | null, secured?: boolean) => void): void {
    const parent = SMTPConnection.prototype as SMTPConnection & Upgrading;
    parent._upgradeConnection.call(this, callback);
    if (this._socket instanceof TLSSocket) this.upgraded?.(this._socket);
  }
}

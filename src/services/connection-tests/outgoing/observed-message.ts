import { Readable } from 'node:stream';

/**
 * A message without a single byte. nodemailer asks for it after 354 and gets nothing, not even the
 * end, which would be a line with a dot: the server sees the connection close inside DATA, as with
 * Odoo's own test (odoo.md 3a), and delivers nothing. Unless `deliver` is called: only the step
 * `send` does, when a message to oneself was asked for.
 */
export class ObservedMessage extends Readable {
  private destination: NodeJS.WritableStream | null = null;

  override _read(): void {
    return undefined;
  }

  /** Sends this text and ends the DATA command; only once the server has answered 354. */
  deliver(source: Buffer): void {
    if (this.destination === null) throw new Error('the server does not wait for a message');
    this.destination.end(source);
  }

  override pipe<Destination extends NodeJS.WritableStream>(destination: Destination): Destination {
    this.destination = destination;
    return destination;
  }
}

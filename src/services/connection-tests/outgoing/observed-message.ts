import { Readable } from 'node:stream';

/**
 * A message without a single byte. nodemailer asks for it after 354 and gets nothing, not even the
 * end, which would be a line with a dot: the server sees the connection close inside DATA, as with
 * Odoo's own test (odoo.md 3a), and delivers nothing.
 */
export class ObservedMessage extends Readable {
  override _read(): void {
    return undefined;
  }

  override pipe<Destination extends NodeJS.WritableStream>(destination: Destination): Destination {
    return destination;
  }
}

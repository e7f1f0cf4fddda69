import { type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A plain line-by-line dialogue with a server, for tests that must see every byte. */
export interface Talk {
  send(...lines: readonly string[]): void;
  /** Reads up to and with the first line that fits; rejects when the connection ends before. */
  until(pattern: RegExp): Promise<readonly string[]>;
}

export function talkTo(socket: Socket): Talk {
  const lines = createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
  return {
    send: (...texts) => socket.write(texts.map((text) => `${text}\r\n`).join('')),
    until: async (pattern) => {
      const read: string[] = [];
      for (;;) {
        const next = await lines.next();
        if (next.done === true) throw new Error(`the server hung up after: ${read.join(' | ')}`);
        read.push(next.value);
        if (pattern.test(next.value)) return read;
      }
    },
  };
}

/** The base64 of a SASL XOAUTH2 response. */
export function saslXoauth2(user: string, accessToken: string): string {
  return Buffer.from(`user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`).toString('base64');
}

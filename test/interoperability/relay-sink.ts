import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RelaySink {
  readonly port: number;
  /** Messages that arrived to their end: a test of Collega leaves none. */
  messages(): number;
  close(): Promise<void>;
}

export interface RelayedMessage {
  readonly sender: string;
  readonly recipient: string;
  /** Lines ended by CRLF. */
  readonly source: string;
}

/** The mail server behind Dovecot's submission service: takes everything, hands it to `deliver`. */
export async function startRelaySink(
  deliver: (message: RelayedMessage) => Promise<void> = () => Promise.resolve(),
): Promise<RelaySink> {
  let messages = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.write('220 sink.invalid ESMTP\r\n');
    let inData = false;
    let sender = '';
    let recipient = '';
    let source = '';
    let buffered = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (buffered + chunk.toString('latin1')).split('\r\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) {
        if (inData) {
          if (line !== '.') {
            source += `${line.replace(/^\./, '')}\r\n`;
            continue;
          }
          inData = false;
          messages += 1;
          void deliver({ sender, recipient, source }).then(() =>
            socket.write('250 2.0.0 taken\r\n'),
          );
          source = '';
        } else {
          inData = /^DATA/i.test(line);
          sender = /^MAIL FROM:<([^>]*)>/i.exec(line)?.[1] ?? sender;
          recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? recipient;
          socket.write(answerTo(line));
        }
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    messages: () => messages,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerTo(line: string): string {
  if (/^EHLO/i.test(line)) return '250-sink.invalid\r\n250-8BITMIME\r\n250 PIPELINING\r\n';
  if (/^DATA/i.test(line)) return '354 go on\r\n';
  if (/^QUIT/i.test(line)) return '221 2.0.0 bye\r\n';
  return '250 2.0.0 OK\r\n';
}

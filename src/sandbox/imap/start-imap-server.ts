import { createServer, type TLSSocket } from 'node:tls';
import { listenOnLoopback, type LoopbackServer } from '../loopback-server.ts';
import { createLineFeed } from '../mail/line-feed.ts';
import { idleMs, maxLineLength, type MailServerOptions } from '../mail/mail-server-options.ts';
import { createImapSession } from './imap-session.ts';
import { announcedLiteral, type PartialCommand, readCommand } from './read-command.ts';

/** Starts the IMAP server: TLS from the first byte (RFC 8314), TLS 1.2 at least. */
export function startImapServer(options: MailServerOptions): Promise<LoopbackServer> {
  const server = createServer(
    {
      cert: options.certificate,
      key: options.privateKey,
      minVersion: 'TLSv1.2',
      noDelay: true,
      handshakeTimeout: 20_000,
    },
    (socket) => {
      options.counts.imapConnections += 1;
      converse(socket, options);
    },
  );
  return listenOnLoopback(server, options);
}

function converse(socket: TLSSocket, options: MailServerOptions): void {
  const feed = createLineFeed();
  const session = createImapSession(options, (line) => socket.write(`${line}\r\n`));
  let partial: PartialCommand = { text: '', literals: [] };
  let literalSize: number | null = null;
  let raw = false;

  /** Handles what has come; false when more bytes are needed. */
  function takeNext(): boolean {
    if (literalSize !== null) {
      const literal = feed.nextBytes(literalSize);
      if (literal === null) return false;
      literalSize = null;
      partial = { ...partial, literals: [...partial.literals, literal] };
      return true;
    }
    const line = feed.nextLine();
    if (line === null) return false;
    if (raw) act(session.takeRawLine(line));
    else takeCommandLine(line);
    return !socket.writableEnded;
  }

  function takeCommandLine(line: string): void {
    partial = { ...partial, text: `${partial.text}${line}` };
    const literal = announcedLiteral(line);
    if (literal !== null && literal.size <= maxLineLength) {
      literalSize = literal.size;
      if (literal.waits) socket.write('+ Ready for additional command text.\r\n');
      return;
    }
    const command = readCommand(partial);
    const tag = /^\S+/.exec(partial.text)?.[0] ?? '*';
    partial = { text: '', literals: [] };
    if (command === null) socket.write(`${tag} BAD Command Error. 11\r\n`);
    else act(session.takeCommand(command));
  }

  function act(effect: ReturnType<typeof session.takeCommand>): void {
    raw = effect === 'next-line-is-raw';
    if (effect === 'close') socket.end();
  }

  socket.on('data', (chunk: Buffer) => {
    feed.push(chunk);
    while (takeNext());
    if (feed.size + partial.text.length > 2 * maxLineLength)
      socket.end('* BYE Connection is closed. 13\r\n');
  });
  socket.on('error', () => socket.destroy());
  socket.setTimeout(idleMs, () => socket.destroy());
  socket.write(`${session.greeting()}\r\n`);
}

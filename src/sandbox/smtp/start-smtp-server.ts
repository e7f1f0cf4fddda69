import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { listenOnLoopback, type LoopbackServer } from '../loopback-server.ts';
import { createLineFeed } from '../mail/line-feed.ts';
import { idleMs, maxLineLength, type MailServerOptions } from '../mail/mail-server-options.ts';
import { createSmtpSession } from './smtp-session.ts';

/** Starts the submission server: STARTTLS (TLS 1.2 at least), XOAUTH2, pipelining. */
export function startSmtpServer(options: MailServerOptions): Promise<LoopbackServer> {
  const secureContext = createSecureContext({
    cert: options.certificate,
    key: options.privateKey,
    minVersion: 'TLSv1.2',
  });
  const server = createServer({ noDelay: true }, (socket) => {
    options.counts.smtpConnections += 1;
    converse(socket, secureContext, options);
  });
  return listenOnLoopback(server, options);
}

function converse(
  plain: Socket,
  secureContext: ReturnType<typeof createSecureContext>,
  options: MailServerOptions,
): void {
  const feed = createLineFeed();
  let socket: Socket = plain;
  const session = createSmtpSession(options, (line) => socket.write(`${line}\r\n`));

  function upgrade(): void {
    plain.removeListener('data', take);
    // What came in plain text behind STARTTLS was not protected: forget it (CVE-2011-0411).
    feed.clear();
    const secured = new TLSSocket(plain, { isServer: true, secureContext });
    secured.on('secure', () => session.secured());
    socket = secured;
    listen(secured);
  }

  function take(chunk: Buffer): void {
    feed.push(chunk);
    // One write for the replies to a pipelined group.
    socket.cork();
    const current = socket;
    for (let line = feed.nextLine(); line !== null; line = feed.nextLine()) {
      const effect = session.takeLine(line);
      if (effect === 'start-tls') {
        current.uncork();
        upgrade();
        return;
      }
      if (effect === 'close') {
        feed.clear();
        socket.end();
      }
    }
    if (feed.size > maxLineLength) socket.end('500 5.5.2 Line too long\r\n');
    current.uncork();
  }

  function listen(stream: Socket): void {
    stream.on('data', take);
    // A client may vanish in the middle (ECONNRESET) or dislike the certificate: its own affair.
    stream.on('error', () => stream.destroy());
  }

  plain.setTimeout(idleMs, () => plain.destroy());
  listen(plain);
  plain.write(`${session.greeting()}\r\n`);
}

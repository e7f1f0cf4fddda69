import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { type MailPlace } from './mail-place.ts';

/**
 * The order of commands of Odoo's "Test Connection" (odoo.md 2 and 3a), one after the other:
 * greeting, ehlo, STARTTLS, ehlo, AUTH in one line, MAIL, RCPT, data; the socket is closed in DATA.
 */
export async function checkSmtpAsOdoo(place: MailPlace): Promise<void> {
  const tcp = connectTcp({ host: '127.0.0.1', port: place.smtpPort, noDelay: true });
  const plain = talkOver(tcp, /^\d{3}(?: |$)/);
  await plain.answer();
  await plain.ask('ehlo [127.0.0.1]');
  await plain.ask('STARTTLS');
  const secured = await secure(place, tcp);
  const talk = talkOver(secured, /^\d{3}(?: |$)/);
  await talk.ask('ehlo [127.0.0.1]');
  await talk.ask(`AUTH XOAUTH2 ${sasl(place)}`);
  await talk.ask(`mail FROM:<${place.username}>`);
  await talk.ask(`rcpt TO:<${place.username}>`);
  expectStart(await talk.ask('data'), '354');
  tcp.destroy();
}

/** Odoo's "Test & Confirm" (odoo.md 3b): Python's imaplib asks for capabilities and waits for `+`. */
export async function checkImapAsOdoo(place: MailPlace): Promise<void> {
  const tcp = connectTcp({ host: '127.0.0.1', port: place.imapPort, noDelay: true });
  const talk = talkOver(await secure(place, tcp), /^(?:\* OK|\+|\w+ (?:OK|NO|BAD))/);
  await talk.answer();
  await talk.ask('a1 CAPABILITY', 'a1');
  await talk.ask('a2 AUTHENTICATE XOAUTH2', '+');
  await talk.ask(sasl(place), 'a2');
  expectStart(await talk.ask('a3 SELECT INBOX', 'a3'), 'a3 OK');
  tcp.destroy();
}

async function secure(place: MailPlace, tcp: Socket): Promise<Socket> {
  const socket = connectTls({
    socket: tcp,
    servername: 'localhost',
    ca: place.certificateAuthority,
  });
  await once(socket, 'secureConnect');
  return socket;
}

function sasl({ username, accessToken }: MailPlace): string {
  return Buffer.from(`user=${username}\x01auth=Bearer ${accessToken}\x01\x01`).toString('base64');
}

interface Talk {
  /** Waits for a last line of an answer; with `start`, for one that begins so. */
  answer(start?: string): Promise<string>;
  ask(command: string, start?: string): Promise<string>;
}

function talkOver(socket: Socket, lastLine: RegExp): Talk {
  const lines: string[] = [];
  let buffered = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    const parts = (buffered + chunk.toString('latin1')).split('\r\n');
    buffered = parts.pop() ?? '';
    lines.push(...parts.filter((line) => lastLine.test(line)));
    socket.emit('lines');
  });
  const answer = async (start = ''): Promise<string> => {
    for (;;) {
      const line = lines.shift();
      if (line === undefined) await once(socket, 'lines');
      else if (line.startsWith(start)) return line;
    }
  };
  return {
    answer,
    ask: (command, start) => {
      socket.write(`${command}\r\n`);
      return answer(start);
    },
  };
}

function expectStart(line: string, start: string): void {
  if (!line.startsWith(start)) throw new Error(`the server answered ${line}`);
}

import { signInToMail } from '../mail/mail-sign-in.ts';
import { type MailServerOptions } from '../mail/mail-server-options.ts';
import { serverName, traceBracket } from '../mail/server-name.ts';
import { readXoauth2 } from '../mail/xoauth2.ts';
import { findPracticeMailbox, type PracticeMailbox } from '../practice-mailboxes.ts';

/** What the connection must do after a line was handled. */
export type SmtpEffect = 'none' | 'start-tls' | 'close';

export interface SmtpSession {
  greeting(): string;
  /** Handles one line and writes the replies; whole lines without CRLF. */
  takeLine(line: string): SmtpEffect;
  /** After the TLS handshake: everything said before is forgotten (RFC 3207, 4.2). */
  secured(): void;
}

type Mode = 'command' | 'xoauth2' | 'login-name' | 'login-password' | 'data';

/** Largest message, as Exchange Online announces it. */
const sizeLimit = 157_286_400;
const maxKeptBytes = 256 * 1024;

/** One submission dialogue in Exchange's words (rows 131 to 155 of failures.md). */
export function createSmtpSession(
  options: Pick<MailServerOptions, 'tokens' | 'counts' | 'mail' | 'now' | 'log'>,
  reply: (line: string) => void,
): SmtpSession {
  const { tokens, counts, mail, now, log } = options;
  let secure = false;
  let greeted = false;
  let mode: Mode = 'command';
  let mailbox: PracticeMailbox | null = null;
  let sender: string | null = null;
  let recipients: string[] = [];
  let messageBytes = 0;
  let messageLines: string[] = [];

  function answer(line: string): SmtpEffect {
    reply(line);
    return 'none';
  }

  function endTransaction(): void {
    sender = null;
    recipients = [];
    messageBytes = 0;
    messageLines = [];
  }

  function hello(verb: string, name: string): SmtpEffect {
    if (name === '') return answer('501 5.5.4 Invalid domain name');
    greeted = true;
    endTransaction();
    if (verb === 'HELO') return answer(`250 ${serverName} Hello [127.0.0.1]`);
    const lines = [
      `${serverName} Hello [127.0.0.1]`,
      `SIZE ${sizeLimit}`,
      'PIPELINING',
      'ENHANCEDSTATUSCODES',
      secure ? 'AUTH LOGIN XOAUTH2' : 'STARTTLS',
      '8BITMIME',
      'SMTPUTF8',
    ];
    const last = lines.pop() ?? '';
    for (const line of lines) reply(`250-${line}`);
    return answer(`250 ${last}`);
  }

  function authenticate(argument: string): SmtpEffect {
    const [mechanism = '', initial] = argument.split(' ');
    const known = ['XOAUTH2', 'LOGIN'].includes(mechanism.toUpperCase());
    if (!secure || !known) return answer('504 5.7.4 Unrecognized authentication type');
    if (!greeted || mailbox !== null) return answer('503 5.5.2 Bad sequence of commands');
    counts.smtpAuthAttempts += 1;
    if (mechanism.toUpperCase() === 'XOAUTH2') {
      if (initial !== undefined) return checkXoauth2(initial);
      mode = 'xoauth2';
      return answer('334 ');
    }
    mode = initial === undefined ? 'login-name' : 'login-password';
    return answer(initial === undefined ? '334 VXNlcm5hbWU6' : '334 UGFzc3dvcmQ6');
  }

  function checkXoauth2(base64: string): SmtpEffect {
    mode = 'command';
    const credentials = readXoauth2(base64);
    if (credentials === null) return answer('501 5.5.124 Invalid XOAUTH2 auth data');
    const signIn = signInToMail(tokens, 'smtp', credentials);
    if (signIn.kind === 'refused') return refuse('535 5.7.3 Authentication unsuccessful');
    const { smtp, address } = signIn.mailbox;
    if (smtp.kind === 'refuses' && smtp.at === 'auth') return refuse(smtp.reply);
    mailbox = signIn.mailbox;
    log(`smtp: ${address} signed in`);
    return answer('235 2.7.0 Authentication successful');
  }

  function refuse(text: string): SmtpEffect {
    log(`smtp: ${text}`);
    return answer(`${text} ${traceBracket(now())}`);
  }

  function mailFrom(argument: string): SmtpEffect {
    if (mailbox === null) return refuse('530 5.7.57 Client not authenticated to send mail.');
    if (sender !== null) return answer('503 5.5.2 Sender already specified');
    const address = /^FROM:\s*<([^<>]*)>/i.exec(argument)?.[1];
    if (address === undefined) return answer('501 5.5.4 Invalid arguments');
    const { smtp } = mailbox;
    if (smtp.kind === 'refuses' && smtp.at === 'mail-from') return refuse(smtp.reply);
    if (!maySendAs(mailbox, address))
      return refuse('550 5.7.60 SMTP; Client does not have permissions to send as this sender');
    sender = address;
    return answer('250 2.1.0 Sender OK');
  }

  function rcptTo(argument: string): SmtpEffect {
    if (sender === null) return answer('503 5.5.2 Need mail command');
    const address = /^TO:\s*<([^<>@\s]+@[^<>@\s]+)>/i.exec(argument)?.[1];
    if (address === undefined) return answer('501 5.1.3 Invalid address');
    recipients.push(address);
    return answer('250 2.1.5 Recipient OK');
  }

  function data(): SmtpEffect {
    if (sender === null || recipients.length === 0) return answer('503 5.5.2 Need rcpt command');
    mode = 'data';
    return answer('354 Start mail input; end with <CRLF>.<CRLF>');
  }

  /** Practice mail is small: of a large message only the size is of interest. */
  function takeMessageLine(line: string): SmtpEffect {
    if (line !== '.') {
      messageBytes += line.length + 2;
      // A leading dot was doubled on the way (RFC 5321, 4.5.2).
      if (messageBytes <= maxKeptBytes) messageLines.push(line.replace(/^\./, ''));
      return 'none';
    }
    mode = 'command';
    const tooLarge = messageBytes > sizeLimit;
    const source = `${messageLines.join('\r\n')}\r\n`;
    const message = { sender: sender ?? '', recipients, source };
    const keep = messageBytes <= maxKeptBytes;
    endTransaction();
    if (tooLarge) return answer('552 5.3.4 Message size exceeds fixed maximum message size');
    counts.messagesAccepted += 1;
    if (keep) mail.submit(message);
    log(`smtp: a message of ${mailbox?.address ?? ''} was accepted`);
    return answer(
      `250 2.0.0 OK <${now()}@${serverName}> [Hostname=${serverName}] Queued mail for delivery`,
    );
  }

  function takeSaslLine(line: string): SmtpEffect {
    if (line === '*') {
      mode = 'command';
      return answer('501 5.7.0 Authentication cancelled');
    }
    if (mode === 'xoauth2') return checkXoauth2(line);
    if (mode === 'login-name') {
      mode = 'login-password';
      return answer('334 UGFzc3dvcmQ6');
    }
    mode = 'command';
    return refuse('535 5.7.139 Authentication unsuccessful, basic authentication is disabled.');
  }

  function takeCommand(line: string): SmtpEffect {
    const [, verb = '', argument = ''] = /^(\S*)\s*(.*?)\s*$/.exec(line) ?? [];
    const name = verb.toUpperCase();
    switch (name) {
      case 'EHLO':
      case 'HELO':
        return hello(name, argument);
      case 'STARTTLS':
        if (secure) return answer('503 5.5.2 Only one STARTTLS command can be issued');
        reply('220 2.0.0 SMTP server ready');
        return 'start-tls';
      case 'AUTH':
        return authenticate(argument);
      case 'MAIL':
        return mailFrom(argument);
      case 'RCPT':
        return rcptTo(argument);
      case 'DATA':
        return data();
      case 'RSET':
        endTransaction();
        return answer('250 2.0.0 Resetting');
      case 'NOOP':
        return answer('250 2.0.0 OK');
      case 'QUIT':
        reply('221 2.0.0 Service closing transmission channel');
        return 'close';
      default:
        return answer('500 5.3.3 Unrecognized command');
    }
  }

  return {
    greeting: () =>
      `220 ${serverName} Microsoft ESMTP MAIL Service ready at ${new Date(now()).toUTCString()} [sandbox]`,
    takeLine: (line) => {
      if (mode === 'command') return takeCommand(line);
      return mode === 'data' ? takeMessageLine(line) : takeSaslLine(line);
    },
    secured: () => {
      secure = true;
      greeted = false;
      endTransaction();
    },
  };
}

/** The mailbox itself, the empty sender of bounces, or a mailbox that has named it a delegate. */
function maySendAs(mailbox: PracticeMailbox, sender: string): boolean {
  if (sender === '' || sender.toLowerCase() === mailbox.address) return true;
  return findPracticeMailbox(sender)?.delegates.includes(mailbox.address) ?? false;
}

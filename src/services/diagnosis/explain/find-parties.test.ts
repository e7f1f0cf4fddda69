import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../context-without-client.ts';
import { type DiagnosisContext } from '../signal.ts';
import { explainText } from './explain-text.ts';

const noClient = contextWithoutClient('en');
/** A client with two mailboxes, of which one has a server for its own address alone. */
const rossi: DiagnosisContext = {
  ...noClient,
  mailboxes: ['info@rossi.example', 'ordini@rossi.example'],
  ownSenders: ['info@rossi.example'],
};
const switchedOff =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';
const refused =
  "Il server ha rifiutato l'indirizzo del mittente (noreply@rossi.example) con l'errore b'5.7.57 Client not authenticated to send mail.'";
const sendAs =
  "SMTPSenderRefused: (550, b'5.7.60 SMTP; Client does not have permissions to send as this sender', 'noreply@rossi.example')";

const commandsOf = (text: string, context: DiagnosisContext): string[] =>
  explainText(text, context).findings.flatMap(({ commands }) => commands);

describe('the mailbox of a command', () => {
  it.each([
    ['of the client', rossi],
    ['without a client', noClient],
  ])('is never the sender that Odoo blames, unless it is one: %s', (_name, context) => {
    expect(commandsOf(refused, context)).toEqual([
      'Get-CASMailbox <MAILBOX> | Format-List SmtpClientAuthenticationDisabled',
      'Set-CASMailbox <MAILBOX> -SmtpClientAuthenticationDisabled $false',
    ]);
  });

  it('is the sender that Odoo blames where a server of the client sends for it alone', () => {
    const blamed = (name: string) => commandsOf(refused.replace('noreply', name), rossi).join();
    expect(blamed('info')).toContain('Set-CASMailbox info@rossi.example ');
    expect(blamed('ordini')).toContain('Set-CASMailbox <MAILBOX> ');
  });

  it.each([
    `user info@rossi.example\n${switchedOff}`,
    `Username: info@rossi.example\n${switchedOff}`,
    `Nome utente: info@rossi.example\n${switchedOff}`,
    `Benutzername: info@rossi.example\n${switchedOff}`,
    `user=<info@rossi.example>, ${switchedOff}`,
    `{"smtp_user": "info@rossi.example"} ${switchedOff}`,
    `Casella info@rossi.example\n${switchedOff}`,
    `La casella info@rossi.example non invia a cliente@altro.example.\n${switchedOff}`,
  ])('is whom the text calls the user, with a client and without: %s', (text) => {
    for (const context of [rossi, noClient]) {
      expect(commandsOf(text, context)).toEqual([
        'Set-CASMailbox info@rossi.example -SmtpClientAuthenticationDisabled $false',
      ]);
    }
  });

  it.each([
    `From: info@rossi.example\n${switchedOff}`,
    `info@rossi.example\n${switchedOff}`,
    `Anna (anna@other.example) writes that INFO@rossi.example is silent: ${switchedOff}`,
  ])('is the only one of the client that the text names: %s', (text) => {
    expect(commandsOf(text, rossi).join()).toMatch(/Set-CASMailbox info@rossi\.example /i);
    expect(commandsOf(text, noClient).join()).toContain('<MAILBOX>');
  });

  it.each([
    `info@rossi.example and ordini@rossi.example: ${switchedOff}`,
    `550 5.1.1 No such user jane@other.example\n${switchedOff}`,
  ])('is asked for where the text names none, or two: %s', (text) => {
    expect(commandsOf(text, rossi).join()).toContain('<MAILBOX>');
  });

  it.each([
    `Impossibile consegnare il messaggio a ordini@rossi.example perché (${switchedOff})`,
    `From: noreply@rossi.example\nTo: Anna Neri <info@rossi.example>\n${switchedOff}`,
    `Reply-To: ordini@rossi.example\n${switchedOff}`,
    `To: cliente@other.example, ordini@rossi.example\n${switchedOff}`,
    `a3 NO User is authenticated but not connected (cc ordini@rossi.example)`,
    `Your message to info@rossi.example couldn't be delivered.\n${switchedOff}`,
    `postfix/smtp[1]: to=<info@rossi.example>, status=deferred (${switchedOff})`,
    `Nachricht an info@rossi.example: ${switchedOff}`,
  ])('is never the one to whom a message goes: %s', (text) => {
    expect(commandsOf(text, rossi).join()).toContain('<MAILBOX>');
    expect(commandsOf(text, rossi).join()).not.toContain('rossi.example');
  });

  it('is the one that its reader names, whatever the text says', () => {
    const given = { ...rossi, mailbox: 'ordini@rossi.example' };
    const text = `Username: info@rossi.example\n${switchedOff}`;
    expect(commandsOf(text, given).join()).toContain('Set-CASMailbox ordini@rossi.example ');
  });
});

describe('the right to send as another address', () => {
  const grant = (sender: string, trustee: string): string[] => [
    `Add-RecipientPermission ${sender} -Trustee ${trustee} -AccessRights SendAs -Confirm:$false`,
  ];
  const named =
    '554 5.2.252 SendAsDenied; info@rossi.example not allowed to send as noreply@rossi.example';
  const silent = '550 5.7.60 SMTP; Client does not have permissions to send as this sender';
  const dialog =
    "The server refused the sender address (noreply@rossi.example) with error b'5.7.60 SMTP; Client does not have permissions to send as this sender'";
  const conversation = `C: MAIL FROM:<noreply@rossi.example>\nS: ${silent}`;

  it.each([sendAs, dialog, conversation, `From: Rossi <noreply@rossi.example>\n${silent}`])(
    'is for the refused sender, granted to who signs in: %s',
    (text) => {
      const info = { ...rossi, mailbox: 'info@rossi.example' };
      expect(commandsOf(text, info)).toEqual(grant('noreply@rossi.example', 'info@rossi.example'));
      expect(commandsOf(text, rossi)).toEqual(grant('noreply@rossi.example', '<SIGNED-IN-USER>'));
      const both = `Username: info@rossi.example\n${text}`;
      expect(commandsOf(both, noClient)).toEqual(
        grant('noreply@rossi.example', 'info@rossi.example'),
      );
    },
  );

  it.each(['', 'info@rossi.example', 'noreply@rossi.example'])(
    'is as the server names both, with the mailbox given or not: %s',
    (mailbox) => {
      expect(commandsOf(named, { ...rossi, mailbox })).toEqual(
        grant('noreply@rossi.example', 'info@rossi.example'),
      );
    },
  );

  it('leaves open as whom, where the text does not say it', () => {
    const info = { ...rossi, mailbox: 'info@rossi.example' };
    expect(commandsOf(silent, info)).toEqual(grant('<FROM-ADDRESS>', 'info@rossi.example'));
    expect(commandsOf(silent, rossi)).toEqual(grant('<FROM-ADDRESS>', '<SIGNED-IN-USER>'));
  });

  it('is for a shared mailbox, granted to the person who signed in for it', () => {
    const shared = { ...rossi, mailbox: 'info@rossi.example', signedInAs: 'anna@rossi.example' };
    expect(commandsOf(silent, shared)).toEqual(grant('info@rossi.example', 'anna@rossi.example'));
  });
});

describe('the mail server of a command', () => {
  it.each([
    '[Errno 110] Connection timed out\nsmtp.office365.com:587',
    "host='smtp.office365.com', port=587\nTimeoutError: [Errno 110] Connection timed out",
    'SMTP Server: smtp.office365.com\nSMTP Port: 587\n[Errno 110] Connection timed out',
    'Server SMTP smtp.office365.com, porta: 587\nTimeoutError: [Errno 110] Connection timed out',
  ])('is the one that the text names: %s', (text) => {
    expect(commandsOf(text, noClient)).toContain('Test-NetConnection smtp.office365.com -Port 587');
  });

  it('is the one that could not be found', () => {
    const text = 'socket.gaierror: [Errno -2] Name or service not known\nsmtp.ofice365.com';
    const [finding] = explainText(text, noClient).findings;
    expect(finding?.title).toBe('The host smtp.ofice365.com does not exist');
  });

  it.each([
    'smtp.office365.com:587 or smtp.gmail.com:465\n[Errno 110] Connection timed out',
    'See https://outlook.office.com/mail\nSMTP: [Errno 110] Connection timed out',
  ])('is left open where the text names two, or a page: %s', (text) => {
    expect(commandsOf(text, noClient).join()).not.toMatch(/office|gmail/);
  });
});

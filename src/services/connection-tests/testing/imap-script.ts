import { type Peer, type ServerScript } from './scripted-server.ts';
import { type TestCertificates } from './test-certificates.ts';

/** The greeting of Exchange Online: its server's name in base64 of UTF-16. */
export const exchangeOnlineGreeting = `* OK The Microsoft Exchange IMAP4 service is ready. [${Buffer.from('AM5PR04CA0021.eurprd04.prod.outlook.com', 'utf16le').toString('base64')}]\r\n`;

type Answer = (peer: Peer, tag: string) => void;

/** What an IMAP server like Exchange says; each answer can be replaced by the one under test. */
export interface ImapAnswers {
  readonly greeting?: string | ((peer: Peer) => void);
  readonly capability?: Answer;
  readonly authenticate?: Answer;
  readonly list?: Answer;
  readonly examine?: Answer;
  readonly starttls?: Answer;
  /** The line after a `+`. */
  readonly afterChallenge?: Answer;
}

/** Scripts an IMAP server with TLS from the first byte, or with STARTTLS. */
export function imapScript(
  certificates: TestCertificates,
  answers: ImapAnswers = {},
  mode: 'starttls' | 'implicit' | 'none' = 'implicit',
): ServerScript {
  let authenticating = '';
  const script: Record<string, Answer> = {
    CAPABILITY:
      answers.capability ??
      ((peer, tag) =>
        peer.say(
          `* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID NAMESPACE${
            mode === 'starttls' ? ' STARTTLS' : ''
          }\r\n${tag} OK CAPABILITY completed.\r\n`,
        )),
    STARTTLS:
      answers.starttls ??
      ((peer, tag) => {
        peer.say(`${tag} OK Begin TLS negotiation now.\r\n`);
        peer.secure(certificates);
      }),
    AUTHENTICATE:
      answers.authenticate ?? ((peer, tag) => peer.say(`${tag} OK AUTHENTICATE completed.\r\n`)),
    LIST:
      answers.list ??
      ((peer, tag) =>
        peer.say(
          `* LIST (\\HasNoChildren) "/" INBOX\r\n* LIST () "/" {4}\r\nSent\r\n${tag} OK LIST completed.\r\n`,
        )),
    EXAMINE:
      answers.examine ??
      ((peer, tag) =>
        peer.say(
          `* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* 0 RECENT\r\n${tag} OK [READ-ONLY] EXAMINE completed.\r\n`,
        )),
  };
  return {
    ...(mode === 'implicit' ? { implicitTls: certificates } : {}),
    onConnect: (peer) => {
      const { greeting = '* OK The Microsoft Exchange IMAP4 service is ready. [QQ==]\r\n' } =
        answers;
      if (typeof greeting === 'string') peer.say(greeting);
      else greeting(peer);
    },
    onLine: (peer, line) => {
      const [tag = '', command = ''] = line.split(' ');
      if (command === 'AUTHENTICATE') authenticating = tag;
      if (command === '') answers.afterChallenge?.(peer, authenticating);
      else script[command]?.(peer, tag);
    },
  };
}

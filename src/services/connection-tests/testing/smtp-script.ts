import { type Peer, type ServerScript } from './scripted-server.ts';
import { type TestCertificates } from './test-certificates.ts';

type Answer = string | ((peer: Peer, line: string) => void);

/** What a mail server like Exchange says; each answer can be replaced by the one under test. */
export interface SmtpAnswers {
  readonly greeting?: Answer;
  readonly ehlo?: Answer;
  readonly starttls?: Answer;
  readonly ehloAfterTls?: Answer;
  readonly auth?: Answer;
  /** The line after a 334. */
  readonly afterChallenge?: Answer;
  readonly mail?: Answer;
  readonly rcpt?: Answer;
  readonly data?: Answer;
}

/** Scripts a submission server with STARTTLS, or with TLS from the first byte. */
export function smtpScript(
  certificates: TestCertificates,
  answers: SmtpAnswers = {},
  mode: 'starttls' | 'implicit' | 'none' = 'starttls',
): ServerScript {
  let secured = mode === 'implicit';
  const give = (peer: Peer, line: string, answer: Answer): void => {
    if (typeof answer === 'string') peer.say(answer);
    else answer(peer, line);
  };
  const offered = '250-AUTH LOGIN XOAUTH2\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
  return {
    ...(mode === 'implicit' ? { implicitTls: certificates } : {}),
    onConnect: (peer) =>
      give(peer, '', answers.greeting ?? '220 mail.example Microsoft ESMTP MAIL Service ready\r\n'),
    onLine: (peer, line) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' && !secured && mode === 'starttls') {
        give(peer, line, answers.ehlo ?? '250-mail.example\r\n250-SIZE 1000\r\n250 STARTTLS\r\n');
      } else if (verb === 'EHLO') {
        give(peer, line, answers.ehloAfterTls ?? `250-mail.example\r\n${offered}`);
      } else if (verb === 'STAR') {
        give(
          peer,
          line,
          answers.starttls ??
            (() => {
              peer.say('220 2.0.0 SMTP server ready\r\n');
              secured = true;
              peer.secure(certificates);
            }),
        );
      } else if (verb === 'AUTH') {
        give(peer, line, answers.auth ?? '235 2.7.0 Authentication successful\r\n');
      } else if (verb === '') {
        give(peer, line, answers.afterChallenge ?? '535 5.7.3 Authentication unsuccessful\r\n');
      } else if (verb === 'MAIL') give(peer, line, answers.mail ?? '250 2.1.0 Sender OK\r\n');
      else if (verb === 'RCPT') give(peer, line, answers.rcpt ?? '250 2.1.5 Recipient OK\r\n');
      else if (verb === 'DATA') give(peer, line, answers.data ?? '354 Start mail input\r\n');
      else peer.say('500 5.5.1 unrecognized\r\n');
    },
  };
}

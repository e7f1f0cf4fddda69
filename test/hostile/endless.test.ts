import { describe, it } from 'vitest';
import { type Peer } from '../../src/services/connection-tests/testing/scripted-server.ts';
import { meetImap, meetSmtp } from './support/meet-server.ts';

const code = 'server-talks-without-end';
const pour =
  (text: string, first = '') =>
  (peer: Peer): void => {
    if (first !== '') peer.say(first);
    peer.pour(text);
  };
const line = 'x'.repeat(16_384);

describe('an answer without end', () => {
  it.each([
    ['line as a greeting', { greeting: pour(line, '220 ') }, 'greeting'],
    ['lines as a greeting', { greeting: pour('220-again\r\n'.repeat(1_000)) }, 'greeting'],
    ['empty lines as a greeting', { greeting: pour('\r\n'.repeat(8_000)) }, 'greeting'],
    ['line in EHLO', { ehlo: pour(line, '250-') }, 'ehlo'],
    ['lines in EHLO', { ehlo: pour('250-AUTH XOAUTH2\r\n'.repeat(1_000)) }, 'ehlo'],
    ['lines in EHLO after TLS', { ehloAfterTls: pour('250-STARTTLS\r\n'.repeat(1_000)) }, 'tls'],
    ['challenge', { auth: pour(line, '334 ') }, 'auth'],
    ['lines as a refusal', { auth: pour('535-5.7.3 no\r\n'.repeat(1_000)) }, 'auth'],
    [
      'lines to DATA',
      { ehloAfterTls: '250-x\r\n250 AUTH XOAUTH2\r\n', data: pour('354-go\r\n'.repeat(1_000)) },
      'data',
    ],
  ] as const)('on SMTP is not read: %s', (_name, answers, step) =>
    meetSmtp(answers, { step, code }, { timeoutMs: 8_000 }),
  );

  it.each([
    ['line as a greeting', { greeting: pour(line, '* OK ') }, 'greeting'],
    ['line of capabilities', { capability: pour(line, '* CAPABILITY ') }, 'capability'],
    [
      'lines of capabilities',
      { capability: pour('* CAPABILITY A B\r\n'.repeat(1_000)) },
      'capability',
    ],
    ['empty lines', { capability: pour('\r\n'.repeat(8_000)) }, 'capability'],
    ['challenge', { authenticate: pour('A'.repeat(16_384), '+ ') }, 'auth'],
    ['challenges', { authenticate: pour('+ e30=\r\n'.repeat(1_000)) }, 'auth'],
    [
      'list of folders',
      { examine: () => undefined, list: pour('* LIST () "/" A\r\n'.repeat(1_000)) },
      'list',
    ],
    [
      'literal',
      { examine: () => undefined, list: pour(line, '* LIST () "/" {2000000}\r\n') },
      'list',
    ],
    [
      'huge literal',
      { examine: () => undefined, list: pour(line, '* LIST () "/" {99999999999}\r\n') },
      'list',
    ],
    [
      'literals',
      { examine: () => undefined, list: pour(`* LIST () "/" {16384}\r\n${line}\r\n`) },
      'list',
    ],
    [
      'parentheses',
      { examine: () => undefined, list: pour('('.repeat(16_384), '* LIST ') },
      'list',
    ],
    ['tokens', { examine: pour('* FLAGS (' + 'a '.repeat(30_000) + ')\r\n') }, 'inbox'],
  ] as const)('on IMAP is not read: %s', (_name, answers, step) =>
    meetImap(answers, { step, code }, { timeoutMs: 8_000 }),
  );
});

import { type Signal } from '../../signal.ts';
import { type KnownWords, type WordsPattern } from './known-words.ts';

type SignIn = Extract<Signal, { kind: 'sign-in' }>;
type Conversation = Extract<Signal, { kind: 'conversation' }>;

const signIn = (problem: SignIn['problem'], pattern: WordsPattern): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'sign-in', problem, text }),
});

const conversation = (
  protocol: Conversation['protocol'],
  step: string,
  problem: Conversation['problem'],
  pattern: WordsPattern,
): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'conversation', protocol, step, problem, text }),
});

/** MSAL's names for what goes wrong with an answer (rows 81 to 83, 106, 195). */
const signInWords: readonly KnownWords[] = [
  signIn(
    'state-mismatch',
    /\b(?:state_(?:mismatch|not_found)|mismatching_state)\b[^\r\n]{0,160}|Invalid OAuth2? state[^\r\n]{0,80}|(?:OAuth|CSRF)[^\r\n]{0,40}\bstate\b[^\r\n]{0,40}(?:mismatch|not equal|does not match|invalid)[^\r\n]{0,60}|\bInvalid state parameter\b|state parameter (?:mismatch|did not match|does not match|is invalid)|csrf_detected/iu,
  ),
  signIn(
    'no-code',
    /\b(?:no_auth_code_in_response|loopback_server_query_response_not_supported)\b[^\r\n]{0,160}/iu,
  ),
  signIn('answer-unreadable', /\btoken_parsing_error\b[^\r\n]{0,160}|Failed to parse response/iu),
  signIn('window-closed', /\b(?:user_cancell?ed|popup_window_error)\b[^\r\n]{0,160}/iu),
  signIn('no-account-in-token', /Unable to get user email/iu),
];

/** Words for a conversation that broke, of which the sentence alone does not say in which step. */
const conversationWords: readonly KnownWords[] = [
  {
    // nodemailer says so when the server answers STARTTLS with anything but 220 (row 136).
    pattern: /Error upgrading connection with STARTTLS/iu,
    signal: (text) => ({ kind: 'smtp', step: 'starttls', code: null, enhancedCode: null, text }),
  },
  conversation('imap', 'greeting', 'closed', /\bEConnectionClosed\b/u),
  conversation('smtp', 'greeting', 'unexpected-greeting', /220[ -][*0-9]{4,200}(?=\s|$)/u),
  // A middlebox that overwrites STARTTLS in the list of what the server offers (row 133).
  conversation(
    'smtp',
    'ehlo',
    'starttls-not-offered',
    // A line of asterisks alone is an ornament: eight letters stand for STARTTLS.
    /^X{7}[A-Z]$|(?<=250[ -])[X*]{6,}[A-Z]?/mu,
  ),
  {
    pattern:
      /(?:host(?:=|:)|fsockopen|stream_socket_client|connect)[^\n]{0,80}ssl:\/\/[\w.-]{3,200}[^\n]{0,20}(?:port=|:)587\b[^\n]{0,80}/iu,
    signal: (text) => ({
      kind: 'network',
      stage: 'tls',
      code: 'ERR_SSL_WRONG_VERSION_NUMBER',
      text,
    }),
  },
];

/** Refusals of which the program keeps the words of the server to itself. */
const hiddenRefusals: readonly KnownWords[] = [
  {
    // fetchmail, and Znuny; neither says whether it sent a password or a token.
    pattern:
      /Authorization failure on [^\r\n]{1,200}|Query status=3 \(AUTHFAIL\)|\bAuth for user [^\s]{1,200} failed\b[^\r\n]{0,100}|IMAP server not responding with an A1 OK/u,
    signal: (text, whole) =>
      /\bPOP3?S?\b/i.test(whole)
        ? { kind: 'pop', text }
        : { kind: 'imap', step: 'auth', status: 'NO', text, mechanism: 'unknown' },
    weak: true,
    microsoftOnly: true,
  },
  {
    // MailCore, of a refusal by IMAP.
    pattern: /Unable to authenticate with the current session['’]s credentials/u,
    signal: (text, whole) => {
      const mechanism = /oauth/i.test(whole) ? ('token' as const) : ('unknown' as const);
      return { kind: 'imap', step: 'auth', status: 'NO', text, mechanism };
    },
    weak: true,
    microsoftOnly: true,
  },
  {
    // msmtp: what it read is no reply of SMTP (RFC 5321 section 4.2).
    pattern: /the server sent an invalid reply[^\r\n]{0,60}/u,
    signal: (text) => ({
      kind: 'conversation',
      protocol: 'smtp',
      step: 'greeting',
      problem: 'garbage',
      text,
    }),
    weak: true,
    microsoftOnly: true,
  },
  {
    // CDO of Windows: the server refused the sign-in.
    pattern: /\b0x80040217\b[^\r\n]{0,200}/u,
    signal: (text) => ({
      kind: 'smtp',
      step: 'auth',
      code: null,
      enhancedCode: '5.7.3',
      text,
      mechanism: 'password',
    }),
    weak: true,
    microsoftOnly: true,
  },
  {
    // 401 is the status of `invalid_client` (RFC 6749 section 5.2).
    pattern:
      /\b401\b[^\r\n]{0,120}login\.microsoftonline\.com\/[\w./-]{1,120}\/token\b|login\.microsoftonline\.com\/[\w./-]{1,120}\/token\b[^\r\n]{0,120}\b401\b/u,
    signal: (text) => ({
      kind: 'oauth',
      stage: 'redeem',
      error: 'invalid_client',
      aadsts: null,
      subError: null,
      text,
      httpStatus: 401,
      retryAfter: null,
    }),
    weak: true,
  },
];

/** Sentences of RFC 6749 section 5.2 that libraries print in place of the answer they got. */
const oauthWords: readonly KnownWords[] = (
  [
    ['invalid_client', /Client authentication failed \(e\.g\.,? unknown client/iu],
    ['invalid_grant', /The provided authorization grant \(e\.g\.,? authorization code/iu],
    ['access_denied', /The resource owner or authorization server denied the request/iu],
  ] as const
).map(([error, pattern]) => ({
  pattern,
  signal: (text: string) => ({
    kind: 'oauth' as const,
    stage: error === 'access_denied' ? ('authorize' as const) : ('refresh' as const),
    error,
    aadsts: null,
    subError: null,
    text,
    httpStatus: null,
    retryAfter: null,
  }),
  weak: true as const,
  microsoftOnly: true as const,
}));

export const libraryWords: readonly KnownWords[] = [
  ...oauthWords,
  ...signInWords,
  ...conversationWords,
  ...hiddenRefusals,
];

import { type Signal } from '../../signal.ts';
import { type KnownWords } from './known-words.ts';

type Network = Extract<Signal, { kind: 'network' }>;
type SignIn = Extract<Signal, { kind: 'sign-in' }>;
type Conversation = Extract<Signal, { kind: 'conversation' }>;

const network = (stage: Network['stage'], code: string, pattern: RegExp): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'network', stage, code, text }),
});

const signIn = (problem: SignIn['problem'], pattern: RegExp): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'sign-in', problem, text }),
});

const conversation = (
  protocol: Conversation['protocol'],
  step: string,
  problem: Conversation['problem'],
  pattern: RegExp,
): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'conversation', protocol, step, problem, text }),
});

/** The rest of a line, enough to recognise the place it came from. */
const line = String.raw`[^\r\n]{0,200}`;

/** Python's, OpenSSL's and Windows' words for what Node says by codes (failures.md A4). */
const networkWords: readonly KnownWords[] = [
  network(
    'dns',
    'ENOTFOUND',
    new RegExp(
      String.raw`(?:Name or service not known|No address associated with hostname|nodename nor servname provided|Errno 11001\] getaddrinfo failed|No such host is known)${line}`,
      'iu',
    ),
  ),
  network('dns', 'EAI_AGAIN', /Temporary failure in name resolution/iu),
  network(
    'tcp',
    'ECONNREFUSED',
    /\[(?:Errno (?:111|61)|WinError 10061)\][^\r\n]{0,120}|ConnectionRefusedError[^\r\n]{0,120}/iu,
  ),
  network(
    'tcp',
    'ETIMEDOUT',
    /\[(?:Errno (?:110|60)|WinError 10060)\][^\r\n]{0,120}|TimeoutError: (?:timed out|\[)[^\r\n]{0,80}|Connect(?:ion)?Timeout(?:Error)?\b[^\r\n]{0,120}/iu,
  ),
  network(
    'tcp',
    'ECONNRESET',
    /\[(?:Errno (?:104|54)|WinError 10054)\][^\r\n]{0,120}|Connection reset by peer/iu,
  ),
  network('tcp', 'EHOSTUNREACH', /No route to host|Network is unreachable/iu),
  // Says neither where nor why: Python's `socket.timeout: timed out`, and what Odoo shows of it.
  { ...network('tcp', 'ETIMEDOUT', /\btimed out\b/iu), weak: true },
  network(
    'tls',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    /(?:SSL: WRONG_VERSION_NUMBER\]|\bwrong version number\b)[^\r\n]{0,120}/iu,
  ),
  network(
    'tls',
    'SELF_SIGNED_CERT_IN_CHAIN',
    /self[- ]signed certificate(?: in certificate chain)?|unable to get (?:local )?issuer certificate|unable to verify the first certificate/iu,
  ),
  network('tls', 'CERT_HAS_EXPIRED', /certificate has expired|certificate is not yet valid/iu),
  network(
    'tls',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    /does not match certificate's altnames[^\r\n]{0,200}|Hostname mismatch, certificate is not valid for[^\r\n]{0,120}/iu,
  ),
  network(
    'tls',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    /tlsv1 alert protocol version|TLSV1_ALERT_PROTOCOL_VERSION|\bunsupported protocol \(_ssl|UNSUPPORTED_PROTOCOL\]/iu,
  ),
  network('tls', 'CERT_REVOKED', /certificate revoked/iu),
  network(
    'tls',
    'ERR_TLS_HANDSHAKE',
    /Client network socket disconnected before secure TLS connection was established/iu,
  ),
  network(
    'tcp',
    'EPROXY',
    /407 Proxy Authentication Required|Tunnel connection failed: 4\d\d[^\r\n]{0,80}|Invalid response from proxy[^\r\n]{0,80}|\bProxyError\b[^\r\n]{0,120}/iu,
  ),
  network(
    'authority',
    'UNKNOWN',
    /Network request failed: fetch failed|\b(?:network_error|endpoints_resolution_error|openid_config_error|untrusted_authority|issuer_validation_failed|authority_uri_insecure)\b[^\r\n]{0,160}|Failed to establish a new connection[^\r\n]{0,160}|HTTPSConnectionPool\(host='login\.[^\r\n]{0,200}/iu,
  ),
];

/** MSAL's names for what goes wrong with an answer (rows 81 to 83, 106, 195). */
const signInWords: readonly KnownWords[] = [
  signIn('state-mismatch', /\bstate_(?:mismatch|not_found)\b[^\r\n]{0,160}/iu),
  signIn(
    'no-code',
    /\b(?:no_auth_code_in_response|loopback_server_query_response_not_supported)\b[^\r\n]{0,160}/iu,
  ),
  signIn('answer-unreadable', /\btoken_parsing_error\b[^\r\n]{0,160}|Failed to parse response/iu),
  signIn('window-closed', /\b(?:user_cancell?ed|popup_window_error)\b[^\r\n]{0,160}/iu),
  signIn('no-account-in-token', /Unable to get user email/iu),
];

/** nodemailer's, imapflow's and Python's words for a conversation that broke (A5, A6). */
const conversationWords: readonly KnownWords[] = [
  conversation('smtp', 'greeting', 'timed-out', /Greeting never received/iu),
  conversation('imap', 'greeting', 'timed-out', /\bGREETING_TIMEOUT\b/u),
  conversation(
    'imap',
    'greeting',
    'closed',
    /\bClosedAfterConnect(?:TLS|Text)\b|\bEConnectionClosed\b/u,
  ),
  conversation(
    'smtp',
    'starttls',
    'closed',
    /Connection unexpectedly closed|Connection closed unexpectedly/iu,
  ),
  conversation(
    'smtp',
    'starttls',
    'starttls-not-offered',
    /STARTTLS extension not supported by server/iu,
  ),
  {
    // nodemailer says so when the server answers STARTTLS with anything but 220 (row 136).
    pattern: /Error upgrading connection with STARTTLS/iu,
    signal: (text) => ({ kind: 'smtp', step: 'starttls', code: null, enhancedCode: null, text }),
  },
  conversation(
    'smtp',
    'auth',
    'xoauth2-not-offered',
    /SMTP AUTH extension not supported by server|Unsupported authentication mechanism/iu,
  ),
  conversation('smtp', 'greeting', 'unexpected-greeting', /220[ -]\*{4,200}/u),
];

export const libraryWords: readonly KnownWords[] = [
  ...networkWords,
  ...signInWords,
  ...conversationWords,
];

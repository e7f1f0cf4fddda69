import { type Signal } from '../signal.ts';

type OAuth = Extract<Signal, { kind: 'oauth' }>;

const oauth = (stage: OAuth['stage'], changes: Partial<OAuth>): OAuth => ({
  kind: 'oauth',
  stage,
  error: 'invalid_request',
  aadsts: null,
  subError: null,
  text: `AADSTS${changes.aadsts ?? 0}: sample`,
  httpStatus: 400,
  retryAfter: null,
  ...changes,
});

type SmtpStep = Extract<Signal, { kind: 'smtp' }>['step'];
const smtp = (step: SmtpStep, text: string): Signal => ({
  kind: 'smtp',
  step,
  code: Number(text.slice(0, 3)),
  enhancedCode: /^\d{3} (\d\.\d+\.\d+)/.exec(text)?.[1] ?? null,
  text,
});

type ImapStep = Extract<Signal, { kind: 'imap' }>['step'];
const imap = (step: ImapStep, text: string): Signal => ({
  kind: 'imap',
  step,
  status: (/ (NO|BAD|BYE) /.exec(text)?.[1] ?? null) as 'NO' | 'BAD' | 'BYE' | null,
  text,
});

const network = (stage: 'authority' | 'dns' | 'tcp' | 'tls', code: string): Signal => ({
  kind: 'network',
  stage,
  code,
  text: `sample ${code}`,
});

type Conversation = Extract<Signal, { kind: 'conversation' }>;
const conversation = (
  protocol: Conversation['protocol'],
  step: string,
  problem: Conversation['problem'],
  text: string,
): Conversation => ({ kind: 'conversation', protocol, step, problem, text });

const disabled = 'SmtpClientAuthentication is disabled for the';

/** Signals as they were seen or documented (failures.md), and the finding each must get. */
export const sampleSignals: readonly (readonly [code: string, signal: Signal])[] = [
  [
    'client-secret-wrong',
    oauth('redeem', { error: 'invalid_client', aadsts: 7000215, httpStatus: 401 }),
  ],
  [
    'client-secret-expired',
    oauth('refresh', { error: 'invalid_client', aadsts: 7000222, httpStatus: 401 }),
  ],
  ['client-credentials-refused', oauth('refresh', { error: 'invalid_client' })],
  ['app-not-found', oauth('authorize', { error: 'unauthorized_client', aadsts: 700016 })],
  ['app-is-single-tenant', oauth('authorize', { aadsts: 50194 })],
  ['redirect-uri-mismatch', oauth('authorize', { aadsts: 50011 })],
  ['redirect-uri-changed-on-the-way', oauth('redeem', { aadsts: 500112 })],
  ['user-not-assigned-to-app', oauth('authorize', { aadsts: 50105 })],
  ['tenant-not-found', oauth('authorize', { aadsts: 90002 })],
  ['mfa-required', oauth('authorize', { error: 'interaction_required', aadsts: 50076 })],
  ['mfa-required-again', oauth('refresh', { error: 'invalid_grant', aadsts: 50076 })],
  ['blocked-by-conditional-access', oauth('refresh', { error: 'invalid_grant', aadsts: 53003 })],
  ['admin-consent-required', oauth('authorize', { error: 'access_denied', aadsts: 90094 })],
  ['admin-consent-required', oauth('authorize', { error: 'consent_required', aadsts: 90095 })],
  ['consent-missing', oauth('refresh', { error: 'invalid_grant', aadsts: 65001 })],
  [
    'consent-missing',
    oauth('refresh', { error: 'interaction_required', subError: 'consent_required' }),
  ],
  ['user-declined-consent', oauth('authorize', { error: 'access_denied', aadsts: 65004 })],
  ['user-declined-consent', oauth('authorize', { error: 'access_denied', text: 'denied' })],
  ['authority-throttles', oauth('refresh', { error: 'unknown', httpStatus: 429 })],
  ['authority-throttles', oauth('redeem', { error: 'temporarily_unavailable', httpStatus: 503 })],
  ['code-expired', oauth('redeem', { error: 'invalid_grant', aadsts: 70008 })],
  ['code-expired', oauth('redeem', { error: 'invalid_grant', aadsts: 70000 })],
  ['refresh-token-invalid', oauth('refresh', { error: 'invalid_grant', aadsts: 70000 })],
  ['refresh-token-invalid', oauth('refresh', { error: 'invalid_grant' })],
  [
    'account-in-abuse-mode',
    oauth('refresh', {
      error: 'invalid_grant',
      aadsts: 70000,
      text: 'AADSTS70000: User account is found to be in service abuse mode.',
    }),
  ],
  ['refresh-token-unused-too-long', oauth('refresh', { error: 'invalid_grant', aadsts: 700082 })],
  ['sessions-revoked', oauth('refresh', { error: 'invalid_grant', aadsts: 50173 })],
  ['sign-in-frequency', oauth('refresh', { error: 'invalid_grant', aadsts: 70043 })],
  ['sign-in-refused', oauth('authorize', { aadsts: 999_999 })],
  ['code-redemption-refused', oauth('redeem', { aadsts: 999_999 })],
  ['token-refresh-refused', oauth('refresh', { aadsts: 999_999 })],
  ['proxy-refused', network('tcp', 'EPROXY')],
  [
    'proxy-sign-in-needed',
    { ...network('tcp', 'EPROXYAUTH'), text: '407 Proxy Authentication Required (Negotiate)' },
  ],
  ['proxy-sign-in-needed', network('authority', 'EPROXYAUTH')],
  ['proxy-unreachable', network('authority', 'EPROXYUNREACHABLE')],
  [
    'proxy-unreachable',
    {
      ...network('tcp', 'EPROXYUNREACHABLE'),
      text: '127.0.0.1:3128: connect ECONNREFUSED 127.0.0.1:3128',
    },
  ],
  ['sign-in-window-closed', { kind: 'sign-in', problem: 'window-closed', text: '' }],
  ['sign-in-state-mismatch', { kind: 'sign-in', problem: 'state-mismatch', text: '' }],
  ['no-refresh-token', { kind: 'sign-in', problem: 'no-refresh-token', text: '' }],
  ['scope-missing', { kind: 'sign-in', problem: 'scope-missing', text: 'SMTP.Send' }],
  ['mailbox-not-linked', { kind: 'sign-in', problem: 'not-linked', text: '' }],
  ['token-not-here', { kind: 'sign-in', problem: 'token-not-here', text: '' }],
  ['mailbox-link-failed', { kind: 'sign-in', problem: 'link-failed', text: '' }],
  ['host-not-found', network('dns', 'ENOTFOUND')],
  ['computer-offline', network('dns', 'OFFLINE')],
  ['computer-offline', network('authority', 'OFFLINE')],
  ['dns-unavailable', network('dns', 'EAI_AGAIN')],
  ['dns-failed', network('dns', 'EWHATEVER')],
  ['port-blocked', network('tcp', 'ETIMEDOUT')],
  ['connection-refused', network('tcp', 'ECONNREFUSED')],
  ['connection-reset', network('tcp', 'ECONNRESET')],
  ['no-route', network('tcp', 'ENETUNREACH')],
  ['server-unreachable', network('tcp', 'EWHATEVER')],
  ['tls-on-plain-port', network('tls', 'ERR_SSL_WRONG_VERSION_NUMBER')],
  ['certificate-not-trusted', network('tls', 'DEPTH_ZERO_SELF_SIGNED_CERT')],
  ['certificate-not-trusted', network('authority', 'SELF_SIGNED_CERT_IN_CHAIN')],
  ['certificate-for-another-host', network('tls', 'ERR_TLS_CERT_ALTNAME_INVALID')],
  ['certificate-out-of-date', network('tls', 'CERT_HAS_EXPIRED')],
  ['tls-too-old', network('tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')],
  ['tls-failed', network('tls', 'EWHATEVER')],
  ['authority-unreachable', network('authority', 'ENOTFOUND')],
  ['proxy-script-not-run', network('authority', 'PROXY_SCRIPT')],
  ['tls-too-old', smtp('ehlo', '421 4.7.66 TLS 1.0 and 1.1 are not supported.')],
  ['smtp-server-busy', smtp('greeting', '421 4.3.2 Service not available')],
  ['smtp-greeting-refused', smtp('greeting', '554 5.7.1 No')],
  ['smtp-ehlo-refused', smtp('ehlo', '501 5.5.4 Invalid domain name')],
  ['starttls-refused', smtp('starttls', '502 5.5.1 No')],
  ['starttls-refused', smtp('starttls', '454 4.7.0 TLS not available')],
  ['smtp-server-busy', smtp('starttls', '421 4.3.2 Service not available')],
  ['starttls-refused', imap('starttls', '2 NO TLS not available')],
  [
    'smtp-auth-disabled-for-tenant',
    smtp('auth', `535 5.7.139 Authentication unsuccessful, ${disabled} Tenant. Visit`),
  ],
  [
    'smtp-auth-disabled-for-mailbox',
    smtp('auth', `535 5.7.139 Authentication unsuccessful, ${disabled} Mailbox.`),
  ],
  [
    'smtp-blocked-by-security-defaults',
    smtp(
      'auth',
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    ),
  ],
  [
    'smtp-basic-authentication-off',
    smtp('auth', '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'),
  ],
  [
    'smtp-basic-authentication-off',
    smtp('auth', '550 5.7.30 Basic authentication is not supported for Client Submission.'),
  ],
  [
    'smtp-blocked-by-conditional-access',
    smtp(
      'auth',
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
    ),
  ],
  [
    'smtp-credentials-incorrect',
    smtp('auth', '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.'),
  ],
  ['smtp-auth-blocked', smtp('auth', '535 5.7.139 Authentication unsuccessful, something new')],
  ['smtp-token-refused', smtp('auth', '535 5.7.3 Authentication unsuccessful [AB1.eurprd]')],
  ['smtp-xoauth2-data-invalid', smtp('auth', '501 5.5.124 Invalid XOAUTH2 auth data')],
  ['smtp-mechanism-refused', smtp('auth', '504 5.7.4 Unrecognized authentication type')],
  ['token-challenged', smtp('auth', '535 5.7.8 no\n{"status":"401","schemes":"bearer"}')],
  ['smtp-auth-temporary', smtp('auth', '454 4.7.0 Temporary authentication failure')],
  ['smtp-auth-refused', smtp('auth', '535 5.7.0 This sign-in was refused')],
  [
    'smtp-throttled',
    smtp(
      'auth',
      '432 4.3.2 Concurrent connections limit exceeded. Visit aka.ms/concurrent_sending',
    ),
  ],
  ['smtp-throttled', smtp('mail-from', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit')],
  ['smtp-not-authenticated', smtp('mail-from', '530 5.7.57 Client not authenticated to send mail')],
  [
    'send-as-denied',
    smtp('mail-from', '550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
  ],
  ['send-as-denied', smtp('data', '554 5.2.252 SendAsDenied; a@x not allowed to send as b@x')],
  [
    'sender-throttled-send-as',
    smtp('mail-from', '550 5.2.252 Sender throttled due to continuous send as denied errors'),
  ],
  [
    'sender-throttled-errors',
    smtp('mail-from', '550 5.2.255 Sender throttled due to continuous invalid recipients errors'),
  ],
  ['sending-quota-exceeded', smtp('data', '554 5.2.0 SubmissionQuotaExceededException')],
  ['sender-blocked-for-spam', smtp('data', '550 5.1.8 Access denied, bad outbound sender')],
  ['tenant-blocked', smtp('data', '550 5.7.705 tenant has exceeded threshold')],
  ['sender-refused', smtp('mail-from', '550 5.1.0 no')],
  ['recipient-refused', smtp('rcpt-to', '550 5.1.1 no such user')],
  ['relaying-denied', smtp('rcpt-to', '550 5.7.1 Unable to relay')],
  ['data-refused', smtp('data', '554 5.6.0 no')],
  ['imap-greeting-refused', imap('greeting', '* BYE Too many connections')],
  ['imap-token-refused', imap('auth', '2 NO AUTHENTICATE failed.')],
  ['imap-xoauth2-data-invalid', imap('auth', '2 BAD Command Argument Error. 11')],
  ['imap-account-blocked', imap('auth', '2 NO LOGIN failed. Account is blocked. Login via')],
  [
    'authenticated-but-not-connected',
    imap('list', '3 BAD User is authenticated but not connected.'),
  ],
  [
    'imap-throttled',
    imap('inbox', '4 BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
  ],
  ['imap-server-unavailable', imap('list', '3 NO Server Unavailable. 15')],
  [
    'not-connected-over-ipv6',
    {
      kind: 'conversation',
      protocol: 'imap',
      step: 'list',
      problem: 'refused-over-ipv6',
      text: 'IPv6 2001:db8::1: 4 BAD User is authenticated but not connected.',
    },
  ],
  ['imap-token-ran-out', imap('list', '* BYE Session invalidated - AccessTokenExpired')],
  ['imap-session-ended', imap('inbox', '* BYE Connection closed. 14')],
  ['imap-list-refused', imap('list', '3 NO no')],
  ['inbox-not-opened', imap('inbox', "4 NO [NONEXISTENT] INBOX doesn't exist")],
  [
    'greeting-never-came',
    { kind: 'conversation', protocol: 'smtp', step: 'greeting', problem: 'timed-out', text: '' },
  ],
  [
    'server-went-silent',
    { kind: 'conversation', protocol: 'imap', step: 'auth', problem: 'timed-out', text: '' },
  ],
  [
    'smtp-inspected-on-the-way',
    {
      kind: 'conversation',
      protocol: 'smtp',
      step: 'greeting',
      problem: 'unexpected-greeting',
      text: '220 *****************',
    },
  ],
  [
    'web-page-instead-of-mail',
    conversation('smtp', 'greeting', 'unexpected-greeting', '<!DOCTYPE html><html>'),
  ],
  ['web-page-instead-of-mail', conversation('imap', 'greeting', 'garbage', 'HTTP/1.1 400 Bad')],
  ['reply-never-finished', conversation('smtp', 'greeting', 'unfinished', '22')],
  ['server-talks-without-end', conversation('imap', 'capability', 'too-much', '* CAPABILITY')],
  ['replies-out-of-turn', conversation('smtp', 'auth', 'out-of-turn', '250 OK')],
  ['imap-preauth', conversation('imap', 'greeting', 'preauth', '* PREAUTH welcome')],
  ['starttls-injected', conversation('smtp', 'starttls', 'starttls-injected', '250 evil')],
  ['starttls-garbled', conversation('imap', 'tls', 'starttls-garbled', 'wrong version number')],
  ['starttls-stripped', conversation('smtp', 'starttls', 'starttls-not-offered', 'SIZE\nXXXXXXXA')],
  ['connection-reset', conversation('imap', 'list', 'reset', 'read ECONNRESET')],
];

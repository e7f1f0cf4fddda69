import { parseSmtpReply, smtpSignal } from '../smtp-reply.ts';
import { imapSignal } from '../imap-response.ts';
import { type Signal } from '../signal.ts';
import { type SampleSignal } from './sample-signal.ts';

const smtp = (
  code: string,
  step: Extract<Signal, { kind: 'smtp' }>['step'],
  reply: string,
): SampleSignal => [code, smtpSignal(step, parseSmtpReply(reply))];

const imap = (
  code: string,
  step: Extract<Signal, { kind: 'imap' }>['step'],
  line: string,
): SampleSignal => [code, imapSignal(step, line)];

const refused = '535 5.7.139 Authentication unsuccessful,';

/** A5: replies as failures.md quotes them. */
export const smtpSamples: readonly SampleSignal[] = [
  smtp('smtp-server-busy', 'greeting', '421 4.3.2 Service not available'),
  smtp(
    'smtp-server-busy',
    'mail-from',
    '451 4.7.0 Temporary server error. Please try again later.',
  ),
  smtp('smtp-greeting-refused', 'greeting', '554 5.7.1 Service unavailable; client host blocked'),
  smtp('smtp-ehlo-refused', 'ehlo', '501 5.5.4 Invalid domain name'),
  smtp('starttls-refused', 'starttls', '502 5.5.1 Command not implemented'),
  smtp(
    'tls-too-old',
    'ehlo',
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls.',
  ),
  smtp(
    'smtp-auth-disabled-for-tenant',
    'auth',
    `${refused} SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.`,
  ),
  smtp(
    'smtp-auth-disabled-for-mailbox',
    'auth',
    `${refused} SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.`,
  ),
  smtp(
    'smtp-blocked-by-security-defaults',
    'auth',
    `${refused} user is locked by your organization's security defaults policy. Contact your administrator.`,
  ),
  smtp('smtp-basic-authentication-off', 'auth', `${refused} basic authentication is disabled.`),
  smtp(
    'smtp-basic-authentication-off',
    'auth',
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
  ),
  smtp(
    'smtp-blocked-by-conditional-access',
    'auth',
    `${refused} the request did not meet the criteria to be authenticated successfully. Contact your administrator.`,
  ),
  smtp('smtp-credentials-incorrect', 'auth', `${refused} the user credentials were incorrect.`),
  smtp('smtp-auth-blocked', 'auth', `${refused} account is not allowed.`),
  smtp(
    'smtp-token-refused',
    'auth',
    '535 5.7.3 Authentication unsuccessful [BY1PR10CA0041.namprd10.prod.outlook.com]',
  ),
  smtp('smtp-xoauth2-data-invalid', 'auth', '501 5.5.124 Invalid XOAUTH2 auth data'),
  smtp('smtp-mechanism-refused', 'auth', '504 5.7.4 Unrecognized authentication type'),
  smtp(
    'token-challenged',
    'auth',
    '535 5.7.8 Authentication failed\n{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/"}',
  ),
  smtp('smtp-auth-temporary', 'auth', '454 4.7.0 Temporary authentication failure'),
  smtp('smtp-auth-refused', 'auth', '535 5.7.0 This sign-in was refused'),
  smtp(
    'smtp-not-authenticated',
    'mail-from',
    '530 5.7.57 Client not authenticated to send mail. [AM0PR04CA0001.eurprd04.prod.outlook.com]',
  ),
  smtp(
    'send-as-denied',
    'mail-from',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  ),
  smtp(
    'send-as-denied',
    'data',
    '554 5.2.252 SendAsDenied; a@contoso.com not allowed to send as b@contoso.com',
  ),
  smtp(
    'bounce-alias-denied',
    'data',
    '554 5.2.252 SendAsDenied; odoo@contoso.com not allowed to send as bounce@contoso.com',
  ),
  smtp(
    'sender-throttled-send-as',
    'mail-from',
    '550 5.2.252 Sender throttled due to continuous send as denied errors',
  ),
  smtp(
    'sender-throttled-errors',
    'mail-from',
    '550 5.2.254 Sender throttled due to continuous too many recipients errors',
  ),
  smtp(
    'smtp-throttled',
    'mail-from',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
  ),
  smtp('smtp-throttled', 'data', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded'),
  smtp(
    'sending-quota-exceeded',
    'data',
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
  ),
  smtp(
    'tenant-recipient-limit',
    'data',
    '550 5.7.233 Your message can not be sent because your tenant exceeded its daily limit for sending email to external recipients',
  ),
  smtp(
    'onmicrosoft-sender-limit',
    'data',
    '550 5.7.236 Your message can not be sent because your tenant exceeded its limit',
  ),
  smtp('sender-blocked-for-spam', 'data', '550 5.1.8 Access denied, bad outbound sender'),
  smtp('tenant-blocked', 'data', '550 5.7.705 Access denied, tenant has exceeded threshold'),
  smtp('tenant-blocked', 'bounce', '550 5.7.705 Access denied, tenant has exceeded threshold'),
  smtp(
    'sender-domain-not-registered',
    'data',
    '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domain',
  ),
  smtp('sender-refused', 'mail-from', '550 5.1.0 Sender denied'),
  smtp('too-many-recipients', 'rcpt-to', '452 4.5.3 Too many recipients'),
  smtp('recipient-refused', 'rcpt-to', '550 5.4.1 Recipient address rejected: Access denied'),
  smtp('message-malformed', 'mail-from', '501 5.1.7 Invalid address'),
  smtp(
    'recipient-unknown',
    'bounce',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  ),
  smtp('relaying-denied', 'rcpt-to', '550 5.7.1 Unable to relay'),
  smtp(
    'recipient-restricts-senders',
    'bounce',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
  ),
  smtp(
    'recipient-restricts-senders',
    'bounce',
    '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
  ),
  smtp(
    'sender-blocked-for-spam',
    'data',
    '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None.',
  ),
  smtp(
    'recipient-side-checks-failed',
    'bounce',
    '550 5.7.509 Access denied, sending domain contoso.com does not pass DMARC verification and has a DMARC policy of reject.',
  ),
  smtp('message-too-large', 'data', '552 5.3.4 Message size exceeds fixed maximum message size'),
  smtp('message-malformed', 'data', '550 5.6.11 Invalid characters'),
  smtp('sending-looks-suspicious', 'data', '451 4.7.500 Access denied, please try again later'),
  smtp('data-refused', 'data', '554 5.6.0 Corrupt message content'),
  smtp('message-returned', 'bounce', '550 5.9.9 Not seen before'),
];

/** A6: responses as failures.md quotes them. */
export const imapSamples: readonly SampleSignal[] = [
  imap('imap-greeting-refused', 'greeting', '* BYE Connection refused'),
  imap('imap-capability-refused', 'capability', '1 BAD Command unknown'),
  imap('imap-token-refused', 'auth', '2 NO AUTHENTICATE failed.'),
  imap('imap-token-refused', 'auth', '2 NO LOGIN failed.'),
  imap('imap-xoauth2-data-invalid', 'auth', '2 BAD Command Argument Error. 11'),
  imap(
    'imap-account-blocked',
    'auth',
    '2 NO LOGIN failed. Account is blocked. Login to your account via a web browser to verify your identity.',
  ),
  imap('authenticated-but-not-connected', 'list', '3 BAD User is authenticated but not connected.'),
  imap(
    'imap-throttled',
    'inbox',
    '4 BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds',
  ),
  imap('imap-server-unavailable', 'list', '3 NO Server Unavailable. 15'),
  imap('imap-token-ran-out', 'list', '* BYE Session invalidated - AccessTokenExpired'),
  imap('imap-session-ended', 'inbox', '* BYE Connection is closed. 13'),
  imap('imap-list-refused', 'list', '3 NO LIST failed.'),
  imap('inbox-not-opened', 'inbox', "4 NO INBOX doesn't exist."),
];

import { parseSmtpReply, smtpSignal } from '../smtp-reply.ts';
import { imapSignal } from '../imap-response.ts';
import { type KnownMessage } from '../known-message.ts';
import { type Signal } from '../signal.ts';
import { oauthAnswer as answer } from './oauth-answer.ts';
import { type SampleSignal } from './sample-signal.ts';

type Smtp = Extract<Signal, { kind: 'smtp' }>;
type Imap = Extract<Signal, { kind: 'imap' }>;

const smtp = (
  code: string,
  step: Smtp['step'],
  reply: string,
  mechanism?: Smtp['mechanism'],
): SampleSignal => [
  code,
  {
    ...smtpSignal(step, parseSmtpReply(reply)),
    ...(mechanism === undefined ? {} : { mechanism }),
  },
];
const imap = (code: string, line: string, mechanism: Imap['mechanism']): SampleSignal => [
  code,
  { ...imapSignal('auth', line), ...(mechanism === undefined ? {} : { mechanism }) },
];
const said = (code: string, text: string, message: KnownMessage = 'said'): SampleSignal => [
  code,
  { kind: 'message', message, text },
];
const graph = (code: string, error: string, text: string): SampleSignal => [
  code,
  { kind: 'graph', error, text },
];
const app = '11111111-2222-3333-4444-555555555555';

/** A8: words from the field, of the kinds that failures.md lists from row 201 on. */
export const fieldSamples: readonly SampleSignal[] = [
  smtp('starttls-required', 'mail-from', '451 5.7.3 STARTTLS is required to send mail'),
  smtp(
    'sender-throttled-mailbox-full',
    'mail-from',
    '550 5.2.251 Sender throttled due to continuous mailbox full errors',
  ),
  smtp(
    'sender-throttled-no-licence',
    'mail-from',
    '550 5.2.253 Sender throttled due to continuous invalid license errors',
  ),
  smtp(
    'low-reputation-address',
    'data',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.',
  ),
  smtp('header-too-large', 'data', '552 5.3.4 Header size exceeds fixed maximum size'),
  said(
    'own-relay-refuses',
    'NOQUEUE: reject: RCPT from app[192.0.2.7]: 554 5.7.1 <a@contoso.com>: Recipient address rejected: Access denied',
    'postfix-refuses',
  ),
  smtp(
    'direct-send-rejected',
    'rcpt-to',
    '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
  ),
  smtp('no-inbound-connector', 'rcpt-to', '550 5.7.64 TenantAttribution; Relay Access Denied SMTP'),
  smtp(
    'forwarding-not-allowed',
    'bounce',
    '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
  ),
  smtp(
    'sending-address-listed',
    'mail-from',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.7]. To request removal from this list please visit https://sender.office.com/',
  ),
  smtp(
    'recipient-over-limit',
    'rcpt-to',
    '554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour',
  ),
  smtp(
    'domain-not-authenticated',
    'data',
    '550 5.7.515 Access denied, sending domain CONTOSO.COM does not meet the required authentication level. Spf= Fail , Dkim= Pass , DMARC= Fail',
  ),
  smtp(
    'recipient-blocked-by-own-organisation',
    'bounce',
    "550 5.7.703 Your message can't be delivered because one or more recipients are blocked by your organization using Tenant Allow Block List",
  ),
  smtp(
    'recipient-server-unreachable',
    'bounce',
    '450 4.4.317 Cannot connect to remote server [LastAttemptedServerName=mx.example.org]',
  ),
  smtp(
    'forwarded-mail-refused',
    'bounce',
    '550 5.7.367 Remote server returned not permitted to relay -> 550 5.7.1 relaying denied',
  ),
  smtp(
    'high-volume-account-limit',
    'data',
    '550 5.7.1 High Volume Email account has no billing policy',
  ),
  smtp(
    'recipient-unknown',
    'bounce',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  ),
  smtp(
    'recipient-mailbox-full',
    'bounce',
    "552 5.2.2 The recipient's mailbox is full and can't accept messages now",
  ),
  smtp(
    'recipient-domain-unknown',
    'bounce',
    '550 5.4.310 DNS domain contoso.invalid does not exist [Message=InfoDomainNonexistent]',
  ),
  smtp('message-expired', 'bounce', '550 4.4.7 QUEUE.Expired; message expired'),
  said(
    'odoo-modules-out-of-step',
    "Outlook: Connection test failed: 'bool' object has no attribute 'replace'",
  ),
  smtp(
    'message-taken-for-spam',
    'bounce',
    '550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 rejected',
  ),
  smtp('mail-loop', 'bounce', '554 5.4.14 Hop count exceeded - possible mail loop ATTR34'),
  [
    'client-lacks-mechanism',
    {
      kind: 'conversation',
      protocol: 'smtp',
      step: 'auth',
      problem: 'xoauth2-not-offered',
      text: 'SASL authentication failure: No worthy mechs found',
    },
  ],
  [
    'mail-server-not-reached',
    {
      kind: 'network',
      stage: 'tcp',
      code: 'UNKNOWN',
      text: 'The transport failed to connect to the server. smtp.office365.com',
    },
  ],
  smtp(
    'smtp-password-refused',
    'auth',
    '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
    'password',
  ),
  smtp(
    'smtp-sign-in-refused',
    'auth',
    '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
    'unknown',
  ),
  imap('imap-password-refused', 'A1 NO LOGIN failed.', 'password'),
  imap('imap-sign-in-refused', 'A1 NO AUTHENTICATE failed.', 'unknown'),
  imap('imap-login-instead-of-oauth', 'A1 NO Server Unavailable. 15', 'password'),
  imap('mail-password-off', 'A1 NO Basic authentication is disabled.', undefined),
  [
    'pop-sign-in-refused',
    { kind: 'pop', text: '-ERR Logon failure: unknown user name or bad password.' },
  ],
  said(
    'ews-password-refused',
    'exchangelib.errors.UnauthorizedError: Invalid credentials for https://outlook.office365.com/EWS/Exchange.asmx',
    'ews-password',
  ),
  smtp('token-line-too-long', 'auth', '500 5.5.2 Line too long'),
  imap(
    'app-not-known-to-exchange',
    'A1 NO AUTHENTICATE failed. [Error="LogonDenied-None-OAuthLog:AuthExc_Auth Failed"]',
    undefined,
  ),
  said(
    'personal-account-smtp-off',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
    'personal-smtp-off',
  ),
  said(
    'token-refusal-hidden',
    'Fetch client threw: Error: HTTP status code 400 | Attempted to reach: https://login.microsoftonline.com/common/oauth2/v2.0/token',
  ),
  said(
    'scope-list-compared-strictly',
    'Scope has changed from "offline_access SMTP.Send" to "SMTP.Send".',
  ),
  said('legacy-mail-host', 'getaddrinfo ENOTFOUND imap-legacy.office365.com'),
  said('service-incident', 'EX1215307: users may be unable to use IMAP', 'service-incident'),
  graph(
    'mailbox-not-in-exchange-online',
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  ),
  graph('sending-mailbox-full', 'ErrorQuotaExceeded', 'Mailbox has exceeded maximum mailbox size.'),
  graph(
    'message-over-mailbox-limit',
    'ErrorMessageSizeExceeded',
    'The message exceeds the maximum supported size.',
  ),
  graph(
    'graph-token-refused',
    'InvalidAuthenticationToken',
    'Access token validation failure. Invalid audience.',
  ),
  said(
    'odoo-closed-unopened-inbox',
    'imaplib.IMAP4.error: command CLOSE illegal in state AUTH, only allowed in states SELECTED',
  ),
  said(
    'odoo-build-fault',
    "AttributeError: 'fetchmail.server' object has no attribute 'smtp_user'",
  ),
  said(
    'odoo-no-recipient',
    'Error without exception. Probably due do sending an email without computed recipients.',
  ),
  said(
    'odoo-api-key-needed',
    'POST /json/2/res.partner/search HTTP/1.1" 401 Invalid apikey',
    'odoo-json2-refused',
  ),
  said('no-password-without-tls', 'smtp: unencrypted connection', 'unencrypted-connection'),
  said('starttls-broke-off', '220 2.0.0 SMTP server ready', 'transcript-ends-after-starttls'),
  said('client-without-token', '250-AUTH LOGIN XOAUTH2', 'transcript-ends-before-auth'),
  answer(
    'tenant-blocked-for-inactivity',
    'authorize',
    'interaction_required',
    'AADSTS5000225: This tenant has been blocked due to inactivity. It will be deleted in 20 days.',
  ),
  answer(
    'service-principal-missing',
    'redeem',
    'invalid_client',
    `AADSTS7000229: The client application ${app} is missing service principal in the tenant contoso.com.`,
  ),
  answer(
    'exchange-service-disabled',
    'redeem',
    'invalid_resource',
    "AADSTS500014: The service principal for resource 'https://outlook.office365.com' is disabled.",
  ),
  answer(
    'permission-id-invalid',
    'authorize',
    'invalid_request',
    `AADSTS65006: Invalid permission. The application '${app}' requested a permission with an invalid id.`,
  ),
  answer(
    'old-endpoint-for-personal-account',
    'redeem',
    'invalid_request',
    'AADSTS500201: We are unable to issue tokens from this API version for a Microsoft account.',
  ),
  answer(
    'token-protection-required',
    'authorize',
    'access_denied',
    'AADSTS530084: Access has been restricted, a token protection policy applies.',
  ),
  answer(
    'device-code-blocked',
    'authorize',
    'access_denied',
    'AADSTS530036: The device code flow is blocked by a policy.',
  ),
  answer(
    'redirect-uri-invalid',
    'authorize',
    'invalid_request',
    "AADSTS500116: The reply address 'x' is not a valid address.",
  ),
  answer(
    'scope-of-unlisted-resource',
    'authorize',
    'invalid_scope',
    'The scope https://outlook.office.com/.default is not valid - it refers to a resource which is not listed',
  ),
  said(
    'secret-lifetime-too-long',
    "CredentialInvalidLifetimeAsPerAppPolicy: Credential lifetime exceeds the max value allowed as per assigned policy 'x'.",
  ),
  said(
    'app-change-refused',
    'The request was refused: the app instance property lock protects this property.',
  ),
  [
    'administrator-signed-in',
    { kind: 'token', problem: 'administrator-account', text: 'admin@contoso.com' },
  ],
];

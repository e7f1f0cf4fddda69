import { type Signal } from '../signal.ts';
import { type SampleSignal } from './sample-signal.ts';

type Problem = Extract<Signal, { kind: 'sign-in' }>['problem'];
const signIn = (code: string, problem: Problem, text = ''): SampleSignal => [
  code,
  { kind: 'sign-in', problem, text },
];

const broken = (
  code: string,
  protocol: 'smtp' | 'imap',
  step: string,
  problem: Extract<Signal, { kind: 'conversation' }>['problem'],
  text: string,
): SampleSignal => [code, { kind: 'conversation', protocol, step, problem, text }];

/** What Collega itself notices: the signals as its services make them. */
export const signInSamples: readonly SampleSignal[] = [
  signIn('sign-in-window-closed', 'window-closed'),
  signIn('sign-in-window-failed', 'window-failed', 'ERR_NAME_NOT_RESOLVED'),
  signIn(
    'sign-in-window-unauthorized',
    'window-unauthorized',
    'ERR_SITE_PASSWORD HTTP 401 sts.a.com',
  ),
  signIn('no-sign-in-window-here', 'no-window', 'no display'),
  signIn('sign-in-timed-out', 'timed-out'),
  signIn('sign-in-state-mismatch', 'state-mismatch', 'https://odoo.example.com/'),
  signIn('sign-in-without-code', 'no-code', 'https://odoo.example.com/'),
  signIn('no-refresh-token', 'no-refresh-token'),
  signIn('no-account-in-token', 'no-account-in-token'),
  signIn('mailbox-not-linked', 'not-linked'),
  signIn('token-not-here', 'token-not-here'),
  signIn('mailbox-link-failed', 'link-failed'),
  signIn('scope-missing', 'scope-missing', 'https://outlook.office.com/SMTP.Send'),
  signIn('authority-answer-unreadable', 'answer-unreadable', 'HTTP 200: <html>Sign in to Wi-Fi'),
  ['other-account-signed-in', { kind: 'token', problem: 'other-account', text: 'admin@a.com' }],
  [
    'token-for-another-resource',
    { kind: 'token', problem: 'wrong-audience', text: 'https://graph.microsoft.com' },
  ],
  [
    'token-not-sent-to-foreign-host',
    {
      kind: 'token',
      problem: 'foreign-host',
      text: 'host=mail.example aud=https://outlook.office.com',
    },
  ],
  ['token-is-app-only', { kind: 'token', problem: 'app-only', text: 'roles: SMTP.SendAsApp' }],
  ['access-token-expired', { kind: 'token', problem: 'expired', text: '2026-11-23T02:00:00Z' }],
  ['clock-wrong', { kind: 'token', problem: 'clock-skew', text: '7200 s behind' }],
  [
    'client-secret-expires-soon',
    { kind: 'azure-app', problem: 'secret-expires-soon', text: '2026-12-01' },
  ],
  [
    'client-secret-expiry-passed',
    { kind: 'azure-app', problem: 'secret-expiry-passed', text: '2026-10-01' },
  ],
  [
    'message-not-arrived',
    { kind: 'delivery', problem: 'not-arrived', text: 'not found after 60 s' },
  ],
  ['message-arrived-as-junk', { kind: 'delivery', problem: 'arrived-as-junk', text: 'Junk Email' }],
  ['message-not-removed', { kind: 'delivery', problem: 'not-removed', text: 'Collega 1234abcd' }],
  [
    'message-not-sent-no-incoming-server',
    { kind: 'delivery', problem: 'no-incoming-server', text: '' },
  ],
];

/** Conversations that broke a rule, with what the server had said until then. */
export const conversationSamples: readonly SampleSignal[] = [
  broken('connection-closed-by-server', 'smtp', 'ehlo', 'closed', 'Connection closed unexpectedly'),
  broken('not-a-mail-server', 'smtp', 'greeting', 'garbage', 'SSH-2.0-OpenSSH_9.2p1 Debian-2'),
  broken(
    'starttls-not-offered',
    'smtp',
    'starttls',
    'starttls-not-offered',
    'SIZE 157286400\n8BITMIME',
  ),
  broken(
    'xoauth2-not-offered',
    'smtp',
    'auth',
    'xoauth2-not-offered',
    'AUTH PLAIN LOGIN\nSIZE 35882577',
  ),
  broken(
    'token-not-sent-in-clear',
    'smtp',
    'auth',
    'token-in-clear',
    'the connection is not encrypted',
  ),
];

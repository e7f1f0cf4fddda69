import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../context-without-client.ts';
import { explainText } from './explain-text.ts';

const codesOf = (text: string) =>
  explainText(text, contextWithoutClient('en')).findings.map(({ code }) => code);

/** What reaches a ticket when someone copies half of a message. */
describe('words that lost what stood around them', () => {
  it.each([
    ['invalid_client', 'client-credentials-refused'],
    ['access_denied', 'user-declined-consent'],
    ['The library says: invalid_grant', 'refresh-token-invalid'],
    ['7000215', 'client-secret-wrong'],
    ['Error code: 50011', 'redirect-uri-mismatch'],
    ['aadsts 7000222', 'client-secret-expired'],
    ['AADSTS: 65001', 'consent-missing'],
    ['5.7.139', 'smtp-auth-blocked'],
    ['535 5.7.139', 'smtp-auth-blocked'],
    ['Odoo shows an error\n535 5.7.139\n', 'smtp-auth-blocked'],
    ['info@x.example not allowed to send as noreply@x.example', 'send-as-denied'],
    ['452 4.3.1 Insufficient system resources', 'smtp-server-busy'],
    ['535 5.7.139 x', 'smtp-auth-blocked'],
    ["(535, b'5.7.139 ", 'smtp-auth-blocked'],
    ['535 5.7.139 A…', 'smtp-auth-blocked'],
    ['535 5.7.3', 'smtp-sign-in-refused'],
  ])('recognises the bare name or number %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('shows both of two numbers that stand on one line', () => {
    expect(
      codesOf(
        'AADSTS7000222: The provided client secret keys are expired. AADSTS65001: The user has not consented',
      ),
    ).toEqual(['client-secret-expired', 'consent-missing']);
  });

  it('reads the error below a traceback through Python’s own library', () => {
    const trace = [
      'Traceback (most recent call last):',
      '  File "/usr/lib/python3.10/socket.py", line 845, in create_connection',
      '    raise err',
      '  File "/usr/lib/python3.10/socket.py", line 833, in create_connection',
      '    sock.connect(sa)',
      'ConnectionRefusedError: [Errno 111] Connection refused',
    ];
    expect(codesOf(trace.join('\n'))).toEqual(['connection-refused']);
    const other = trace.with(1, '  File "/srv/app/printer.py", line 8, in send');
    expect(codesOf(other.join('\n'))).toEqual([]);
  });

  const confirm = 'https://odoo.contoso.com/microsoft_outlook/confirm';
  const given = `${confirm}?admin_consent=True&tenant=11111111-2222-3333-4444-555555555555`;
  const declined =
    'error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.%0d%0aTrace+ID%3a+0000aaaa-11bb';
  it.each([
    [given, 'admin-consent-given'],
    [`403: Forbidden\n${given}`, 'admin-consent-given'],
    [`"GET ${given.slice(24)} HTTP/1.1" 403 -`, 'admin-consent-given'],
    [`${confirm}?${declined}&admin_consent=True`, 'admin-declined-consent'],
    [`${confirm}?admin_consent=True&${declined}`, 'admin-declined-consent'],
    [`${confirm}?${declined}`, 'user-declined-consent'],
  ])('tells the end of the admin consent page from that of a sign-in: %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it.each([
    [
      "The redirect URI 'https://odoo.contoso.com/microsoft_outlook/confirm' specified in the request does not match the redirect URIs configured for the application",
      'redirect-uri-mismatch',
    ],
    [
      "The reply address 'http://odoo.contoso.com' does not match the reply address 'https://odoo.contoso.com' provided when requesting Authorization code.",
      'redirect-uri-changed-on-the-way',
    ],
    [
      "Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory 'Contoso'",
      'app-not-found',
    ],
    [
      "The signed in user 'john@contoso.com' is not assigned to a role for the application",
      'user-not-assigned-to-app',
    ],
    [
      "Selected user account does not exist in tenant 'Contoso' and cannot access the application",
      'account-not-in-tenant',
    ],
    ["The provided client secret keys for app 'abc' are expired.", 'client-secret-expired'],
    [
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      'redirect-uri-on-wrong-platform',
    ],
    ['The refresh token has expired due to inactivity.', 'refresh-token-unused-too-long'],
    ['User account is found to be in service abuse mode.', 'account-in-abuse-mode'],
    ['Your credential was blocked by tenant-wide policy', 'client-secrets-forbidden'],
    ['403 Forbidden https://odoo.contoso.com/microsoft_outlook/confirm', 'odoo-refused-callback'],
    ['BAD Command received in Invalid state.', 'imap-session-ended'],
    ["NO [NONEXISTENT] Mailbox doesn't exist", 'inbox-not-opened'],
    ['550 5.7.506 Access Denied, Bad HELO', 'smtp-ehlo-refused'],
    ['ETLS Error upgrading connection with STARTTLS', 'starttls-refused'],
    ['BAD Command Argument Error. 12', 'imap-xoauth2-data-invalid'],
    ['5.2.254', 'sender-throttled-errors'],
    ['You can’t get there from here', 'device-not-accepted'],
    ["We couldn't find an account with that username.", 'account-unknown'],
    ['Your account or password is incorrect.', 'password-wrong'],
    ['OAuth2 Authorization code was already redeemed', 'code-expired'],
    ['issuer_validation_failed', 'authority-unreachable'],
    ['wrong version number', 'tls-on-plain-port'],
  ])('recognises the sentence %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('lets the number beside a bare name, or a reply beside a time-out, speak', () => {
    expect(codesOf('invalid_client AADSTS7000222 the keys')).toEqual(['client-secret-expired']);
    expect(codesOf('timed out after 535 5.7.3 Authentication unsuccessful')).toEqual([
      'smtp-sign-in-refused',
    ]);
  });

  it('takes no number for one of Entra’s that Entra does not have', () => {
    for (const text of ['12345', '2026', 'invoice 50011 was paid', '99999999']) {
      expect(codesOf(text)).toEqual([]);
    }
  });
});

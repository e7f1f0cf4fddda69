import { describe, expect, it } from 'vitest';
import { finding } from '../../../contract/findings.ts';
import { contextWithoutClient } from '../context-without-client.ts';
import { explainText } from './explain-text.ts';

const noClient = contextWithoutClient('en');

const codesOf = (text: string) => explainText(text, noClient).findings.map(({ code }) => code);

describe('explaining what was pasted', () => {
  it.each([
    'https://odoo.contoso.com/microsoft_outlook/confirm?error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.&error_uri=https%3A%2F%2Flogin.microsoftonline.com%2Ferror%3Fcode%3D65004&state=%7B%22a%22%3A1%7D',
    'error=access_denied&error_description=AADSTS65004: User declined to consent to access the app.&state=x',
  ])('quotes an answer of Microsoft without the parameters behind it: %.40s', (text) => {
    const [finding] = explainText(text, noClient).findings;
    expect(finding?.code).toBe('user-declined-consent');
    expect(finding?.evidence[0]).toMatch(/declined to consent to access the app\.$/);
  });

  it.each([
    [
      'an Odoo dialog in English',
      "The server refused the sender address (john@contoso.com) with error b'5.7.57 Client not authenticated to send mail. [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]'",
    ],
    [
      'an Odoo dialog in Italian',
      "Operazione non valida\nIl server ha rifiutato l’indirizzo del mittente (john@contoso.com) con l’errore b'5.7.57 Client not authenticated to send mail.'\nChiudi",
    ],
  ])('tells the truth behind %s that blames the sender', (_name, text) => {
    const own = ['john@contoso.com'];
    const client = { ...noClient, mailboxes: own, ownSenders: own };
    const { findings } = explainText(text, client);
    expect(findings.map(({ code }) => code)).toEqual(['odoo-hid-the-refusal']);
    expect(findings[0]?.commands).toContain(
      'Set-CASMailbox john@contoso.com -SmtpClientAuthenticationDisabled $false',
    );
  });

  it.each([
    [
      'a Python traceback',
      'Traceback (most recent call last):\n  File "/usr/lib/python3/smtplib.py", line 662, in auth\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM6PR0502CA0072.eurprd05.prod.outlook.com]\')',
      ['smtp-auth-disabled-for-tenant'],
    ],
    [
      'a traceback of imaplib',
      "imaplib.IMAP4.error: SELECT command error: BAD [b'User is authenticated but not connected.']",
      ['authenticated-but-not-connected'],
    ],
    [
      'a JSON answer',
      '{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app \\u0027x\\u0027 are expired.\\r\\nTrace ID: 0000aaaa-11bb\\r\\nCorrelation ID: aaaa0000-bb11-2222\\r\\nTimestamp: 2026-11-23 10:00:00Z","error_codes":[7000222],"trace_id":"0000aaaa-11bb","correlation_id":"aaaa0000-bb11-2222"}',
      ['client-secret-expired'],
    ],
    [
      'an address with error_description',
      'https://odoo.example.com/microsoft_outlook/confirm?error=access_denied&error_description=AADSTS90094%3a+Administrator+consent+is+required.%0d%0aTrace+ID%3a+0000aaaa-11bb&state=abc',
      ['admin-consent-required'],
    ],
    [
      'a dialog around an answer of Entra',
      'An error occurred when fetching the access token. AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-05-01T08:00:00Z and was inactive for 90.00:00:00. Trace ID: a Correlation ID: b',
      ['refresh-token-unused-too-long'],
    ],
    [
      'a page with entities',
      '<p>AADSTS50011: The redirect URI &#39;https://odoo.example.com/x&#39; specified in the request does not match the redirect URIs configured</p>',
      ['redirect-uri-mismatch'],
    ],
    [
      'a page with named entities',
      '<p>Session information isn&rsquo;t sufficient for single&hyphen;sign&hyphen;on&period;</p>',
      ['session-missing'],
    ],
    [
      'a challenge in base64',
      'S: 334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==',
      ['token-challenged'],
    ],
    [
      'an SMTP transcript',
      'C: EHLO [127.0.0.1]\nS: 250-SIZE 157286400\nS: 250 OK\nC: MAIL FROM:<a@contoso.com>\nS: 550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      ['send-as-denied'],
    ],
    [
      'an IMAP transcript',
      'A1 OK AUTHENTICATE completed.\nA2 LIST "" "*"\nA2 BAD User is authenticated but not connected.\n* BYE Connection closed. 14',
      ['authenticated-but-not-connected'],
    ],
    [
      'a bounce',
      "Delivery has failed to these recipients or groups:\njane@example.org\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'",
      ['recipient-unknown'],
    ],
    [
      'an error of Node',
      "Error: getaddrinfo ENOTFOUND smtp.ofice365.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:111:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: 'smtp.ofice365.com'\n}",
      ['host-not-found'],
    ],
    [
      'an error of MSAL',
      'ServerError: invalid_grant: Error(s): 700082 - Timestamp: 2026-11-23 10:00:00Z - Description: AADSTS700082: The refresh token has expired due to inactivity. Trace ID: a Correlation ID: b Timestamp: c - Correlation ID: b - Trace ID: a',
      ['refresh-token-unused-too-long'],
    ],
    [
      'MSAL on a window that was closed',
      'BrowserAuthError: user_cancelled: User cancelled the flow.',
      ['sign-in-window-closed'],
    ],
    [
      'Python on a blocked port',
      'No response received. Check server address and port number.\n [Errno 110] Connection timed out',
      ['odoo-got-no-response'],
    ],
  ])('explains %s', (_name, text, codes) => {
    const found = codesOf(text);
    expect([...found].sort()).toEqual([...codes].sort());
  });

  it('takes both addresses from a refused Send As, and adds no number to its words', () => {
    const text = '554 5.2.252 SendAsDenied; anna@rossi.it not allowed to send as vendite@rossi.it';
    const [denied] = explainText(text, noClient).findings;
    expect(denied?.evidence).toEqual([text]);
    expect(denied?.params).toMatchObject({
      mailbox: 'vendite@rossi.it',
      signedInAs: 'anna@rossi.it',
    });
    expect(denied?.commands[0]).toContain('vendite@rossi.it -Trustee anna@rossi.it');
  });

  it('gives several findings for several failures, causes first, each once', () => {
    const line =
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';
    const text = `${line}\nconnect ETIMEDOUT 52.97.201.2:993\nAADSTS7000222: expired keys\n${line}`;
    const { findings } = explainText(text, noClient);
    expect(findings.map(({ code }) => code)).toEqual([
      'client-secret-expired',
      'port-blocked',
      'smtp-auth-disabled-for-mailbox',
    ]);
    expect(findings[2]?.evidence).toHaveLength(1);
    for (const each of findings) expect(finding.parse(each)).toEqual(each);
  });

  it('knows an unknown number by its stage, with everything there is to look up', () => {
    const text =
      '{"error":"invalid_request","error_description":"AADSTS123456: New.","trace_id":"0000aaaa-11bb-cccc","correlation_id":"aaaa0000-bb11-2222","timestamp":"2026-11-23 10:00:00Z"}';
    const [found] = explainText(text, noClient).findings;
    expect(found?.code).toBe('sign-in-refused');
    expect(found?.links).toContain('https://login.microsoftonline.com/error?code=123456');
    for (const part of ['0000aaaa-11bb-cccc', 'aaaa0000-bb11-2222', '2026-11-23 10:00:00Z']) {
      expect(found?.evidence.join('\n')).toContain(part);
      expect(found?.cause).toContain(part);
    }
  });

  it('fills the client’s own data in, and keeps them before what the text says', () => {
    const context = { ...noClient, mailbox: 'sales@contoso.com', applicationId: 'a-b' };
    const text =
      "The server refused the sender address (john@contoso.com) with error b'5.7.57 Client not authenticated to send mail.'";
    expect(explainText(text, context).findings[0]?.commands.join()).toContain('sales@contoso.com');
    const consent = explainText('AADSTS90094: Admin', context).findings[0];
    expect(consent?.commands).toEqual([
      expect.stringMatching(
        /^https:\/\/login\.microsoftonline\.com\/organizations\/v2\.0\/adminconsent\?redirect_uri=<REDIRECT-URI>&.*&client_id=a-b$/,
      ),
    ]);
  });

  it.each([
    [
      'AADSTS7000215',
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app 'NAMED'.",
    ],
    [
      'AADSTS65001',
      "The user or administrator has not consented to use the application with ID 'NAMED' named 'Odoo'.",
    ],
  ])('names the app of the text, not that of the client: %s', (number, words) => {
    const named = '11111111-2222-3333-4444-555555555555';
    const own = '99999999-8888-7777-6666-555555555555';
    const client = { ...noClient, applicationId: own };
    const [found] = explainText(`${number}: ${words.replace('NAMED', named)}`, client).findings;
    expect(found?.params['applicationId']).toBe(named);
    expect(JSON.stringify([found?.cause, found?.commands])).toContain(named);
    expect(JSON.stringify(found)).not.toContain(own);
    const [unnamed] = explainText(`${number}: Refused.`, client).findings;
    expect(unnamed?.params['applicationId']).toBe(own);
  });

  it('reads the audience and the roles of a pasted token, and shows nothing else of it', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = (claims: unknown) => `${part({ typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
    const graph = token({
      aud: 'https://graph.microsoft.com',
      scp: 'SMTP.Send',
      upn: 'john@a.com',
    });
    const { findings, masked } = explainText(`token: ${graph}`, noClient);
    expect(findings.map(({ code }) => code)).toEqual(['token-for-another-resource']);
    expect(JSON.stringify({ findings, masked })).not.toContain(graph.slice(0, 24));
    expect(codesOf(token({ aud: 'x', roles: ['SMTP.SendAsApp'] }))).toEqual(['token-is-app-only']);
  });

  it.each([
    '',
    'Hello, could you please call me back?',
    'Connection Test Successful!',
    'Odoo 18.0-20261101, Python 3.12.3, 250 OK, HTTP/1.1 200 OK',
    'Il pagamento NO 12 è stato ricevuto. NO BAD news',
    'GET /web/login HTTP/1.1" 404 - 500 Internal Server Error',
  ])('recognises nothing in %j', (text) => expect(codesOf(text)).toEqual([]));
});

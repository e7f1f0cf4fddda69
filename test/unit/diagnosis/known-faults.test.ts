import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';

const explain = (text: string) => explainText(text, contextWithoutClient('en'));
const codesOf = (text: string): string[] => explain(text).findings.map(({ code }) => code);

it('an unknown refusal of a sign-in gets the finding of its stage, as a possibility', () => {
  const [found] = explain('535 5.9.99 The flux capacitor refused this login').findings;
  expect(found?.code).toBe('smtp-auth-refused');
  expect(found?.certainty).toBe('possible');
});

it.each([
  'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity.',
  'AADSTS70008: The provided authorization code or refresh token is expired. Send a new interactive authorization request for this user and resource.',
])('70008 is an expired code or token, not ninety days unused: %s', (text) => {
  const [found] = explain(text).findings;
  expect(found?.code).toBe('code-expired');
  expect(found?.cause).not.toMatch(/90|ninety/);
});

it.each([
  '220 ********************************',
  '220 **********0****2**',
  'SERVER -> CLIENT: 220 *****************',
])('a masked greeting is an inspection on the way: %s', (text) =>
  expect(codesOf(text)[0]).toBe('smtp-inspected-on-the-way'),
);

it('the reason inside the words that Odoo wraps is read', () => {
  const text =
    "The server refused the sender address (john@contoso.com) with error b'5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR01.eurprd01.prod.exchangelabs.com]'";
  expect(codesOf(text)[0]).toBe('smtp-auth-disabled-for-mailbox');
});

it('the parameter that Microsoft names is repeated', () => {
  const [found] = explain(
    "AADSTS900144: The request body must contain the following parameter: 'grant_type'. Trace ID: aaaaaaaa-0000-4000-8000-000000000003",
  ).findings;
  expect(found?.cause).toContain('grant_type');
});

it('the limit and the size of a bounce are repeated', () => {
  const [found] = explain(
    "Delivery has failed to these recipients or groups:\nYour message is too large to send.\nThe maximum message size that's allowed is 10 MB. This message is 18 MB.\nRemote Server returned '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient'",
  ).findings;
  expect(found?.cause).toContain('10 MB');
  expect(found?.cause).toContain('18 MB');
});

it('what a bounce found of SPF, DKIM and DMARC is repeated', () => {
  const [found] = explain(
    '550 5.7.515 Access denied, sending domain CONTOSO.COM does not meet the required authentication level. Spf= Pass , Dkim= Fail , DMARC= Fail',
  ).findings;
  expect(found?.cause).toMatch(/Dkim= Fail/);
});

it('a token is not blamed where the text shows a password, nor the reverse', () => {
  expect(
    codesOf(
      'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nS: 535 5.7.3 Authentication unsuccessful [AM0PR01.outlook.com]',
    )[0],
  ).toBe('smtp-password-refused');
  expect(
    codesOf(
      'C: AUTH XOAUTH2 ***\nS: 535 5.7.3 Authentication unsuccessful [AM0PR01.outlook.com]',
    )[0],
  ).toBe('smtp-token-refused');
  expect(codesOf('535 5.7.3 Authentication unsuccessful [AM0PR01.outlook.com]')[0]).toBe(
    'smtp-sign-in-refused',
  );
});

it('the lines that decided are found again in the text as it was pasted', () => {
  const text =
    'Hello,\n> 550 5.7.60 SMTP; Client does not have permis=\n> sions to send as this sender\nBye';
  const { findings, decided, masked } = explain(text);
  expect(findings[0]?.code).toBe('send-as-denied');
  expect(decided).toHaveLength(1);
  const [place] = decided;
  expect(masked.slice(place?.start, place?.end)).toContain('5.7.60');
  expect(masked.slice(place?.start, place?.end)).not.toContain('Hello');
});

it('a transcript that ends after STARTTLS, or before AUTH, says what is missing', () => {
  const greeting = '220 AM0PR01.outlook.office365.com Microsoft ESMTP MAIL Service ready';
  const offer =
    '250-AM0PR01.outlook.office365.com Hello\nS: 250-AUTH LOGIN XOAUTH2\nS: 250 CHUNKING';
  expect(
    codesOf(
      `S: ${greeting}\nC: EHLO x\nS: 250-STARTTLS\nC: STARTTLS\nS: 220 2.0.0 SMTP server ready\nC: QUIT`,
    ),
  ).toEqual(['starttls-broke-off']);
  expect(
    codesOf(
      `S: ${greeting}\nC: STARTTLS\nS: 220 2.0.0 SMTP server ready\nC: EHLO x\nS: ${offer}\nC: QUIT\nS: 221 2.0.0 bye`,
    ),
  ).toEqual(['client-without-token']);
});

it('"Invalid login" of nodemailer is no evidence of a password', () => {
  const text =
    'Error: Invalid login: 535 5.7.3 Authentication unsuccessful [AM0PR01.eurprd01.prod.outlook.com]';
  expect(codesOf(text)).toEqual(['smtp-sign-in-refused']);
});

it('a mechanism in brackets decides, not the word "login" in the sentence', () => {
  const text =
    'Error login on [outlook.office365.com] with user [anna@contoso.com] auth [XOAUTH2 accesstoken]: 2 NO AUTHENTICATE failed.';
  expect(codesOf(text)).toEqual(['imap-token-refused']);
});

it('"unknown user name" of a POP server says nothing of a recipient', () => {
  expect(
    codesOf('Error #6015: -ERR Authentication failure: unknown user name or bad password. (POP3)'),
  ).toEqual(['pop-sign-in-refused']);
});

it('what only names a stage is left out beside a cause', () => {
  const text =
    'SMTP Error: data not accepted. DATA END command failed Detail: STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied SMTP code: 554 Additional SMTP info: 5.2.0';
  expect(codesOf(text)).toEqual(['send-as-denied']);
});

it('host and port that a program writes stand in the finding', () => {
  const [found] = explain(
    'stream_socket_client(): unable to connect to tcp://smtp.office365.com:25 (Connection timed out)',
  ).findings;
  expect(found?.title).toContain('smtp.office365.com');
  expect(found?.title).toContain('25');
});

it('a link of the text is repeated without the full stop of its sentence', () => {
  const [found] = explain(
    "550 5.7.1 Unfortunately, messages from [192.0.2.4] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors.",
  ).findings;
  expect(found?.fix).toContain('troubleshooting.aspx#errors)');
});

it('a bounce that says whom the recipient accepts is not about our sign-in', () => {
  const text =
    "Status code: 530 5.7.57 This error occurs when the recipient's email domain is configured to reject email from anonymous users. Reported error: 530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM";
  expect(codesOf(text)).toEqual(['recipient-restricts-senders']);
});

it('a number that every server has decides only where Microsoft speaks', () => {
  const words = '553 5.1.8 Domain of sender address does not exist';
  expect(codesOf(`${words} (in reply to MAIL FROM command) mx.filter.example`)).toEqual([]);
  expect(codesOf('550 5.1.8 Access denied, bad outbound sender')).toEqual([
    'sender-blocked-for-spam',
  ]);
});

it('of another server’s mail nothing is known but its own words', () => {
  expect(codesOf('host mx.example.org[192.0.2.9] said: 554 5.6.0 Content rejected')).toEqual([]);
});

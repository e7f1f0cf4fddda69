import { expect, it } from 'vitest';
import { contextWithoutClient } from '../context-without-client.ts';
import { explainText } from './explain-text.ts';

const explain = (text: string) => explainText(text, contextWithoutClient('en'));
const codesOf = (text: string) => explain(text).findings.map(({ code }) => code);

it.each([
  ['452 4.5.3 Too many recipients', 'too-many-recipients'],
  ["SMTPRecipientsRefused: {'a@b.it': (452, b'4.5.3 Too many recipients')}", 'too-many-recipients'],
  ['C: RCPT TO:<a@b.it>\nS: 452 4.2.2 mailbox busy [AM0.prod.outlook.com]', 'smtp-server-busy'],
])('a limit of recipients is no wrong address: %s', (text, code) => {
  expect(codesOf(text)).toEqual([code]);
  expect(explain(text).findings[0]?.fix).not.toMatch(/Check the address/);
});

it.each([
  ['421 4.4.2 Connection dropped due to SocketError', 'connection-closed-by-server'],
  ['501 5.1.7 Invalid address', 'message-malformed'],
])('Exchange’s %s is explained', (text, code) => expect(codesOf(text)).toEqual([code]));

it('the address that a sign-in ended on is explained, and its code is not shown', () => {
  const code = '0.AXoAplantedplantedplantedplanted';
  const address = `https://odoo.example.com/microsoft_outlook/confirm?code=${code}&state=x&session_state=y`;
  const explained = explain(address);
  expect(explained.findings.map((each) => each.code)).toEqual(['sign-in-answer-pasted']);
  expect(JSON.stringify(explained)).not.toContain('planted');
});

it('an address of a sign-in says nothing where the error stands beside it', () => {
  const address = 'https://odoo.example.com/microsoft_outlook/confirm?code=0.AXoA&state=x';
  expect(
    codesOf(`${address}\n535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.`),
  ).toEqual(['smtp-auth-disabled-for-tenant']);
  expect(codesOf(`${address} 403 Forbidden`)).not.toContain('sign-in-answer-pasted');
});

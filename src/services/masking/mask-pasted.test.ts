import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../diagnosis/context-without-client.ts';
import { explainText } from '../diagnosis/explain/explain-text.ts';
import { maskPasted } from './mask-pasted.ts';

const context = { ...contextWithoutClient('en'), mailbox: 'john@contoso.com' };

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const word = (min: number, max: number, more = '') =>
  fc.string({
    unit: fc.constantFrom(...(letters + more).split('')),
    minLength: min,
    maxLength: max,
  });
const token = fc.oneof(
  fc.tuple(word(20, 60), word(40, 200), word(20, 60)).map((parts) => `eyJ${parts.join('.')}`),
  word(60, 400, '_-').map((body) => `0.A${body}`),
  word(60, 400, '!*').map((body) => `EwB${body}`),
  word(60, 200, '!*').map((body) => `M.C107_BL2.U.${body}`),
);
const sasl = (access: string): string =>
  Buffer.from(`user=john@contoso.com\x01auth=Bearer ${access}\x01\x01`).toString('base64');

/** A short last line may be a word of the text. */
const isRecognised = (line: string): boolean =>
  line.length >= 6 && /[a-z]/.test(line) && /[A-Z]/.test(line) && /\d/.test(line);

/** Every way in which secrets get into what people paste. */
const plants: readonly ((secret: string) => string)[] = [
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `access_token=${encodeURIComponent(secret)}&expires_in=3599`,
  (secret) => `{"token_type":"Bearer","refresh_token":"${secret}","expires_in":3599}`,
  (secret) => JSON.stringify(JSON.stringify({ access_token: secret })),
  (secret) => `{'refresh_token': '${secret}', 'scope': 'x'}`,
  (secret) => `https://odoo.example.com/microsoft_outlook/confirm?code=${secret}&state=x`,
  (secret) => `GET /microsoft_outlook/confirm?state=x&code=${encodeURIComponent(secret)} HTTP/1.1`,
  (secret) => encodeURIComponent(`access_token=${secret}`),
  (secret) => `AUTH XOAUTH2 ${sasl(secret)}`,
  (secret) => `334 \r\n${sasl(secret)}\r\n535 5.7.3 Authentication unsuccessful`,
  (secret) => `A1 AUTHENTICATE XOAUTH2 ${sasl(secret)}`,
  (secret) => `AADSTS50011: The redirect URI 'https://x/?code=${secret}' specified in the request`,
  (secret) => `535 5.7.3 refused ${secret}`,
  (secret) => `grant_type=refresh_token&refresh_token=${secret}&client_id=x`,
];

const clientSecrets = word(31, 34, '_~.-').map((body) => `aB38Q~${body}`);

describe('what is shown of a pasted text', () => {
  it('never holds a planted token, neither in the text nor in a finding', () => {
    fc.assert(
      fc.property(token, fc.constantFrom(...plants), fc.string(), (secret, plant, around) => {
        const shown = JSON.stringify(
          explainText(`${around}\n${plant(secret)}\n${around}`, context),
        );
        expect(shown).not.toContain(secret.slice(8, 40));
        expect(shown).not.toContain(sasl(secret).slice(36, 76));
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the words of a refusal in the address of a page, where they are joined by +', () => {
    const address =
      'https://odoo.example.com/microsoft_outlook/confirm?error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.%0d%0aTrace+ID%3a+1';
    expect(maskPasted(address)).toBe(address);
    const token = `%3a+${'Ab0+'.repeat(20)}`;
    expect(maskPasted(token)).toBe('%•••');
  });

  it('never holds a client secret', () => {
    fc.assert(
      fc.property(clientSecrets, (secret) => {
        for (const text of [
          `client_secret=${encodeURIComponent(secret)}`,
          `'client_secret': '${secret}'`,
          `the value is ${secret}`,
          `COLLEGA_CLIENT_SECRET=${secret} collega link`,
        ]) {
          expect(maskPasted(text)).not.toContain(secret.slice(0, 20));
        }
      }),
    );
  });

  it('hides every line of a code that a mail program has broken over lines', () => {
    fc.assert(
      fc.property(
        token.filter((code) => /^.{76,}$/.test(code)),
        fc.constantFrom('\n', '\r\n> '),
        (code, between) => {
          const lines = code.match(/.{1,76}/g) ?? [];
          const shown = maskPasted(
            `https://x.example/confirm?code=${lines.join(between)}\nRegards`,
          );
          for (const line of lines.filter(isRecognised)) expect(shown).not.toContain(line);
          expect(shown).toContain('Regards');
        },
      ),
    );
  });

  it.each([
    ['password: hunter2hunter2', 'hunter2'],
    ['AUTH PLAIN AGpvaG5AY29udG9zby5jb20AaHVudGVyMg==', 'AGpvaG5'],
    ['Authorization: Basic am9objpodW50ZXIy', 'am9ob'],
    ['ir_config_parameter: microsoft_outlook_client_secret | Abc~defghijk', 'Abc~def'],
    ['A1 LOGIN john@contoso.com hunter2\r\nA2 LOGIN john@contoso.com hunter3\r\n', 'hunter3'],
    ['session_id=abcdef0123456789abcdef0123456789abcdef01', 'abcdef01'],
    ['code_verifier=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU', 'abcdefgh'],
  ])('hides the secret of %j', (text, secret) => expect(maskPasted(text)).not.toContain(secret));

  it.each([
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM6PR0502CA0072.eurprd05.prod.outlook.com]',
    "Error: connect ECONNREFUSED 52.97.201.2:465 { code: 'ECONNREFUSED', syscall: 'connect' }",
    'Trace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333 Correlation ID: aaaa0000-bb11-2222-33cc-444444dddddd',
    'File "/usr/lib/python3/dist-packages/odoo/addons/microsoft_outlook/models/ir_mail_server.py", line 52',
    '334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==',
    'microsoft_outlook_client_secret | microsoft_outlook_client_id',
    'Please leave the password field empty for Outlook mail server',
  ])('leaves %j as it is', (text) => expect(maskPasted(text)).toBe(text));
});

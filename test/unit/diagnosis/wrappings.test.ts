import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';

const codesOf = (text: string): string[] =>
  explainText(text, contextWithoutClient('en')).findings.map(({ code }) => code);

/** One sentence each, as its server, page or library prints it. */
const sentences: readonly (readonly [code: string, text: string])[] = [
  [
    'smtp-auth-disabled-for-tenant',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ],
  [
    'send-as-denied',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender [AM0PR01.eurprd01.prod.outlook.com]',
  ],
  [
    'smtp-not-authenticated',
    '530 5.7.57 Client not authenticated to send mail. [FR0P281.DEUP281.PROD.OUTLOOK.COM]',
  ],
  ['authenticated-but-not-connected', 'BAD User is authenticated but not connected.'],
  [
    'redirect-uri-mismatch',
    "AADSTS50011: The redirect URI 'https://odoo.example.com/x' specified in the request does not match the redirect URIs configured for the application.",
  ],
  [
    'client-secret-expired',
    "AADSTS7000222: The provided client secret keys for app '11111111-2222-3333-4444-555555555555' are expired.",
  ],
  [
    'forwarding-not-allowed',
    '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
  ],
  [
    'low-reputation-address',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. AS(7910)',
  ],
  [
    'admin-consent-required',
    'Prima di usarla, è necessario chiedere: l’app chiede risorse dell’organizzazione che solo un amministratore può concedere.',
  ],
  [
    'refresh-token-unused-too-long',
    'The refresh token has expired due to inactivity. The token was issued on 2026-05-01 and was inactive for 90.00:00:00.',
  ],
];

function quotedPrintable(text: string, width: number): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) =>
    byte === 61 || byte > 126 || (byte < 32 && byte !== 10)
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  let line = '';
  let out = 'Content-Transfer-Encoding: quoted-printable\n\n';
  for (const piece of bytes) {
    if (line.length + piece.length >= width) {
      out += `${line}=\n`;
      line = '';
    }
    line += piece;
  }
  return out + line;
}

const wrap = (text: string, width: number): string =>
  text
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + word.length >= width) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
      return lines;
    }, [])
    .join('\n');

type Wrapping = (text: string, width: number) => string;
const wrappings: Readonly<Record<string, Wrapping>> = {
  'broken over lines': wrap,
  'quoted by a mail program': (text, width) => wrap(text, width).replace(/^/gm, '> > '),
  'in a table of bars': (text, width) => wrap(text, width).replace(/^/gm, '| '),
  'quoted-printable': quotedPrintable,
  'in JSON': (text) => JSON.stringify({ message: text }),
  'in JSON in JSON': (text) => JSON.stringify({ body: JSON.stringify({ message: text }) }),
  'in Python bytes': (text) =>
    `smtplib.SMTPException: (b'${[...Buffer.from(text.replaceAll("'", "\\'"), 'utf8')]
      .map((byte) => (byte > 126 ? `\\x${byte.toString(16)}` : String.fromCharCode(byte)))
      .join('')}')`,
  'in HTML': (text) =>
    `<html><body><p><b>Error</b><br>${text.replaceAll("'", '&#39;').replaceAll('è', '&egrave;')}</p></body></html>`,
  'in an address': (text) =>
    `https://odoo.example.com/x?error=y&error_description=${encodeURIComponent(text)}`,
  'with typographic quotes': (text) => text.replaceAll("'", '’').replaceAll(' ', '\u00a0'),
  'in a log line': (text) => `2026-11-23 10:00:01,113 41 ERROR prod odoo.addons.mail: ${text}`,
};

describe.each(Object.entries(wrappings))('a sentence %s', (_name, wrapping) => {
  it('is the same sentence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences),
        fc.integer({ min: 24, max: 78 }),
        (each, width) => {
          const [code, text] = each;
          expect(codesOf(wrapping(text, width))[0], wrapping(text, width)).toBe(code);
        },
      ),
      { numRuns: 120 },
    );
  });
});

it('a sentence without its number or code is recognised all the same', () => {
  for (const [code, text] of sentences) {
    expect(codesOf(text.replace(/^(?:AADSTS\d+: |\d{3} \d\.\d\.\d+ )/, ''))[0]).toBe(code);
  }
});

it('the order of independent events does not change the findings', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...sentences], { minLength: 2, maxLength: 5 }), (some) => {
      const joined = (list: typeof some): string => list.map(([, text]) => text).join('\n\n');
      const forward = codesOf(joined(some)).sort();
      expect(codesOf(joined([...some].reverse())).sort()).toEqual(forward);
    }),
    { numRuns: 60 },
  );
});

it('a cause stands before what follows from it, whichever was written first', () => {
  const [, secret] = sentences[5] ?? [];
  const [, unsigned] = sentences[2] ?? [];
  for (const text of [`${secret}\n${unsigned}`, `${unsigned}\n${secret}`]) {
    expect(codesOf(text)).toEqual(['client-secret-expired', 'smtp-not-authenticated']);
  }
});

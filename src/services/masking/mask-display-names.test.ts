import { describe, expect, it } from 'vitest';
import { maskMailboxes } from './mask-mailboxes.ts';

const mask = (text: string): string =>
  maskMailboxes({
    addresses: ['info@rossi.example'],
    names: [],
    servers: [],
    organisations: ['Rossi Srl'],
  })(text);

describe('the name of a person before an address is hidden with it', () => {
  it.each([
    ['From: "Neri, Anna" <info@rossi.example>', 'From: "person-1" <mailbox-1@rossi.example>'],
    ["To: 'Verdi Luca' <luca@cliente.example>", "To: 'person-1' <address-1@cliente.example>"],
    ['refused Verdi Luca <luca@c.example>', 'refused person-1 <address-1@c.example>'],
    ["'Verdi Luca' (luca@c.example)", "'person-1' (address-1@c.example)"],
    ['Verdi Luca (luca@c.example)', 'person-1 (address-1@c.example)'],
    [
      'To: anna <a@c.example>; luca verdi <b@c.example>',
      'To: person-1 <address-1@c.example>; person-2 <address-2@c.example>',
    ],
    [
      'Cc: a@c.example, Anna Neri <b@c.example>',
      'Cc: address-1@c.example, person-1 <address-2@c.example>',
    ],
    ['Da: Neri, Anna <a@c.example>', 'Da: person-1 <address-1@c.example>'],
    ['"to": "\\"Neri, Anna\\" <a@c.example>"', '"to": "\\"person-1\\" <address-1@c.example>"'],
    [
      '&quot;Neri, Anna&quot; &lt;a@c.example&gt;',
      '&quot;person-1&quot; &lt;address-1@c.example&gt;',
    ],
    [
      'Recipient Anna De Luca <a@c.example> unknown',
      'Recipient person-1 <address-1@c.example> unknown',
    ],
    ['“Neri, Anna” [mailto:a@c.example]', '“person-1” [mailto:address-1@c.example]'],
    ['ROSSI MARIO <a@c.example>', 'person-1 <address-1@c.example>'],
    ['Maria della Valle <a@c.example>', 'person-1 <address-1@c.example>'],
  ])('%s', (text, shown) => {
    expect(mask(text)).toBe(shown);
    const masked = maskMailboxes({ addresses: ['info@rossi.example'], names: [], servers: [] });
    expect(masked(masked(text))).toBe(masked(text));
  });

  it('also where it is encoded, and wherever else it stands', () => {
    expect(
      mask(
        '=?utf-8?Q?Anna_Neri?= <anna@c.example> Anna Neri chiede aiuto, "Neri, Anna", cn=Anna_Neri; =?UTF-8?B?THVjYSBWZXJkaQ==?= <l@c.example> Luca Verdi',
      ),
    ).toBe(
      'person-1 <address-1@c.example> person-1 chiede aiuto, "person-1", cn=person-1; person-2 <address-2@c.example> person-2',
    );
  });

  it('and stays hidden in the texts that follow', () => {
    const masked = maskMailboxes({ addresses: [], names: [], servers: [] });
    masked('"Neri, Anna" <a@c.example>');
    expect(masked('Anna Neri: refused')).toBe('person-1: refused');
  });
});

describe('what stands before an address and names no one stays', () => {
  it.each([
    'Mail Delivery Subsystem <MAILER-DAEMON@c.example>',
    '"Microsoft Outlook" <x@c.example>',
    'From: <x@c.example>',
    'MAIL FROM:<x@c.example> RCPT TO: <x@c.example>',
    "error b'535 5.7.139 Authentication unsuccessful' <x@c.example>",
    'The sender address (x@c.example) was refused',
    'Outlook (x@c.example): Set-CASMailbox x@c.example',
    '550 5.1.1 Recipient address rejected <x@c.example>',
    '"Rossi Srl" <x@c.example>',
  ])('%s', (text) => {
    const shown = mask(text);
    expect(shown.replace(/address-1@/g, 'x@')).toBe(text.replace('MAILER-DAEMON@', 'x@'));
  });
});

it('hides an address whose sign is written out', () => {
  expect(mask('info(at)rossi.example, luca[at]c.example')).toBe(
    'mailbox-1(at)rossi.example, address-1[at]c.example',
  );
});

it('takes a long line of openings in linear time', () => {
  const started = performance.now();
  mask('Anna Neri "x <'.repeat(40_000));
  mask('Anna Neri <a@b '.repeat(20_000));
  mask(`${'Anna '.repeat(100_000)}<a@b.example>`);
  expect(performance.now() - started).toBeLessThan(10_000);
});

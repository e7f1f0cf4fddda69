import { expect, test } from 'vitest';
import { takeEnvelopeAddress } from './envelope-address.ts';

/** What Python's idna 3 answers for the domain, executed. */
test.each<[string, string | null]>([
  ['"John" <John@Example.com>', 'John@Example.com'],
  ['Support@MyComp <support@mycompany.com>', 'support@mycompany.com'],
  ['a@b.com, c@d.com', 'c@d.com'],
  ['jÖhn@EXAMPLE.com', 'jÖhn@EXAMPLE.com'],
  ['test@éxample.com', 'test@xn--xample-9ua.com'],
  ['a@straße.de', 'a@xn--strae-oqa.de'],
  ['a@日本。jp', 'a@xn--wgv71a.jp'],
  ['a@A.é.com', 'a@A.xn--9ca.com'],
  ['a@é.com.', 'a@xn--9ca.com.'],
  ['a@l·l.com', 'a@xn--ll-0ea.com'],
  ['a@ÉX.com', null],
  ['a@😀.com', null],
  ['a@a_b.é.com', null],
  ['a@-é.com', null],
  ['a@é..com', null],
  ['a@e\u0301.com', null],
  ['a@·.com', null],
  ['a@1א.com', null],
  ['a@بـب.com', null],
  [`a@${'é'.repeat(60)}.com`, null],
  ['a@b.com, x@😀.com', 'a@b.com'],
  ['not-an-email', null],
  ['', null],
])('takes from %j the address %j', (text, expected) => {
  expect(takeEnvelopeAddress(text)).toBe(expected);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainOfAddress, normaliseAddress, normaliseDomain } from './normalise-address.ts';

test.each<[string | null, string | null]>([
  [null, null],
  ['', null],
  ['not-an-email', null],
  ['a@b.com, c@d.com', null],
  ['JOHN@Example.COM', 'john@example.com'],
  ['"John" <John@Example.com>', 'john@example.com'],
  ['jÖhn@EXAMPLE.com', 'jÖhn@example.com'],
  ['JÖHN@EXAMPLE.com', 'JÖHN@example.com'],
  ['x@ÉXAMPLE.com', 'x@éxample.com'],
  ['John Doe john@example.com', 'john@example.com'],
  ['@example.com', '@example.com'],
  ['a@b@c.com', 'b@c.com'],
  ['Support@MyComp <support@example.com>', null],
  ['john@example.com;', 'john@example.com'],
])('normalises %j to %j', (text, expected) => {
  expect(normaliseAddress(text)).toBe(expected);
});

test('a domain is what follows the @, and a part with an @ is none', () => {
  expect(domainOfAddress('"J" <j@Mail.Example.com>')).toBe('mail.example.com');
  expect(domainOfAddress('example.com')).toBeNull();
  expect(normaliseDomain('EXAMPLE.com')).toBe('example.com');
  expect(normaliseDomain('@example.com')).toBeNull();
  expect(normaliseDomain('')).toBeNull();
});

const domain = fc.constantFrom('Example.com', 'MAIL.example.COM', 'Éxample.com', 'xn--A.com');
const local = fc.stringMatching(/^[A-Za-z0-9_+-]{1,12}$/);
const written = fc.constantFrom<(address: string) => string>(
  (address) => address,
  (address) => `<${address}>`,
  (address) => `"Na, me" <${address}>`,
  (address) => `Name ${address}`,
  (address) => `${address} (comment)`,
);

test('normalising twice is normalising once, however the address was written', () => {
  fc.assert(
    fc.property(local, domain, written, (name, host, write) => {
      const address = `${name}@${host}`;
      const once = normaliseAddress(write(address));
      expect(once).toBe(address.toLowerCase());
      expect(normaliseAddress(once)).toBe(once);
    }),
  );
});

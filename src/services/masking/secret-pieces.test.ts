import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SecretPieces } from './secret-pieces.ts';

const secret = randomBytes(300).toString('base64url');
const other = 'user=john@contoso.com';
const pieces = new SecretPieces([secret, other]);

it('finds any sixteen characters in a row, wherever they were cut and whatever is around', () => {
  for (let at = 0; at + 16 <= secret.length; at += 1) {
    const piece = secret.slice(at, at + 16);
    expect(pieces.isIn(piece), String(at)).toBe(true);
    expect(pieces.isIn(`~~~${piece}~~~`), String(at)).toBe(true);
  }
  expect(pieces.isIn(other.slice(3, 19))).toBe(true);
});

it('leaves fifteen characters, which may be an ordinary word', () => {
  for (let at = 0; at + 15 <= secret.length; at += 1) {
    expect(pieces.isIn(`~${secret.slice(at, at + 15)}~`), String(at)).toBe(false);
  }
});

it('says of any two texts what comparing every piece says', () => {
  const lettersOf = (...units: string[]) =>
    fc.string({ unit: fc.constantFrom(...units), maxLength: 60 });
  const compare = (one: string, word: string): boolean => {
    for (let at = 0; at + 16 <= one.length; at += 1) {
      if (word.includes(one.slice(at, at + 16))) return true;
    }
    return false;
  };
  fc.assert(
    fc.property(
      // Of secrets without blanks only the words of a text are looked at.
      fc.oneof(lettersOf('a', 'b'), lettersOf('a', 'b', ' '), lettersOf('a', '\u{1f600}')),
      fc.oneof(lettersOf('a', 'b'), lettersOf('a', 'b', ' ', '\n', '\u{1f600}')),
      fc.nat(40),
      (one, word, at) => {
        const mixed = word + one.slice(at, at + 20);
        expect(new SecretPieces([one]).isIn(mixed)).toBe(compare(one, mixed));
      },
    ),
    { numRuns: 3_000 },
  );
});

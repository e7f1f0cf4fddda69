import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding } from '../../../contract/findings.ts';
import { contextWithoutClient } from '../context-without-client.ts';
import { verbatimSamples } from '../testing/verbatim-samples.ts';
import { explainText } from './explain-text.ts';

const noClient = contextWithoutClient('en');

describe('whatever is pasted', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...verbatimSamples.map(([, { text }]) => text)),
    fc.constantFrom('%', '%E0%A4', '\\u', '&#x110000;', 'eyJzdGF0dXMi', '\0', '{"error":', '334 '),
  );

  it('never throws, and gives findings that keep to the contract', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const { findings } = explainText(parts.join(' '), noClient);
        for (const each of findings) finding.parse(each);
        const codes = findings.map(({ code }) => code);
        expect(codes).toHaveLength(new Set(codes).size);
      }),
      { numRuns: 400 },
    );
  }, 240_000);

  it.each([
    ['letters', 'a'],
    ['addresses', 'a@'],
    ['dots', 'a.a@b.'],
    ['numbers', '5.7.1 '],
    ['prefixes of tokens', 'eyJ'],
    ['names of secrets', 'code= '],
    ['names in quotes', '"access_token":"'],
    ['lines', '\n'],
    ['blanks', ' '],
    ['AADSTS', 'AADSTS50011 '],
    ['redirect URIs', "URI 'https://"],
    ['descriptions', 'error_description='],
    ['percent signs', '%25'],
    ['backslashes', '\\"'],
    ['keys', '-----BEGIN PRIVATE KEY-----'],
    ['callbacks', '/microsoft_outlook/confirm'],
    ['codes', 'E_A_A_A_'],
    ['tags', '* NO '],
    ['MAIL FROM', '550 5.7.60 MAIL FROM '],
  ])(
    'takes time in proportion to its length: a megabyte of %s',
    (_name, piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const started = process.cpuUsage();
      explainText(text, noClient);
      const { user, system } = process.cpuUsage(started);
      // Quadratic patterns take minutes here; this bound only has to be far below that. Of the
      // processor's time, in microseconds: the clock also counts what other programs take.
      expect(user + system).toBeLessThan(10_000_000);
    },
    240_000,
  );
});

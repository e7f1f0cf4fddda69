import { describe, expect, it } from 'vitest';
import { maskDetail, maskSecrets, maskText } from './mask-secrets.ts';

const long = 'Canary~Secret.value-1234567890';
const short = 'Canary-1234';

describe('a known secret', () => {
  it.each([
    ['long', long],
    ['of fifteen letters and less', short],
  ])('is hidden whole: %s', (_kind, secret) => {
    expect(maskSecrets([secret])(`you said ${secret}.`)).toBe('you said •••.');
  });

  it.each([0, 1, 2])('is hidden in base64 behind %i other letters', (count) => {
    const encoded = Buffer.from(`${'u'.repeat(count)}${long} and more`).toString('base64');
    expect(maskSecrets([long])(`got ${encoded}`)).toBe('got •••');
  });
});

it('keeps each entry of a list up to two hundred, and four thousand letters of a text', () => {
  const list = Array.from({ length: 201 }, (_, index) => String(index));
  const same = (text: string) => text;
  expect(maskDetail({ list }, same)).toEqual({ list: list.slice(0, 200) });
  expect(maskText('x'.repeat(4_000), same)).toBe('x'.repeat(4_000));
  expect(maskText('x'.repeat(4_001), same)).toBe(`${'x'.repeat(4_000)}…`);
});

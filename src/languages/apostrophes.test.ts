import { expect, it } from 'vitest';
import { codes } from './languages.ts';

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', {
  eager: true,
  import: 'default',
});

/** One mark for an apostrophe; the straight one stays for code and quotes around a value. */
const straight = /(?<=[\p{L}\d}])'(?=[\p{L}\d{“])|(?<=\bpo)'/u;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

it('has texts to look at, in each language', () => {
  for (const language of codes) {
    expect(Object.keys(files).some((path) => path.startsWith(`./${language}/`))).toBe(true);
  }
});

it.each(Object.entries(files))('writes its apostrophes as ’: %s', (_path, content) => {
  expect(textsOf(content).filter((text) => straight.test(text))).toEqual([]);
});

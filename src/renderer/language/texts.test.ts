import { expect, it } from 'vitest';
import english from '../../languages/en/ui.json';
import italian from '../../languages/it/ui.json';
import { flattenTexts, placeholdersOf } from '../../languages/testing/flatten-texts.ts';

const texts = { en: flattenTexts(english), it: flattenTexts(italian) };

/**
 * Text of every source of the window, of what both languages share, and of the failures that the
 * contract names; raw, because
 * keys are looked for as they are written.
 */
const sources = Object.entries(
  import.meta.glob<string>(
    [
      '../**/*.{ts,tsx}',
      '../../contract/failure-texts.ts',
      '../../contract/field-problem-codes.ts',
      '../../languages/*.ts',
    ],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
)
  .filter(([path]) => !path.endsWith('.test.ts'))
  .map(([, source]) => source);

it('says the same things in Italian as in English', () => {
  expect([...texts.it.keys()]).toEqual([...texts.en.keys()]);
});

it('fills the same placeholders in both languages', () => {
  for (const [key, text] of texts.en) {
    expect(placeholdersOf(texts.it.get(key) ?? ''), key).toEqual(placeholdersOf(text));
  }
});

it('has no empty text', () => {
  expect([...texts.en, ...texts.it].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('has no text that no screen shows', () => {
  const whole = sources.join('\n');
  const quoted = new Set([...whole.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
  const built = [...whole.matchAll(/`((?:[a-zA-Z]+|\$\{\w+\})\.[^`\s]*)`/g)].map(
    ([, template = '']) =>
      new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
  );
  // A text that counts has one form for one, and another for more.
  const singular = (key: string) => key.replace(/_(zero|one|other)$/u, '');
  const keys = new Set([...texts.en.keys()].map(singular));
  const unused = [...keys].filter(
    (key) => !quoted.has(key) && !built.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

it('gives every text that counts its number', () => {
  const counted = [...texts.en.keys()].flatMap((key) => /^(.+)_other$/u.exec(key)?.[1] ?? []);
  const uncounted = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*'([\w.-]+)'([^;]{0,120})/gu)].flatMap(([, key = '', rest = '']) =>
      counted.includes(key) && !/\bcount\b|\bfacts\b/u.test(rest) ? [key] : [],
    ),
  );
  expect(uncounted).toEqual([]);
});

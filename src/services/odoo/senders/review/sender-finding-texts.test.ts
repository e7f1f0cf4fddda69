import { expect, test } from 'vitest';
import catalogue from '../../../../languages/en/findings.json' with { type: 'json' };
import english from '../../../../languages/en/sender-findings.json' with { type: 'json' };
import italian from '../../../../languages/it/sender-findings.json' with { type: 'json' };
import { flattenTexts, placeholdersOf } from '../../../../languages/testing/flatten-texts.ts';
import { issueCodes } from './sender-issue.ts';

test('every finding of a review has its texts, and no other text is there', () => {
  expect(Object.keys(english).sort()).toEqual([...issueCodes].sort());
  // Both stand in one namespace: a code of the catalogue would take the other's words.
  expect(issueCodes.filter((code) => Object.hasOwn(catalogue, code))).toEqual([]);
});

test('Italian says the same as English, in other words', () => {
  const texts = { en: flattenTexts(english), it: flattenTexts(italian) };
  expect([...texts.it.keys()]).toEqual([...texts.en.keys()]);
  for (const [key, text] of texts.en) {
    const other = texts.it.get(key) ?? '';
    expect([...new Set(placeholdersOf(other))], key).toEqual([...new Set(placeholdersOf(text))]);
    expect(other).not.toBe(text);
  }
});

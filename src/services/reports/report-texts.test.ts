import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../languages/en/report.json' with { type: 'json' };
import italian from '../../languages/it/report.json' with { type: 'json' };
import { flattenTexts, placeholdersOf } from '../../languages/testing/flatten-texts.ts';
import { textsIn } from './report-texts.ts';

const texts = { en: flattenTexts(english), it: flattenTexts(italian) };
const source = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n');

test('a report says the same things in Italian as in English', () => {
  expect([...texts.it.keys()]).toEqual([...texts.en.keys()]);
  for (const [key, text] of texts.en) {
    expect(placeholdersOf(texts.it.get(key) ?? ''), key).toEqual(placeholdersOf(text));
  }
});

test('every text of a report is said, and everything said has a text', () => {
  const said = [...source.matchAll(/\bsay\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
  const built = [...source.matchAll(/\bsay\(\s*`((?!ui:)[\w.]+)\.\$\{/g)].map(
    ([, key]) => key ?? '',
  );
  const isSaid = (key: string) =>
    said.includes(key.replace(/_(?:zero|one|other)$/, '')) ||
    built.some((group) => key.startsWith(`${group}.`));
  expect([...texts.en.keys()].filter((key) => !isSaid(key))).toEqual([]);
  const { say } = textsIn('it');
  expect(said.filter((key) => say(key, { count: 1 }) === key.replace(/^ui:/, ''))).toEqual([]);
});

test('moments are written in local time with its offset, and in UTC beside it', () => {
  const iso = '2026-11-23T23:05:00Z';
  expect(textsIn('en', 'Europe/London').dateTime(iso)).toBe('23 Nov 2026, 23:05:00 UTC');
  expect(textsIn('en', 'America/Lima').dateTime(iso)).toBe(
    '23 Nov 2026, 18:05:00 UTC-05:00 (23:05:00 UTC)',
  );
  expect(textsIn('it', 'Europe/Rome').dateTime(iso)).toBe(
    '24 nov 2026, 00:05:00 UTC+01:00 (23 nov 2026, 23:05:00 UTC)',
  );
  expect(textsIn('it').day('2027-03-01')).toBe('1 mar 2027');
  expect(textsIn('it').duration(1234)).toContain('1,2');
});

test('a value is put in as it is, not taken as an order', () => {
  expect(textsIn('en').say('title', { client: '$t(masked) {{date}}' })).toBe(
    'Connection report: $t(masked) {{date}}',
  );
});

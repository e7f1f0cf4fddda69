import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guideCheckId, guideOutcome, guideReason, guideStepId } from '../../src/contract/guide.ts';
import englishScript from '../../src/languages/en/guide-script.json' with { type: 'json' };
import english from '../../src/languages/en/guide.json' with { type: 'json' };
import italianScript from '../../src/languages/it/guide-script.json' with { type: 'json' };
import italian from '../../src/languages/it/guide.json' with { type: 'json' };
import { flattenTexts, placeholdersOf } from '../../src/languages/testing/flatten-texts.ts';
import { fillText } from '../../src/languages/translate-guide.ts';

const pairs = [
  [english, italian],
  [englishScript, italianScript],
] as const;

it('the guide says the same things in Italian as in English, with the same placeholders', () => {
  for (const [one, other] of pairs) {
    const texts = { en: flattenTexts(one), it: flattenTexts(other) };
    expect([...texts.it.keys()].sort()).toEqual([...texts.en.keys()].sort());
    for (const [key, text] of texts.en) {
      expect(placeholdersOf(texts.it.get(key) ?? ''), key).toEqual(placeholdersOf(text));
    }
  }
});

it('every step, check, outcome and reason has its texts, and no other has', () => {
  const keysOf = (texts: object) => Object.keys(texts).sort();
  expect(keysOf(english.steps)).toEqual([...guideStepId.options].sort());
  expect(keysOf(english.checks)).toEqual([...guideCheckId.options].sort());
  expect(keysOf(english.outcomes)).toEqual([...guideOutcome.options].sort());
  expect(keysOf(english.reasons)).toEqual([...guideReason.options].sort());
});

it('has no unused text, and no reason that no check gives', () => {
  const source = [
    'src/renderer/screens/guide',
    'src/services/guide',
    'src/cli',
    'src/languages',
    'src/contract',
  ]
    .flatMap((folder) =>
      readdirSync(join(import.meta.dirname, '../..', folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && path !== 'guide.ts')
        .map((path) => readFileSync(join(import.meta.dirname, '../..', folder, path), 'utf8')),
    )
    .join('\n');
  const used = (name: string) =>
    source.includes(`'${name}'`) || new RegExp(`[.,{]\\s*${name}\\b`).test(source);
  const names = [
    ...Object.keys(english),
    ...Object.keys(english.values),
    ...Object.keys(english.go),
    ...Object.keys(english.script),
    ...guideReason.options,
  ];
  expect(names.filter((name) => !used(name))).toEqual([]);
});

it('a placeholder without a value stays visible', () => {
  expect(fillText('{{one}} of {{all}}', { one: 3 })).toBe('3 of {{all}}');
});

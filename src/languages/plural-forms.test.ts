import { describe, expect, it } from 'vitest';
import { countSeverities, describeInterval } from './count-words.ts';
import { codes, languages } from './languages.ts';
import { flattenTexts } from './testing/flatten-texts.ts';
import { fillCounted } from './translate-guide.ts';

const files = Object.entries(
  import.meta.glob<object>('./*/*.json', { eager: true, import: 'default' }),
);

/** `(s)`, and Italian endings likewise: a reader sees that nobody counted. */
const bracketedEnding = /\p{L}\((?:s|es|e|i|o|a|he)\)/u;

/** A number, then a word that is not one of these, nor a unit. */
const countedNoun =
  /\{\{(?:count|number|done|total|all|days|hours|minutes|lines|limit|errors|warnings|steps|failed|passed)\}\} (?!(?:of|su|di|not|with|con)\b)\p{Ll}{3,}/u;

/** Forms by number: i18next's suffixes, or an object by the names of `Intl.PluralRules`. */
const isForm = /(?:_|\.)(?:zero|one|other)$/;

/** More than one by what they count. */
const neverOne = new Set([
  // The guide has more than ten steps.
  'guide.json progress',
  // Another text speaks of one.
  'letter.json subjectOfMany',
  // A limit of characters.
  'ui.json failures.input-too-large',
  'terminal.json fieldProblems.tooLong',
]);

describe.each(files)('the numbers in %s', (path, content) => {
  const texts = [...flattenTexts(content)];
  const file = path.split('/').at(-1) ?? '';

  it('stand before no ending in brackets', () => {
    expect(texts.filter(([, text]) => bracketedEnding.test(text))).toEqual([]);
  });

  it('have a form for one where a noun follows', () => {
    const wrong = texts.filter(
      ([key, text]) =>
        countedNoun.test(text) && !isForm.test(key) && !neverOne.has(`${file} ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have a form for more than one wherever they have one for one', () => {
    const keys = new Set(texts.map(([key]) => key));
    const alone = [...keys].filter(
      (key) =>
        /(?:_|\.)(?:one|zero)$/.test(key) && !keys.has(key.replace(/(?:one|zero)$/, 'other')),
    );
    expect(alone).toEqual([]);
  });
});

it.each([
  ['en', 'no errors, 1 warning', 'every hour', 'every 2 hours', 'Ends on D, in 1 day.'],
  ['it', 'nessun errore, 1 avviso', 'ogni ora', 'ogni 2 ore', 'Scade il D, tra 1 giorno.'],
] as const)(
  'says one of a thing as people do: %s',
  async (code, counts, hourly, twoHours, ends) => {
    const { createInstance } = await import('i18next');
    const i18n = createInstance();
    const ui = await languages[code].files.ui();
    await i18n.init({ lng: code, ns: ['ui'], defaultNS: 'ui', resources: { [code]: { ui } } });
    const translate = i18n.getFixedT(code) as unknown as Parameters<typeof countSeverities>[1];
    expect(countSeverities([{ severity: 'warning' }], translate)).toBe(counts);
    expect(describeInterval('1 hours', translate)).toBe(hourly);
    expect(describeInterval('2 hours', translate)).toBe(twoHours);
    expect(describeInterval('3 work_days', translate)).toContain('3 work_days');
    const { reasons } = await languages[code].files.guide();
    const soon = fillCounted(reasons['secret-ends-soon'], code, { day: 'D', days: '1' });
    expect(soon).toContain(ends);
  },
);

it('looks at every language', () => {
  for (const code of codes)
    expect(files.some(([path]) => path.startsWith(`./${code}/`))).toBe(true);
});

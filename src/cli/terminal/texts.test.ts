import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import english from '../../languages/en/terminal.json' with { type: 'json' };
import italian from '../../languages/it/terminal.json' with { type: 'json' };
import { flattenTexts, placeholdersOf } from '../../languages/testing/flatten-texts.ts';
import { systemLanguage, translate } from './texts.ts';

const texts = { en: flattenTexts(english), it: flattenTexts(italian) };

/** The command line's own source, in which keys are looked for as they are written. */
const cli = join(import.meta.dirname, '..');
const source = readdirSync(cli, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .concat(join('..', 'contract', 'failure-texts.ts'))
  .concat(join('..', 'contract', 'field-problem-codes.ts'))
  .map((path) => readFileSync(join(cli, path), 'utf8'))
  .join('\n');
const quoted = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
const built = [...source.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^}`]*\})*)`/g)].map(
  ([, template = '']) =>
    new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
);

test('the command line says the same things in Italian as in English', () => {
  expect([...texts.it.keys()]).toEqual([...texts.en.keys()]);
  for (const [key, text] of texts.en) {
    expect(placeholdersOf(texts.it.get(key) ?? ''), key).toEqual(placeholdersOf(text));
  }
});

test('every text is said, and everything said has a text', () => {
  const unused = [...texts.en.keys()].filter((key) => {
    // Of a plural, the forms are told apart by their number alone.
    const said = key.replace(/_(?:zero|one|other)$/, '');
    return !quoted.has(said) && !built.some((pattern) => pattern.test(said));
  });
  expect(unused).toEqual([]);
  const said = [...source.matchAll(/\btranslate\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
  expect(said.filter((key) => !texts.en.has(key) && !texts.en.has(`${key}_other`))).toEqual([]);
});

test.each([
  ['C.UTF-8', 'it'],
  ['POSIX', 'it'],
  ['en_GB.UTF-8', 'en'],
  ['it_CH.UTF-8', 'it'],
])('LANG=%s on an Italian system speaks %s: C names no language', (named, spoken) => {
  vi.stubEnv('LC_ALL', '');
  vi.stubEnv('LC_MESSAGES', '');
  vi.stubEnv('LANG', named);
  const italianSystem = { resolvedOptions: () => ({ locale: 'it-IT' }) };
  vi.spyOn(Intl, 'PluralRules').mockImplementation(function () {
    return italianSystem as unknown as Intl.PluralRules;
  });
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  expect(systemLanguage()).toBe(spoken);
});

test('a name that ends in a full stop ends its sentence, and is not changed in a command', () => {
  const names = 'Rossi, Bianchi & Figli S.p.A.';
  expect(translate('tests.withoutServers', { count: 1, names })).toContain('S.p.A. Add one');
  const quotedName = "'Bianchi S.p.A.'";
  const imported = translate('clients.imported', { count: 0, name: 'Bianchi S.p.A.', quotedName });
  expect(imported).toMatch(/^Bianchi S\.p\.A\. was imported\..*--client 'Bianchi S\.p\.A\.'$/);
});

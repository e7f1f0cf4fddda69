import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CatalogueEntry, type Matcher } from './catalogue-entry.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { ownNetworkCodes, type Signal } from './signal.ts';

const services = join(import.meta.dirname, '..');
/** Code that runs a sign-in or a test, or watches over the records. */
const source =
  sourceOf(services, ['diagnosis', 'testing']) +
  readFileSync(join(services, 'diagnosis', 'diagnosis-handlers.ts'), 'utf8');
const pasted =
  sourceOf(join(services, 'diagnosis', 'explain'), []) +
  readFileSync(join(services, 'diagnosis', 'diagnose.ts'), 'utf8');

/** The condition by which a kind of signal that Collega makes itself is told apart. */
const ownFields: Partial<Record<Signal['kind'], string>> = {
  'sign-in': 'problem',
  token: 'problem',
  'azure-app': 'problem',
  conversation: 'problem',
  delivery: 'problem',
  message: 'message',
};

/** The names that Collega gives to what an entry describes; those of others are not listed. */
function ownNamesOf({ when }: CatalogueEntry): string[] {
  return [...new Set(when.flatMap(ownNames))];
}

function ownNames(matcher: Matcher): string[] {
  if (matcher.kind === 'network') {
    const codes = matcher.code ?? [];
    return codes instanceof RegExp ? [] : codes.filter((code) => ownNetworkCodes.includes(code));
  }
  const field = ownFields[matcher.kind];
  const values: unknown = field === undefined ? [] : Reflect.get(matcher, field);
  return Array.isArray(values) ? values.map(String) : [];
}

/** Whether a test or a sign-in can meet one of its signals, rather than someone who pastes. */
function isMet(entry: CatalogueEntry): boolean {
  return entry.when.some((matcher) => {
    const own = ownNames(matcher);
    return own.length === 0 || own.some((name) => isIn(source, name));
  });
}

/** As a literal, and not as the name of a kind, which is another matter. */
const isIn = (text: string, name: string): boolean =>
  new RegExp(String.raw`(?<!\bkind: )'${name}'`).test(text);
const excused = new Set(
  catalogue.flatMap(({ code, pastedOnly }) => (pastedOnly === undefined ? [] : [code])),
);

describe('what Collega itself notices', () => {
  const own = [...new Set(catalogue.flatMap(ownNamesOf))];

  it.each(own)('is noticed by some code: %s', (name) => {
    expect(isIn(source, name) || isIn(pasted, name)).toBe(true);
  });

  it('is met by a test or a sign-in, or its finding says why only pasting reaches it', () => {
    const unmet = catalogue.filter((entry) => !isMet(entry)).map(({ code }) => code);
    expect(unmet.filter((code) => !excused.has(code))).toEqual([]);
  });

  it('is not excused where it is met, nor where there is no such finding', () => {
    const met = catalogue
      .filter((entry) => ownNamesOf(entry).length > 0 && isMet(entry))
      .map(({ code }) => code);
    expect([...excused].filter((code) => met.includes(code))).toEqual([]);
    expect([...excused].filter((code) => !catalogue.some((each) => each.code === code))).toEqual(
      [],
    );
  });
});

/** All code below a folder that is shipped, without the named folders. */
function sourceOf(folder: string, without: readonly string[]): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !without.includes(name) && !name.endsWith('.test.ts'))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceOf(path, without) : readFileSync(path, 'utf8');
    })
    .join('\n');
}

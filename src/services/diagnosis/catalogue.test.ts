import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../languages/languages.ts';
import { specificity } from './catalogue-entry.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { rankEntries } from './diagnose.ts';
import { describeParams, placeholders } from './finding-params.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { lastRow, rowsLeftOut } from './testing/rows-left-out.ts';
import { sampleSignals } from './testing/sample-signals.ts';
import { verbatimSamples } from './testing/verbatim-samples.ts';
import { type Signal } from './signal.ts';

type Texts = Record<string, Record<'title' | 'cause' | 'fix', string>>;
const { en: english, ...translations }: { readonly en: Texts } & Record<string, Texts> =
  await loadTexts('findings');
const codes = catalogue.map(({ code }) => code);
const allSamples = [...sampleSignals, ...verbatimSamples];

const placeholdersIn = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the catalogue', () => {
  it('has each code once', () => {
    expect(codes).toHaveLength(new Set(codes).size);
  });

  it.each(codes)('has a sample with the other side’s own words that %s wins', (code) => {
    const samples = verbatimSamples.filter(([expected]) => expected === code);
    expect(samples).not.toEqual([]);
    for (const [, signal] of samples) expect(rankEntries(signal)[0]?.entry.code).toBe(code);
  });

  it('covers every row of failures.md or says why not, never both', () => {
    const covered = new Set(catalogue.flatMap(({ rows }) => rows));
    const leftOut = rowsLeftOut.map(({ row }) => row);
    const rows = Array.from({ length: lastRow }, (_, index) => index + 1);
    expect(rows.filter((row) => !covered.has(row) && !leftOut.includes(row))).toEqual([]);
    expect(leftOut.filter((row) => covered.has(row))).toEqual([]);
    expect([...covered].filter((row) => !rows.includes(row))).toEqual([]);
  });

  it.each(codes)('has texts for %s in every language, with the same placeholders', (code) => {
    for (const part of ['title', 'cause', 'fix'] as const) {
      const text = english[code]?.[part] ?? '';
      expect(text).not.toBe('');
      for (const name of placeholdersIn(text)) expect(placeholders).toContain(name);
      for (const translation of Object.values(translations)) {
        const translated = translation[code]?.[part] ?? '';
        expect(translated).not.toBe('');
        expect(translated).not.toBe(text);
        expect(placeholdersIn(translated)).toEqual(placeholdersIn(text));
      }
    }
  });

  it('has no texts without an entry', () => {
    for (const texts of [english, ...Object.values(translations)]) {
      expect(Object.keys(texts).filter((code) => !codes.includes(code))).toEqual([]);
    }
  });

  it('uses only placeholders that exist in its commands', () => {
    const context = contextWithoutClient('en');
    const signal: Signal = { kind: 'network', stage: 'dns', code: '', text: '' };
    const known = Object.keys(describeParams(signal, context));
    const used = catalogue
      .flatMap(({ commands = [] }) => commands)
      .flatMap((command) => [...command.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the most specific entry', () => {
  /** Sentences of other programs and errors of Graph are found by their entry alone. */
  const hasEntry = (signal: Signal): boolean =>
    (signal.kind !== 'message' && signal.kind !== 'graph') || rankEntries(signal).length > 0;
  const isAlone = (signal: Signal): boolean => {
    const [best, second] = rankEntries(signal);
    return best !== undefined && best.score > (second?.score ?? 0);
  };

  it.each(allSamples)('is one alone for the sample of %s', (_code, signal) => {
    expect(rankEntries(signal).slice(0, 2)).toSatisfy(() => isAlone(signal));
  });

  it('is one alone for any mixture of what the samples hold', () => {
    fc.assert(
      fc.property(mixedSignals().filter(hasEntry), (signal) => {
        expect(isAlone(signal), JSON.stringify(rankEntries(signal).slice(0, 2))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('does not depend on the order of the catalogue', () => {
    const reversed = [...catalogue].reverse();
    const best = (entries: typeof catalogue, signal: Signal) =>
      entries
        .map((entry) => ({
          code: entry.code,
          score: Math.max(0, ...entry.when.map((each) => specificity(each, signal) ?? 0)),
        }))
        .reduce((one, other) => (other.score > one.score ? other : one)).code;
    fc.assert(
      fc.property(mixedSignals().filter(hasEntry), (signal) => {
        expect(best(reversed, signal)).toBe(best(catalogue, signal));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Signals whose fields come from different samples and conditions of the same kind. */
function mixedSignals(): fc.Arbitrary<Signal> {
  const kinds = [...new Set(allSamples.map(([, { kind }]) => kind))];
  return fc.oneof(...kinds.map(mixedOfKind));
}

function mixedOfKind(kind: Signal['kind']): fc.Arbitrary<Signal> {
  const samples = allSamples.flatMap(([, signal]) => (signal.kind === kind ? [signal] : []));
  const [first] = samples;
  if (first === undefined) throw new Error(`no sample of the kind ${kind}`);
  const valuesOf = (field: string): unknown[] => [
    ...new Set([
      ...samples.map((sample) => Reflect.get(sample, field) as unknown),
      ...catalogue
        .flatMap(({ when }) => when)
        .filter((matcher) => matcher.kind === kind)
        .flatMap((matcher) => {
          const condition: unknown = Reflect.get(matcher, field);
          return Array.isArray(condition) ? (condition as unknown[]) : [];
        }),
    ]),
  ];
  const fields = Object.keys(first).map(
    (field) => [field, fc.constantFrom(...valuesOf(field))] as const,
  );
  return fc.record(Object.fromEntries(fields)) as unknown as fc.Arbitrary<Signal>;
}

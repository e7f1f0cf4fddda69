import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRed, type TestResult } from '../../../scripts/red-first/check-red.mjs';
import { applyEdit, configOf, readRemovals } from '../../../scripts/red-first/read-removals.mjs';
import { proofsOf } from '../../../scripts/security-table.mjs';
import elsewhere from '../elsewhere.json' with { type: 'json' };
import rules from '../rules.json' with { type: 'json' };
import { parse, root } from '../support/source-tree.ts';
import { hasTest } from '../support/test-titles.ts';

const { removals, unseen } = readRemovals(root);
const readText = (file: string) => readFileSync(join(root, file), 'utf8');

/** The rules that a test proves, by its name and its place. */
const provenBy = ({ file, test: title }: { readonly file: string; readonly test: string }) =>
  proofsOf({ file, title: title.split(' > '), state: '' }, elsewhere);

test('red first: each kind of proof of each rule has a removal, or a reason why none is seen', () => {
  const proven = new Set(
    removals.flatMap(({ red }) =>
      red.flatMap((each) => provenBy(each).map(({ rule, kind }) => `${rule}, ${kind}`)),
    ),
  );
  const excused = ({ rule, kind }: { readonly rule: string; readonly kind: string }) =>
    unseen.some((each) => each.kind === kind && (each.rule ?? rule) === rule);
  const wanted = rules.flatMap(({ id, kinds }) => kinds.map((kind) => ({ rule: id, kind })));
  const missing = wanted.filter(
    ({ rule, kind }) => !proven.has(`${rule}, ${kind}`) && !excused({ rule, kind }),
  );
  expect(missing).toEqual([]);
  expect(unseen.filter(({ reason }) => reason.length < 40)).toEqual([]);
});

test('red first: every removal names rules, and tests that prove them and are there', () => {
  const known = new Set(rules.map(({ id }) => id));
  const trees = new Map<string, ReturnType<typeof parse>>();
  const treeOf = (file: string) => {
    const tree = trees.get(file) ?? parse(file, readText(file));
    trees.set(file, tree);
    return tree;
  };
  for (const { rules: of, removes, red } of removals) {
    expect(
      of.filter((rule) => !known.has(rule)),
      removes,
    ).toEqual([]);
    const proven = red.map((each) => provenBy(each).map(({ rule }) => rule));
    for (const rule of of) expect(proven.flat(), removes).toContain(rule);
    for (const [at, each] of red.entries()) {
      expect(
        proven[at]?.some((rule) => of.includes(rule)),
        `${removes}: ${each.test}`,
      ).toBe(true);
      expect(existsSync(join(root, configOf(each.file))), configOf(each.file)).toBe(true);
      for (const title of [each.test, ...(each.after ?? [])]) {
        expect(hasTest(treeOf(each.file), title), `${each.file}: ${title}`).toBe(true);
      }
    }
  }
});

test('red first: what is removed stands in its file, and there once', () => {
  for (const { removes, edits } of removals) {
    expect(edits.length, removes).toBeGreaterThan(0);
    for (const edit of edits) {
      const text = readText(edit.file);
      expect(applyEdit(text, edit), removes).not.toBe(text);
    }
  }
  const edit = { file: 'sample.ts', find: 'a', put: 'b' };
  expect(() => applyEdit('x', edit)).toThrow('sample.ts holds 0 times');
  expect(() => applyEdit('a a', edit)).toThrow('sample.ts holds 2 times');
});

test('red first: a title that is nowhere is not taken for a test', () => {
  const sample = parse(
    'sample.test.ts',
    "describe('a', () => { test.each(['x'])('b %s', run); it.skipIf(never)(`c ${name}`, run); });",
  );
  expect(['a > b %s', 'a > b x', 'a > c name'].filter((title) => hasTest(sample, title))).toEqual([
    'a > b %s',
    'a > b x',
    'a > c name',
  ]);
  expect(['b %s', 'a > d', 'a > b z', 'x'].filter((title) => hasTest(sample, title))).toEqual([]);
});

test('red first: a failed assertion is red; a time-out, a wrong program and silence are not', () => {
  const wanted = { file: 'a.test.ts', test: 'suite > of %s' };
  const stateOf = (state: string, message: string | null, title = ['suite', 'of x']) => {
    const messages = message === null ? [] : [message];
    const results: TestResult[] = [{ file: 'a.test.ts', title, state, messages }];
    return checkRed(wanted, results).state;
  };
  expect(stateOf('failed', 'AssertionError: expected 1 to be 2')).toBe('red');
  expect(stateOf('failed', 'Error: Property failed after 3 tests')).toBe('red');
  expect(stateOf('failed', 'Error: Snapshot `a` mismatched')).toBe('red');
  expect(stateOf('failed', 'Error: Test timed out in 20000ms.')).toBe('broken');
  expect(stateOf('failed', 'TypeError: x is not a function')).toBe('broken');
  expect(stateOf('failed', 'SyntaxError: Unexpected token')).toBe('broken');
  expect(stateOf('failed', 'AssertionError', ['suite', 'another'])).toBe('broken');
  expect(stateOf('passed', null)).toBe('green');
  expect(stateOf('skipped', null)).toBe('skipped');
  expect(checkRed(wanted, []).state).toBe('broken');
  const said = { ...wanted, says: 'a bug:' };
  const saying = (message: string) =>
    checkRed(said, [
      { file: 'a.test.ts', title: ['suite', 'of x'], state: 'failed', messages: [message] },
    ]).state;
  expect([saying('Error: a bug: x'), saying('Error: y')]).toEqual(['red', 'broken']);
});

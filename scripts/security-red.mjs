// Shows that the security tests can fail: removes one protection after the other (test/security/
// red-first) in a copy of the working tree, and expects the tests that guard it to fail.
// `npm run security:red`; `-- checklist 4, tls` for some rules alone. Exit status 1 when a removal is
// not noticed, or its tests fail for another reason.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareMachine } from './prepare-machine.mjs';
import { copyTree, removeTree } from './red-first/copy-tree.mjs';
import { checkRed } from './red-first/check-red.mjs';
import { applyEdit, readRemovals } from './red-first/read-removals.mjs';
import { CopyRuns } from './red-first/run-in-copy.mjs';

const root = join(import.meta.dirname, '..');
const rules = JSON.parse(readFileSync(join(root, 'test/security/rules.json'), 'utf8'));
const wanted = process.argv
  .slice(2)
  .join(' ')
  .split(',')
  .map((rule) => rule.trim())
  .filter((rule) => rule !== '');
const strange = wanted.filter((rule) => !rules.some(({ id }) => id === rule));
if (strange.length > 0) {
  console.error(`No such rule: ${strange.join(', ')}. See test/security/rules.json.`);
  process.exit(2);
}
const isWanted = (rule) => wanted.length === 0 || wanted.includes(rule);
const all = readRemovals(root);
const removals = all.removals.filter((removal) => removal.rules.some(isWanted));

const { env } = prepareMachine();
const copy = copyTree(root);
const runs = new CopyRuns(copy, env);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    runs.end();
    removeTree(copy.folder);
    process.exit(130);
  });
}

let ok;
try {
  ok = await seeAll();
} finally {
  runs.end();
  removeTree(copy.folder);
}
process.exit(ok ? 0 : 1);

async function seeAll() {
  const built = await runs.build();
  if (!built.ok) throw new Error(`the copy could not be built: ${built.output}`);
  keepBuilt();
  const seen = [];
  for (const [at, removal] of removals.entries()) {
    const started = Date.now();
    const verdicts = await see(removal, await runs.testUnharmed(removal.red));
    seen.push({ removal, verdicts });
    const states = [...new Set(verdicts.map(({ state }) => state))].join(', ');
    const seconds = Math.round((Date.now() - started) / 1000);
    console.error(`${at + 1}/${removals.length} ${states} (${seconds} s): ${removal.removes}`);
    for (const { test, state, why } of verdicts.filter((verdict) => verdict.state !== 'red')) {
      console.error(`  ${state}: ${test.file}: ${test.test}: ${why}`);
    }
  }
  return printSeen(seen);
}

/** Removes one protection, looks, and puts it back. `before`: what the same tests said with it. */
async function see({ edits, built, red }, before) {
  const unharmed = red.map((test) => ({ test, ...checkRed(test, before) }));
  // Red without a removal says nothing about any.
  const unusable = unharmed.filter(({ state }) => state !== 'green');
  if (unusable.some(({ state }) => state !== 'skipped')) {
    return unharmed.map((each) => ({ ...each, state: 'broken', why: `all in place: ${each.why}` }));
  }
  const tests = red.filter((test) => !unusable.some((each) => each.test === test));
  return [...unusable, ...(tests.length === 0 ? [] : await seeWithout({ edits, built }, tests))];
}

async function seeWithout({ edits, built }, tests) {
  const files = [...new Set(edits.map(({ file }) => file))];
  const whole = new Map(files.map((file) => [file, readFileSync(join(copy.tree, file), 'utf8')]));
  try {
    for (const edit of edits) {
      const path = join(copy.tree, edit.file);
      writeFileSync(path, applyEdit(readFileSync(path, 'utf8'), edit));
    }
    if (built) {
      const { ok: couldBuild, output } = await runs.build();
      const why = `it does not build: ${output.trim().split('\n').at(-1)}`;
      if (!couldBuild) return tests.map((test) => ({ test, state: 'broken', why }));
    }
    const results = await runs.test(tests);
    return tests.map((test) => ({ test, ...checkRed(test, results) })).map(skippedIsBroken);
  } finally {
    for (const [file, text] of whole) writeFileSync(join(copy.tree, file), text);
    if (built) restoreBuilt();
  }
}

/** It ran before: what it needs has not started, which proves nothing. */
function skippedIsBroken(verdict) {
  if (verdict.state !== 'skipped') return verdict;
  return { ...verdict, state: 'broken', why: 'what it needs did not start' };
}

function keepBuilt() {
  cpSync(join(copy.tree, 'out'), join(copy.folder, 'out'), { recursive: true });
}

function restoreBuilt() {
  rmSync(join(copy.tree, 'out'), { recursive: true, force: true });
  cpSync(join(copy.folder, 'out'), join(copy.tree, 'out'), { recursive: true });
}

/** Rule, removal, and the test that turned red. Answers whether all did that could be seen. */
function printSeen(seen) {
  for (const { id, rule } of rules.filter((each) => isWanted(each.id))) {
    console.log(`\n${id}: ${rule}`);
    for (const { removal, verdicts } of seen.filter((each) => each.removal.rules.includes(id))) {
      console.log(`  ${stateOf(verdicts).padEnd(8)} without: ${removal.removes}`);
      for (const { test, state, why } of verdicts) {
        console.log(`    ${state.padEnd(8)} ${test.test.slice(0, 120)}`);
        if (state !== 'red') console.log(`             ${test.file}: ${why}`);
      }
    }
    for (const { kind, reason } of all.unseen.filter((each) => each.rule === id)) {
      console.log(`  not here ${kind}: ${reason}`);
    }
  }
  for (const { kind, reason } of all.unseen.filter(({ rule }) => rule === undefined)) {
    console.log(`\nNot here, for any rule: ${kind}: ${reason}`);
  }
  const count = (state) => seen.filter(({ verdicts }) => stateOf(verdicts) === state).length;
  const states = ['red', 'green', 'broken', 'skipped'].map((state) => `${count(state)} ${state}`);
  console.log(`\n${seen.length} removals: ${states.join(', ')}`);
  return count('green') + count('broken') === 0;
}

/** Red when every test of it that can run here was. */
function stateOf(verdicts) {
  const states = verdicts.map(({ state }) => state);
  return ['broken', 'green', 'red'].find((state) => states.includes(state)) ?? 'skipped';
}

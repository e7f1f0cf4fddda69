// Judges the rules of test/security/rules.json by the tests that are named after them.

const kindByFolder = {
  'test/security/static/': 'static',
  'test/security/double/': 'double',
  'test/security/bridge/': 'bridge',
  'test/security/browser/': 'browser',
  'test/security/electron/': 'electron',
};

/**
 * @param {{ id: string, rule: string, kinds: string[] }[]} rules
 * @param {{ rule: string | null, kind: string, file: string, test: string }[]} elsewhere tests of
 *   other suites: with a rule they prove it; without, their own names say which
 * @param {{ file: string, title: string[], state: string }[]} tests
 * @param {{ rules: string[] }[]} removals what each rule's tests were seen to fail without
 */
export function checkRules(rules, elsewhere, tests, removals) {
  const proofs = tests.flatMap((test) => proofsOf(test, elsewhere));
  const known = new Set(rules.map(({ id }) => id));
  const strangers = [
    ...proofs.filter(({ rule }) => !known.has(rule)).map(({ name }) => name),
    ...tests
      .filter(({ file }) => file.startsWith('test/security/'))
      .filter((test) => proofsOf(test, elsewhere).length === 0)
      .map(({ title }) => title.join(' > ')),
  ];
  const judged = rules.map((rule) => ({
    ...rule,
    ...checkRule(rule, proofs),
    removals: removals.filter((removal) => removal.rules.includes(rule.id)).length,
  }));
  const ok = strangers.length === 0 && judged.every(({ state }) => state === 'proven');
  return { ok, rules: judged, strangers };
}

function checkRule({ id, kinds }, proofs) {
  const own = proofs.filter(({ rule }) => rule === id);
  const rows = new Map();
  for (const { kind, name, state } of own) {
    const row = rows.get(`${kind} ${name}`) ?? { kind, test: name, states: [] };
    row.states.push(state);
    rows.set(`${kind} ${name}`, row);
  }
  const tests = [...rows.values()].map(({ kind, test, states }) => ({
    kind,
    test,
    count: states.length,
    state:
      states.find((state) => state === 'failed') ??
      states.find((state) => state === 'passed') ??
      states[0],
  }));
  const missing = kinds.filter((kind) => !tests.some((test) => test.kind === kind));
  const failed = tests.some(({ state }) => state === 'failed');
  return { tests, missing, state: failed ? 'failed' : missing.length > 0 ? 'no proof' : 'proven' };
}

/** A test is named after its rules: `checklist 13, 14: the page neither leaves nor …`. */
export function proofsOf({ file, title, state }, elsewhere) {
  const pointed = elsewhere.filter(
    (proof) => file.startsWith(proof.file) && title.join(' > ').includes(proof.test),
  );
  const named = pointed.filter(({ rule }) => rule !== null);
  if (named.length > 0) {
    return named.map(({ rule, kind, test }) => ({ rule, kind, state, name: test || file }));
  }
  const folder = Object.keys(kindByFolder).find((start) => file.startsWith(start));
  const kind = pointed[0]?.kind ?? kindByFolder[folder];
  const [top = ''] = title;
  const match = /^([a-z][a-z -]*?)((?: \d+(?:, \d+)*)?): (.+)$/su.exec(top);
  if (kind === undefined || match === null) return [];
  const [, word = '', numbers = '', name = ''] = match;
  const ids = numbers === '' ? [word] : numbers.split(',').map((each) => `${word} ${each.trim()}`);
  return ids.map((rule) => ({ rule, kind, state, name }));
}

export function printTable({ ok, rules, strangers }) {
  console.log('state     red without  rule');
  for (const { id, rule, state, tests, missing, removals } of rules) {
    console.log(`\n${state.padEnd(9)} ${String(removals).padStart(11)}  ${id}: ${rule}`);
    for (const { kind, test, count, state: how } of tests) {
      const times = count > 1 ? ` (${count})` : '';
      console.log(`  ${how.padEnd(8)} ${kind.padEnd(9)} ${test.slice(0, 110)}${times}`);
    }
    for (const kind of missing) console.log(`  no proof ${kind}`);
  }
  for (const name of strangers) console.log(`\nnamed after no rule: ${name}`);
  const count = (state) => rules.filter((each) => each.state === state).length;
  console.log(
    `\n${rules.length} rules: ${count('proven')} proven, ${count('failed')} failed, ` +
      `${count('no proof')} without a proof${ok ? '' : ': not secure'}`,
  );
  console.log(
    'red without: how many removals of its protection are listed (test/security/red-first); ' +
      '`npm run security:red` shows the tests fail without each.',
  );
}

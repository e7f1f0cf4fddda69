// Runs the proofs of the security rules (test/security/rules.json) and prints one table of all rules:
// kind of proof, test, state, and how many removals of its protection its tests are known to notice
// (test/security/red-first; `npm run security:red` sees them fail). Exit status 1 when a proof fails or a rule has none of a kind it needs.
// `npm run security`; `-- --json` prints the table as JSON; `-- --last` judges the last run again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { prepareMachine } from './prepare-machine.mjs';
import { readRemovals } from './red-first/read-removals.mjs';
import { checkRules, printTable } from './security-table.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, 'artefacts', 'security');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const rules = read(join(root, 'test/security/rules.json'));
const elsewhere = read(join(root, 'test/security/elsewhere.json'));
const asJson = process.argv.includes('--json');

const runs = [
  { name: 'security', config: 'test/security/vitest.config.ts', files: [] },
  ...[...new Set(elsewhere.map(({ config }) => config))].map((config) => ({
    name: config.replace(/[^a-z]+/gu, '-'),
    config,
    files: [
      ...new Set(elsewhere.filter((proof) => proof.config === config).map(({ file }) => file)),
    ],
  })),
];

const machine = prepareMachine();
if (!process.argv.includes('--last')) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  run('node scripts/ensure-built.mjs');
  for (const { name, config, files } of runs) {
    // With --json standard output is the table's alone.
    run(
      `npx --no-install vitest run -c ${config} ${files.join(' ')} --reporter=default ` +
        `--reporter=json --outputFile.json="${join(results, `${name}.json`)}"`,
    );
  }
  runElectron();
}

const tests = [
  ...runs.flatMap(({ name, config }) => readVitest(join(results, `${name}.json`), config)),
  ...readElectron(join(results, 'electron.json')),
];
const table = checkRules(rules, elsewhere, tests, readRemovals(root).removals);
if (asJson) console.log(JSON.stringify(table, null, 2));
else printTable(table);
process.exit(table.ok ? 0 : 1);

function run(command, env = {}) {
  return spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...machine.env, ...env },
  });
}

/** Without the binary the tests are listed, and skipped aloud. */
function runElectron() {
  const list = machine.missing.electron === null ? '' : '--list';
  run(
    `npx --no-install playwright test -c test/electron/playwright.config.ts ${list} --reporter=json`,
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'electron.json'),
    },
  );
}

/** A run that left no results has failed as a whole. */
function readVitest(file, config) {
  if (!existsSync(file)) return [{ file: config, title: [config], state: 'failed' }];
  return read(file).testResults.flatMap(({ name, status, assertionResults }) => {
    const path = relative(root, name).replaceAll('\\', '/');
    if (assertionResults.length === 0 && status !== 'passed') {
      return [{ file: path, title: [path], state: 'failed' }];
    }
    return assertionResults.map((test) => ({
      file: path,
      title: [...test.ancestorTitles, test.title],
      state: test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped',
    }));
  });
}

function readElectron(file) {
  if (!existsSync(file)) return [];
  const walk = (suite) => [
    ...(suite.suites ?? []).flatMap(walk),
    ...(suite.specs ?? []).map((spec) => ({
      file: `test/${spec.file}`,
      title: [spec.title],
      state:
        machine.missing.electron !== null
          ? `skipped: ${machine.missing.electron}`
          : spec.ok
            ? 'passed'
            : 'failed',
    })),
  ];
  return read(file).suites.flatMap(walk);
}

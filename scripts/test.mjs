// Runs every suite, after installing what the machine lacks. `npm test` and CI run this and nothing
// else. Options: names of suites to run only those, e.g. `npm test -- unit e2e`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareMachine } from './prepare-machine.mjs';

const root = join(import.meta.dirname, '..');
const machine = prepareMachine();

/**
 * `needs` names what the machine must have; a suite without it is skipped aloud. `beside` names an
 * earlier one during which a suite runs too: one waits for time to pass, the other computes.
 */
const suites = [
  { name: 'build', command: 'node scripts/ensure-built.mjs' },
  { name: 'types', command: 'npx --no-install tsc -p .' },
  { name: 'lint', command: 'npm run --silent lint' },
  {
    name: 'hostile',
    command: 'npx --no-install vitest run -c test/hostile/vitest.config.ts',
    beside: 'lint',
  },
  { name: 'unit', command: 'npx --no-install vitest run' },
  {
    name: 'electron-double',
    command: 'npx --no-install vitest run -c test/electron/vitest.config.ts',
  },
  {
    name: 'packaging',
    command: 'npx --no-install vitest run -c test/packaging/vitest.config.ts',
    needs: 'packaging',
  },
  {
    name: 'security',
    command: 'npx --no-install vitest run -c test/security/vitest.config.ts',
    needs: 'browser',
  },
  {
    name: 'interoperability',
    command: 'npx --no-install vitest run -c test/interoperability/vitest.config.ts',
    needs: 'dovecot',
  },
  {
    name: 'storms',
    command: 'npx --no-install vitest run -c test/storms/vitest.config.ts',
  },
  {
    name: 'command-line',
    command: 'npx --no-install vitest run -c test/command-line/vitest.config.ts',
  },
  {
    name: 'e2e',
    command: 'npx --no-install playwright test -c test/e2e/playwright.config.ts',
    needs: 'browser',
  },
  {
    name: 'electron',
    command: 'npx --no-install playwright test -c test/electron/playwright.config.ts',
    needs: 'electron',
  },
];

const wanted = process.argv.slice(2);
const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const results = [];
for (const suite of chosen) {
  if (results.some(({ name }) => name === suite.name)) continue;
  const together = [suite, ...chosen.filter(({ beside }) => beside === suite.name)];
  results.push(...(await Promise.all(together.map((each) => runSuite(each, together.length > 1)))));
}

console.log('');
for (const { name, state, seconds, why } of results) {
  console.log(`${state.padEnd(8)} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${why}`);
}
const count = (state) => results.filter((result) => result.state === state).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') === 0 ? 0 : 1);

/** The output of suites that run together comes suite by suite, each when it has ended. */
async function runSuite({ name, command, needs }, held) {
  const missing = needs === undefined ? null : machine.missing[needs];
  if (missing) {
    console.log(`\n== ${name}\nskipped: ${missing}`);
    return { name, state: 'skipped', seconds: 0, why: missing };
  }
  if (!held) console.log(`\n== ${name}: ${command}`);
  const start = performance.now();
  const output = held ? 'pipe' : 'inherit';
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...machine.env },
  });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => chunks.push(chunk));
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (held) console.log(`\n== ${name}: ${command}\n${Buffer.concat(chunks).toString()}`);
  const seconds = (performance.now() - start) / 1000;
  return { name, state: status === 0 ? 'passed' : 'failed', seconds, why: '' };
}

// Runs builds and tests in the copy, each with a time limit, and leaves no process behind.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { configOf, titlePattern } from './read-removals.mjs';

/** Milliseconds: the longest of the tests takes a minute on a good machine. */
const timeLimit = 300_000;

/** One copy's runs, one at a time. */
export class CopyRuns {
  #copy;
  #env;
  #results;
  #child = null;
  /** What sets of tests said while nothing was removed. */
  #unharmed = new Map();

  constructor(copy, env) {
    this.#copy = copy;
    this.#results = join(copy.folder, 'results.json');
    this.#env = {
      ...process.env,
      ...env,
      TMPDIR: copy.temporary,
      TEMP: copy.temporary,
      RED_FIRST_RESULTS: this.#results,
    };
  }

  /** What the tests run of what is built: not the command line. @returns {Promise<{ ok: boolean, output: string }>} */
  build() {
    return this.#run([
      'node_modules/electron-vite/bin/electron-vite.js',
      ...['build', '--logLevel', 'warn'],
    ]);
  }

  /**
   * Runs these tests and no others. @returns {Promise<{ file, title, state, messages }[]>} nothing of
   * a file that could not be read
   */
  async test(wanted) {
    const results = [];
    for (const config of new Set(wanted.map(({ file }) => configOf(file)))) {
      const own = wanted.filter(({ file }) => configOf(file) === config);
      const files = [...new Set(own.map(({ file }) => file))];
      const titles = new Set(
        own
          .flatMap(({ test, after = [] }) => [...after, test])
          .map((title) => titlePattern(title.replaceAll(' > ', ' '))),
      );
      rmSync(this.#results, { force: true });
      await this.#run([
        'node_modules/vitest/vitest.mjs',
        'run',
        ...['-c', config, ...files, '-t', `^(?:${[...titles].join('|')})$`],
        `--reporter=${join(this.#copy.tree, 'scripts/red-first/results-reporter.mjs')}`,
      ]);
      if (existsSync(this.#results))
        results.push(...JSON.parse(readFileSync(this.#results, 'utf8')));
    }
    return results;
  }

  /** As above, once for each set of tests: they run alone, and must not need any other. */
  async testUnharmed(wanted) {
    const key = JSON.stringify(wanted);
    const known = this.#unharmed.get(key) ?? (await this.test(wanted));
    this.#unharmed.set(key, known);
    return known;
  }

  /** Ends what is running, at once. */
  end() {
    const pid = this.#child?.pid;
    if (pid !== undefined) killQuietly(process.platform === 'win32' ? pid : -pid);
    for (const left of this.#leftBehind()) killQuietly(left);
  }

  #run(args) {
    return new Promise((resolve) => {
      let output = '';
      const child = spawn(process.execPath, args, {
        cwd: this.#copy.tree,
        env: this.#env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, to be ended as a whole.
        detached: process.platform !== 'win32',
      });
      this.#child = child;
      const timer = setTimeout(() => this.end(), timeLimit);
      const note = (text) => {
        output = `${output}${text}`.slice(-4000);
      };
      child.stdout.on('data', note);
      child.stderr.on('data', note);
      child.once('close', (status) => {
        clearTimeout(timer);
        this.#child = null;
        // A browser is of no group, and outlives a test that has lost its grip on it.
        for (const left of this.#leftBehind()) killQuietly(left);
        resolve({ ok: status === 0, output });
      });
    });
  }

  /** Processes that name the copy's folder, and none but these (Linux). */
  #leftBehind() {
    if (process.platform !== 'linux') return [];
    const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
    return pids.map(Number).filter((pid) => {
      if (pid === process.pid) return false;
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(this.#copy.folder);
      } catch {
        return false;
      }
    });
  }
}

function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

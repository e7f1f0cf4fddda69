// `npm run bench`: prints figures of one run on this machine; nothing here passes or fails.
// Peak memory is what Linux reports as VmHWM of the Node process itself. Round trips are those of a
// delaying proxy (delaying-proxy.ts says what it counts), measured in the same run. `--mailboxes N` for another number than 100.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTypeScript } from './load-typescript.mjs';
import { runUndisturbed } from './run-undisturbed.mjs';

const collega = join(import.meta.dirname, '..', 'out', 'node', 'collega.js');

/** Runs one command in a fresh data folder; answers seconds and the highest memory seen. */
async function measure(args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'collega-bench-'));
  const start = performance.now();
  const child = spawn(process.execPath, [collega, ...args, '--data', folder], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  let peakKiB = 0;
  const watch = setInterval(() => {
    peakKiB = Math.max(peakKiB, readPeakKiB(child.pid));
  }, 20);
  const status = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error(`collega ${args.join(' ')} ended with ${status}`);
  return { seconds, peakMiB: peakKiB / 1024 };
}

function readPeakKiB(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const runs = [];
for (let run = 0; run < 5; run += 1) runs.push(await measure(['demo', '--terminal']));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const figures = [
  {
    figure: 'main job in the sandbox, installed and built',
    value: `${median(runs.map(({ seconds }) => seconds)).toFixed(2)} s (median of ${runs.length})`,
    target: 'under 5 s',
  },
  {
    figure: 'peak memory of the Node side',
    value:
      process.platform === 'linux'
        ? `${Math.max(...runs.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB`
        : 'measured on Linux only',
    target: 'under 250 MB',
  },
];
const [measuring, thread, window, book, odoo, reports] = await buildTypeScript(
  'measure-round-trips',
  'places-thread',
  'measure-window',
  'measure-book',
  'measure-odoo',
  'measure-reports',
);
const { measureBook } = await import(book.href);
figures.push(...measureBook(collega));
const { measureOdoo } = await import(odoo.href);
figures.push(...(await measureOdoo()));
const { measureReports } = await import(reports.href);
figures.push(...(await runUndisturbed(measureReports)));
const { measureRoundTrips, measureSideBySide } = await import(measuring.href);
const asked = process.argv.indexOf('--mailboxes');
const mailboxes = asked === -1 ? 100 : Number(process.argv[asked + 1]);
figures.push(
  ...(await runUndisturbed(() => measureRoundTrips(thread))),
  ...(await runUndisturbed(() => measureSideBySide(thread, mailboxes))),
);
const { measureWindow } = await import(window.href);
figures.push(...(await measureWindow(join(import.meta.dirname, '..', 'out', 'renderer'))));
console.table(figures);

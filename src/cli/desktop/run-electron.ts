import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Clock } from '../../services/shell/ports/clock.ts';
import { parseStartEvent, proxyPasswordDescriptor } from '../../services/shell/start-handshake.ts';
import { codeOf } from '../../services/store/storage/code-of.ts';
import { whyNotShown, type NotShownReason } from './why-not-shown.ts';

export type ElectronEnd =
  /** Its window was shown and closed. */
  | { readonly kind: 'closed' }
  /** Another Collega has the data folder; its window was brought to the front. */
  | { readonly kind: 'already-open' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'crashed'; readonly how: string }
  | { readonly kind: 'not-shown'; readonly reason: NotShownReason };

export interface ElectronRun {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly proxyPassword: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onShown: () => void;
  /** Lines that Electron and Chromium write once the window is there. */
  readonly onOutput: (line: string) => void;
}

/** The first start after a download is slow: a scanner reads 300 MB. */
const shownWithinMs = 90_000;
/** What an orderly end may take before it is forced: closing has 5 s of its own. */
const endsWithinMs = 10_000;
const maxKeptLines = 40;

/** Runs Collega in Electron until it ends, and tells whether a window was shown. Rejects never. */
export function runElectron(run: ElectronRun): Promise<ElectronEnd> {
  return new Promise((resolve) => {
    const child = spawn(run.executable, run.args, {
      stdio: ['inherit', 'pipe', 'pipe', ...(run.proxyPassword === null ? [] : ['pipe' as const])],
      env: run.env,
    });
    handOver(child, run.proxyPassword);
    const seen: Seen = { shown: false, elsewhere: false, refusal: null, late: false, stderr: [] };
    let cancelKill = (): void => undefined;
    const stop = (): void => {
      child.kill();
      cancelKill = run.clock.after(endsWithinMs, () => child.kill('SIGKILL'));
    };
    const cancelWait = run.clock.after(shownWithinMs, () => {
      seen.late = true;
      stop();
    });
    const end = (outcome: ElectronEnd): void => {
      cancelWait();
      cancelKill();
      run.signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    run.signal.addEventListener('abort', stop, { once: true });
    if (run.signal.aborted) stop();
    readOutput(child, run, seen, cancelWait);
    child.on('error', (error) => {
      // A kill that failed says so by the same event: then the process is there, and will end.
      if (child.pid !== undefined) return;
      const code = codeOf(error) ?? 'unknown';
      end({ kind: 'not-shown', reason: { kind: 'not-executable', code } });
    });
    // At `close` all of its output has been read.
    child.on('close', (status, signal) => end(describeEnd(run, seen, status, signal)));
  });
}

/** A program that ended before it read is told so by its end alone. */
function handOver(child: ChildProcess, proxyPassword: string | null): void {
  const pipe = child.stdio[proxyPasswordDescriptor.number];
  if (proxyPassword === null || pipe === null || pipe === undefined || !('end' in pipe)) return;
  pipe.on('error', () => undefined);
  pipe.end(proxyPassword);
}

interface Seen {
  shown: boolean;
  elsewhere: boolean;
  refusal: string | null;
  late: boolean;
  readonly stderr: string[];
}

function readOutput(
  child: ChildProcess,
  run: ElectronRun,
  seen: Seen,
  cancelWait: () => void,
): void {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) return;
  createInterface({ input: stdout }).on('line', (line) => {
    const message = parseStartEvent(line);
    if (message === null) {
      if (seen.shown) run.onOutput(line);
      return;
    }
    if (message.event === 'already-open') seen.elsewhere = true;
    if (message.event === 'not-started') seen.refusal = message.reason;
    if (message.event !== 'window-shown' || seen.shown) return;
    seen.shown = true;
    cancelWait();
    run.onShown();
  });
  createInterface({ input: stderr }).on('line', (line) => {
    if (seen.shown) run.onOutput(line);
    else seen.stderr.push(line);
    if (seen.stderr.length > maxKeptLines) seen.stderr.shift();
  });
}

function describeEnd(
  run: ElectronRun,
  seen: Seen,
  status: number | null,
  signal: NodeJS.Signals | null,
): ElectronEnd {
  if (run.signal.aborted) return { kind: 'stopped' };
  if (seen.elsewhere) return { kind: 'already-open' };
  if (seen.shown) {
    return status === 0
      ? { kind: 'closed' }
      : { kind: 'crashed', how: signal ?? `exit status ${status ?? 0}` };
  }
  if (seen.late) return { kind: 'not-shown', reason: { kind: 'no-answer' } };
  if (seen.refusal !== null) {
    return { kind: 'not-shown', reason: { kind: 'not-started', text: seen.refusal } };
  }
  const stderr = seen.stderr.join('\n');
  return { kind: 'not-shown', reason: whyNotShown({ status, signal, stderr }) };
}

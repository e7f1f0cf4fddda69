import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { type Writable } from 'node:stream';

const executable = join(import.meta.dirname, '..', '..', '..', 'out', 'node', 'collega.js');

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Through a pipe of its own, so that no variable holds it; not on Windows. */
  readonly passphrase?: string;
  /** Told of all that is written, as it comes. */
  readonly onOutput?: (text: string, interrupt: (signal?: NodeJS.Signals) => void) => void;
}

/**
 * Windows and macOS always have a display and a key store: over SSH no window opens, and the user's
 * keychain is none of a test's business.
 */
const apart = { SSH_CONNECTION: 'a test', COLLEGA_KEY_STORE: 'off' };

/** Runs the built command line as a process of its own, without a display and in English. */
export function runCollega(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const env = { ...process.env };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  const asked = options.passphrase === undefined ? [] : ['--passphrase-fd', '3'];
  const child = spawn(process.execPath, [executable, ...args, ...asked], {
    env: { ...env, ...apart, LC_ALL: 'en_GB.UTF-8', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe', options.passphrase === undefined ? 'ignore' : 'pipe'],
  }) as ChildProcessWithoutNullStreams;
  const passphrase = child.stdio[3] as Writable | null | undefined;
  passphrase?.on('error', () => undefined).end(options.passphrase);
  child.stdin.end(options.input ?? '');
  let out = '';
  let err = '';
  const note = (text: string): void =>
    options.onOutput?.(text, (signal = 'SIGINT') => child.kill(signal));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    note(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    note(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

/** Standard error without the lines that say what is being waited for: a slow machine has some. */
export function withoutBusyLines(err: string): string {
  return err.replaceAll(/^ {2}… .*, \d+ s\n/gm, '');
}

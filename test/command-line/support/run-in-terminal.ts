import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const executable = join(import.meta.dirname, '..', '..', '..', 'out', 'node', 'collega.js');

/** Whether a terminal of its own can be had here: util-linux's `script`, not the one of macOS. */
export function hasTerminals(): boolean {
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.includes('util-linux');
}

/**
 * Runs a line of the built command line as a person sees it, who answers each question with Ctrl+D.
 * Answers all that was on the screen.
 */
export function runInTerminal(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number | null; readonly screen: string }> {
  const line = [process.execPath, executable, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-q', '-e', '-c', line, '/dev/null'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (screen += text));
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, screen }));
  });
}

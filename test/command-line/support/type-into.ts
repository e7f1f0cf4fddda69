import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasTerminals } from './run-in-terminal.ts';

const executable = join(import.meta.dirname, '../../../out/node/collega.js');
/** util-linux's; that of macOS has other options. */
export const canScript = process.platform === 'linux' && hasTerminals();

/**
 * Types into a pseudo terminal, each part once `after` was shown behind the part before; answers all
 * that was shown.
 */
export function typeInto(
  args: readonly string[],
  parts: readonly { readonly after: string; readonly text: string }[],
): Promise<{ shown: string; status: number | null }> {
  const command = [process.execPath, executable, ...args].map((part) => `'${part}'`).join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', COLLEGA_KEY_STORE: 'off', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 30_000,
  });
  const waiting = [...parts];
  let shown = '';
  let answered = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const next = waiting[0];
    const at = next === undefined ? -1 : shown.indexOf(next.after, answered);
    if (next === undefined || at < 0) return;
    waiting.shift();
    answered = at + next.after.length;
    child.stdin.write(next.text);
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ shown, status })));
}

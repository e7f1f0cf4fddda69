import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const executable = join(import.meta.dirname, '../../out/node/collega.js');
/** util-linux's; that of macOS has other options. */
const canScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Types into a pseudo terminal, each part once `after` was shown; answers all that was shown. */
function typeInto(
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
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const next = waiting[0];
    if (next === undefined || !shown.includes(next.after)) return;
    waiting.shift();
    child.stdin.write(next.text);
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ shown, status })));
}

describe.skipIf(!canScript)('at a keyboard', () => {
  // Linux' own line editor keeps 4,096 bytes of a line, that of macOS 1,024.
  const long = `${'A'.repeat(5_000)} AADSTS50126: Error validating credentials`;

  test('a pasted line of 5,000 bytes is read whole', async () => {
    const { shown, status } = await typeInto(
      ['explain'],
      [
        { after: 'Ctrl+D', text: `${long}\n` },
        { after: 'AADSTS50126', text: '\u0004' },
      ],
    );
    expect(shown.slice(-1_000)).toContain('did not accept the password');
    expect(status).toBe(0);
  });

  test('Ctrl+D ends a line that Enter has not ended, and Ctrl+C the command', async () => {
    const ended = await typeInto(
      ['explain'],
      [
        { after: 'Ctrl+D', text: 'AADSTS50126: Error validating' },
        { after: 'validating', text: '\u0004' },
      ],
    );
    expect(ended.status).toBe(0);
    const stopped = await typeInto(['explain'], [{ after: 'Ctrl+D', text: '\u0003' }]);
    expect(stopped.shown).toContain('Stopping');
    expect(stopped.status).not.toBe(0);
  });
});

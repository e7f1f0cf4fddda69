import { spawn, spawnSync } from 'node:child_process';

/** For a key's answer on a busy machine. */
const deadlineMs = 20_000;

/** How a shell steers its terminal (ECMA-48, 5.4). */
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[?\\d;]*[A-Za-z]`, 'g');

/** Whether a program is here: its version can be asked. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

export interface Shell {
  /** Presses these keys. */
  readonly type: (keys: string) => void;
  /** Waits until the screen shows this since the last key; answers what it then shows. */
  readonly shows: (wanted: RegExp) => Promise<string>;
  readonly end: () => void;
}

/** A shell in a terminal of its own (util-linux's `script`), as a person has it. */
export function openShell(
  command: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly cwd: string },
): Shell {
  const child = spawn('script', ['-q', '-e', '-c', command, '/dev/null'], {
    ...options,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let screen = '';
  let told: (() => void) | null = null;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    told?.();
  });
  return {
    type: (keys) => {
      screen = '';
      child.stdin.write(keys);
    },
    shows: (wanted) =>
      new Promise((resolve, reject) => {
        const giveUp = (why: string) => (): void => {
          reject(new Error(`${why}; wanted ${String(wanted)}, shown: ${JSON.stringify(screen)}`));
        };
        const deadline = setTimeout(giveUp('not shown in time'), deadlineMs);
        told = () => {
          const shown = eraseSteps(screen.replaceAll(escapes, ''));
          if (!wanted.test(shown)) return;
          clearTimeout(deadline);
          resolve(shown);
        };
        child.once('close', giveUp('the shell ended'));
        told();
      }),
    end: () => {
      child.stdin.destroy();
      child.kill('SIGTERM');
    },
  };
}

/** The screen after the cursor was moved back to write over something. */
function eraseSteps(text: string): string {
  let shown = '';
  for (const character of text) {
    shown = character === '\b' ? shown.slice(0, -1) : shown + character;
  }
  return shown;
}

import { createInterface, type Interface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';

interface Keyboard {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
}

/**
 * A keyboard is read key by key: in the terminal's own line mode a pasted line of more than 1,024
 * bytes on macOS, 4,096 on Linux (MAX_CANON), loses its end, and Enter does nothing any more. Errors
 * and addresses with a code are longer.
 */
function openKeyboard({ stdin, stderr }: Keyboard, echo: boolean): Interface {
  const lines = createInterface({
    input: stdin,
    // Without an output nothing typed is echoed.
    ...(echo ? { output: stderr } : {}),
    terminal: stdin.isTTY === true,
    // Nothing that is pasted is kept for the next question.
    historySize: 0,
  });
  // Key by key, Ctrl+C is a key: those who wait for the signal are told.
  lines.on('SIGINT', () => {
    lines.close();
    process.emit('SIGINT');
  });
  return lines;
}

/** Asks one question; null at end of input, and where it was interrupted. */
export function askLine(
  keyboard: Keyboard,
  question: string,
  hidden: boolean,
): Promise<string | null> {
  return new Promise((resolve) => {
    const lines = openKeyboard(keyboard, !hidden);
    if (hidden) keyboard.stderr.write(question);
    else {
      // As the line's prompt, so that what is corrected is drawn behind it.
      lines.setPrompt(question);
      lines.prompt();
    }
    // Closing says `close` at once: the answer must be given before.
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
      if (hidden) keyboard.stderr.write('\n');
    });
    lines.once('close', () => resolve(null));
  });
}

/**
 * Says the hint, and reads lines up to Ctrl+D, also at the end of a line that Enter has not ended.
 * The hint comes when keys are read already: what is pasted at once is not cut off either.
 */
export function readLines(keyboard: Keyboard, hint: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = openKeyboard(keyboard, true);
    keyboard.stderr.write(`${hint}\n`);
    const read: string[] = [];
    const end = (): void => lines.close();
    const atKey = (_text: unknown, key: { name?: string; ctrl?: boolean } | undefined): void => {
      if (key?.ctrl !== true || key.name !== 'd' || lines.line === '') return;
      read.push(lines.line);
      end();
    };
    keyboard.stdin.on('keypress', atKey);
    signal.addEventListener('abort', end, { once: true });
    lines.on('line', (line) => read.push(`${line}\n`));
    lines.once('close', () => {
      keyboard.stdin.off('keypress', atKey);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve(read.join(''));
    });
    if (signal.aborted) end();
  });
}

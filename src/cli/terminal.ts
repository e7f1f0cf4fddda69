import { createInterface } from 'node:readline';

/** Where a command writes and reads; results to `out`, everything else to `note`. */
export interface Terminal {
  /** The result itself: standard output. */
  out(text: string): void;
  /** Progress and remarks: standard error, so that `--json` output stays clean. */
  note(text: string): void;
  /** Whether a person sits in front of it. */
  readonly interactive: boolean;
  /** Asks one question; with `hidden` what is typed is not shown. Null at end of input. */
  ask(question: string, options: { readonly hidden: boolean }): Promise<string | null>;
  /** All of standard input, when it is not a keyboard; null when it is. */
  readInput(): Promise<string | null>;
}

export function openTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    interactive: stdin.isTTY && stderr.isTTY,
    ask: (question, { hidden }) =>
      new Promise((resolve) => {
        stderr.write(question);
        const terminal = stdin.isTTY && hidden;
        const lines = createInterface({
          input: stdin,
          // Without an output nothing typed is echoed.
          ...(hidden ? {} : { output: stderr }),
          terminal,
        });
        lines.once('line', (line) => {
          lines.close();
          if (terminal) stderr.write('\n');
          resolve(line);
        });
        lines.once('close', () => resolve(null));
      }),
    readInput: async () => {
      if (stdin.isTTY) return null;
      const chunks: Buffer[] = [];
      for await (const chunk of stdin as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { visibleText } from '../../services/reports/visible-text.ts';
import { decodeText } from './decode-text.ts';
import { CommandEnd, endQuietly, exitStatus } from './exit-status.ts';
import { askLine, readLines } from './read-keyboard.ts';
import { translate } from './texts.ts';

/**
 * Where a command writes and reads; results to `out`, everything else to `note`. Control characters
 * are shown, never sent: names come from files of others, and words from servers.
 */
export interface Terminal {
  /** The result itself: standard output. */
  readonly out: (text: string) => void;
  /** Progress and remarks: standard error, so that `--json` output stays clean. */
  readonly note: (text: string) => void;
  /** What is said even where only results are wanted: it decides where secrets go, or what is lost. */
  readonly warn: (text: string) => void;
  /**
   * Shows a line that the next output replaces; null takes it away. False, and nothing shown, where
   * it is no terminal: a file would keep every one of them.
   */
  readonly progress: (text: string | null) => boolean;
  /** Width of what a person looks at; null for a file or a pipe. */
  readonly columns: number | null;
  /** Whether a person sits in front of it. */
  readonly interactive: boolean;
  /** Asks one question; with `hidden` what is typed is not shown. Null at end of input. */
  ask(question: string, options: { readonly hidden: boolean }): Promise<string | null>;
  /**
   * All of standard input, when it is not a keyboard; null when it is. With a hint, a keyboard is
   * read too, after saying the hint, until its end of input or until the signal is aborted.
   */
  readInput(keyboard?: {
    readonly hint: string;
    readonly signal: AbortSignal;
  }): Promise<string | null>;
}

export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Where a terminal does not tell its width. */
const usualColumns = 80;

/** Carriage return, and ECMA-48 "erase to end of line". */
const clearLine = '\r\u001b[K';

/** No secret, token or pasted error is larger, in bytes. */
const maxInputBytes = 4 * 1024 * 1024;

export function openTerminal(streams: Streams = process): Terminal {
  const { stdin, stdout, stderr } = streams;
  for (const stream of [stdout, stderr]) stream.on('error', endQuietly);
  const progress = progressLine(stderr);
  const write = (stream: Writable, text: string): void => {
    progress(null);
    stream.write(`${visibleText(text)}\n`);
  };
  return {
    out: (text) => write(stdout, text),
    note: (text) => write(stderr, text),
    warn: (text) => write(stderr, text),
    progress,
    get columns() {
      return stdout.isTTY === true ? widthOf(stdout) : null;
    },
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    ask: (question, { hidden }) => {
      progress(null);
      return askLine(streams, breakAtBlanks(visibleText(question), widthOf(stderr)), hidden);
    },
    readInput: async (keyboard) => {
      if (stdin.isTTY !== true) return readAll(stdin, stderr);
      if (keyboard === undefined) return null;
      progress(null);
      if (process.platform !== 'win32') return readLines(streams, keyboard.hint, keyboard.signal);
      // Windows ends its input by Ctrl+Z, which its own line editor alone understands.
      stderr.write(`${keyboard.hint}\n`);
      return readAll(addAbortSignal(keyboard.signal, stdin), stderr);
    },
  };
}

/** A serial line, or a terminal that a program opened, may say that it is 0 wide: not known. */
function widthOf({ columns }: { readonly columns?: number }): number {
  return columns === undefined || columns === 0 ? usualColumns : columns;
}

/** A question that the terminal would break within a word. */
function breakAtBlanks(question: string, columns: number): string {
  const lines = [''];
  for (const word of question.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length >= columns) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}

/** A line on standard error that is written over; one that wrapped could not be. */
function progressLine(stderr: Streams['stderr']): Terminal['progress'] {
  let shown = false;
  return (text) => {
    if (stderr.isTTY !== true || process.env['TERM'] === 'dumb') return false;
    if (text === null) {
      if (shown) stderr.write(clearLine);
      shown = false;
      return true;
    }
    const room = widthOf(stderr) - 1;
    const line = visibleText(text);
    stderr.write(clearLine + (line.length <= room ? line : `${line.slice(0, room - 1)}…`));
    shown = true;
    return true;
  };
}

async function readAll(stdin: Readable, stderr: Writable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stopWaiting = hintInGitBash(stderr, process.env);
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    stopWaiting();
    size += chunk.length;
    if (size > maxInputBytes) throw new CommandEnd(exitStatus.wrongUse, translate('tooMuchInput'));
    chunks.push(chunk);
  }
  stopWaiting();
  return decodeText(Buffer.concat(chunks));
}

/** Longer than a pipe needs to begin, milliseconds. */
const gitBashWaitMs = 2_000;

/**
 * In Git Bash a keyboard may look like a pipe (mintty without ConPTY): nothing ever comes, and the
 * program seems to hang. The answer ends the waiting.
 */
function hintInGitBash(stderr: Writable, env: NodeJS.ProcessEnv): () => void {
  const { MSYSTEM } = env;
  if (MSYSTEM === undefined || MSYSTEM === '') return () => undefined;
  const say = (): void => void stderr.write(`${translate('gitBash')}\n`);
  const timer = setTimeout(say, gitBashWaitMs);
  return () => clearTimeout(timer);
}

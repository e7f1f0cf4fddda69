import { PassThrough } from 'node:stream';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

export interface RecordingTerminal {
  readonly terminal: Terminal;
  readonly stdin: PassThrough;
  /** What was written since it was last asked. */
  readonly out: () => string;
  readonly err: () => string;
}

/** A terminal on streams in memory: a person's with `columns`, else pipes. */
export function recordingTerminal(columns?: number): RecordingTerminal {
  const watched = columns === undefined ? {} : { isTTY: true, columns };
  const stdin = Object.assign(new PassThrough(), watched);
  const stdout = Object.assign(new PassThrough(), watched);
  const stderr = Object.assign(new PassThrough(), watched);
  return {
    terminal: openTerminal({ stdin, stdout, stderr }),
    stdin,
    out: () => String(stdout.read() ?? ''),
    err: () => String(stderr.read() ?? ''),
  };
}

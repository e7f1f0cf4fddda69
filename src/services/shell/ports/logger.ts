import { type LogLevel } from '../../../contract/logs.ts';

type Write = (message: string, detail?: Record<string, unknown>) => void;

/** The log of what Collega did. Never given a token, a code, a secret or a whole redirect address. */
export type Logger = Readonly<Record<LogLevel, Write>>;

/** Where the log of this Collega rests; without one, it is not shown. */
export interface LogFile {
  readonly path: string;
  /** May change while Collega runs. */
  level: LogLevel;
  /** The newest lines, oldest first. */
  readLast(count: number): string[];
}

export const silentLogger: Logger = {
  error: noop,
  warn: noop,
  info: noop,
  debug: noop,
  trace: noop,
};

function noop(): void {
  return undefined;
}

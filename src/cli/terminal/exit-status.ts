/** Exit status of every command (docs: README "Command line"). */
export const exitStatus = {
  passed: 0,
  checkFailed: 1,
  wrongUse: 2,
  internalError: 3,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Ends a command with a sentence on standard error and a status, without a stack. */
export class CommandEnd extends Error {
  override readonly name = 'CommandEnd';
  constructor(
    readonly status: ExitStatus,
    message: string,
  ) {
    super(message);
  }
}

/**
 * For the event `error` of an output: its reader may stop reading (`| head -1`), and that is no
 * failure. An output that cannot be written (a full disk) is one, and there is nowhere left to report it.
 */
export function endQuietly(error: Error): void {
  const readerGone = 'code' in error && error.code === 'EPIPE';
  if (!readerGone) process.exitCode = exitStatus.internalError;
}

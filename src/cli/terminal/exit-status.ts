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

import { randomUUID } from 'node:crypto';
import { FailureError } from '../../services/failure-error.ts';
import { hideFromDumps } from '../../services/store/vault/hide-from-dumps.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { describeFailure } from '../terminal/window-texts.ts';

export type CommandRunner = (
  body: (terminal: Terminal, signal: AbortSignal) => Promise<ExitStatus>,
) => Promise<void>;

/** SIGHUP: its terminal was closed; Windows gives some seconds to tidy up. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command's body: Ctrl+C aborts its signal (a second one ends at once), expected ends become
 * a sentence and their status, anything else is an internal error with a reference and no secret.
 */
export const runCommand: CommandRunner = async (body) => {
  // A token may come before any log is open, or without one.
  hideFromDumps(null);
  const terminal = openTerminal();
  const interrupted = new AbortController();
  const interrupt = (): void => {
    if (interrupted.signal.aborted) process.exit(exitStatus.checkFailed);
    terminal.note(translate('stopping'));
    interrupted.abort();
  };
  for (const name of endingSignals) process.on(name, interrupt);
  try {
    process.exitCode = await body(terminal, interrupted.signal);
  } catch (error) {
    process.exitCode = explainEnd(error, terminal);
  } finally {
    for (const name of endingSignals) process.off(name, interrupt);
  }
};

function explainEnd(error: unknown, terminal: Terminal): ExitStatus {
  if (error instanceof CommandEnd) {
    terminal.note(error.message);
    return error.status;
  }
  if (error instanceof FailureError) {
    terminal.note(describeFailure(error.failure));
    return exitStatus.wrongUse;
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.note(translate('internalError', { reference: randomUUID().slice(0, 8) }));
  terminal.note(reason);
  return exitStatus.internalError;
}

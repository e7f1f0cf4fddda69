import { type Command } from 'commander';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { type OpenedCollega, type Unlocking } from './open-collega.ts';
import { printCommandsFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { readPlace } from './read-place.ts';
import { type CommandRunner } from './run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';

export interface Opened extends Pick<OpenedCollega, 'collega' | 'prepared'> {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/**
 * Runs a command's body with Collega opened at the place of its options, and closes it after. A body
 * that answers no status has passed. What only shows records asks for no passphrase.
 */
export function runOpened(
  run: CommandRunner,
  command: Command,
  body: (opened: Opened) => Promise<ExitStatus | undefined>,
  unlocking: Unlocking = 'ask',
): Promise<void> {
  return run(async (terminal, signal) => {
    const { openCollega } = await import('./open-collega.ts');
    const place = readPlace(command);
    // Before the client is found, too: what is said of the options themselves names commands.
    const { client } = command.opts<{ readonly client?: string }>();
    if (client !== undefined) printCommandsFor(quoteForShell(client));
    const { collega, prepared, close } = await openCollega(place, terminal, {
      unlocking,
    });
    try {
      return (await body({ collega, prepared, terminal, signal })) ?? exitStatus.passed;
    } finally {
      await close();
    }
  });
}

import { type Command } from 'commander';
import { type Collega } from '../services/collega.ts';
import { exitStatus } from './exit-status.ts';
import { openCollega } from './open-collega.ts';
import { readPlace } from './place-options.ts';
import { type CommandRunner } from './run-command.ts';
import { type Terminal } from './terminal.ts';

interface Opened {
  readonly collega: Collega;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Runs a command's body with Collega opened at the place of its options, and closes it after. */
export function runOpened(
  run: CommandRunner,
  command: Command,
  body: (opened: Opened) => Promise<void>,
): Promise<void> {
  return run(async (terminal, signal) => {
    const { collega, close } = await openCollega(readPlace(command), terminal);
    try {
      await body({ collega, terminal, signal });
      return exitStatus.passed;
    } finally {
      await close();
    }
  });
}

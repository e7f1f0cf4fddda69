import { type Command } from 'commander';
import { say } from './texts.ts';

/** What the global options of the command line say. */
export interface PlaceOptions {
  /** Work in the practice tenant, with records of its own. */
  readonly sandbox: boolean;
  /** Another folder for records and vault. */
  readonly data: string | null;
}

/** Adds the options that say where records and vault are. */
export function addPlaceOptions(program: Command): void {
  program
    .option('--sandbox', say('help.sandboxOption'))
    .option('--data <folder>', say('help.data'));
}

/** Reads them for a command, wherever on the line they stood. */
export function readPlace(command: Command): PlaceOptions {
  const options = command.optsWithGlobals<{ sandbox?: true; data?: string }>();
  return { sandbox: options.sandbox ?? false, data: options.data ?? null };
}

import { type Command } from 'commander';
import { type PlaceOptions } from './open-collega.ts';
import { say } from './texts.ts';

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

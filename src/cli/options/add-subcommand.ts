import { type Command } from 'commander';
import { translate } from '../terminal/texts.ts';

/** `client add`, described by the text `commands.client-add`. */
export function addSubcommand(group: Command, name: string): Command {
  return group.command(name).description(translate(`commands.${group.name()}-${name}`));
}

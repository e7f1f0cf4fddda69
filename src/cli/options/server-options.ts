import { Option, type Command } from 'commander';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { type ServerChoice } from '../session/select-servers.ts';
import { translate } from '../terminal/texts.ts';
import { parseOption } from './parse-option.ts';

export function directionOption(): Option {
  const choices: readonly NonNullable<ServerChoice['direction']>[] = ['outgoing', 'incoming'];
  return new Option('--direction <direction>', translate('help.direction')).choices(choices);
}

/** Which servers of a client are meant; none of them named: all that are in use. */
export function addServerChoice(command: Command): Command {
  return command
    .option('-c, --client <name>', translate('help.client'))
    .option('-m, --mailbox <address>', translate('help.mailbox'), parseOption(mailboxAddress))
    .option('-s, --server <server>', translate('servers.help.server'))
    .addOption(directionOption());
}

import { Option, type Command } from 'commander';
import { hostName, mailboxAddress, port } from '../../contract/identifiers.ts';
import { encryption, incomingFields, type MailServer } from '../../contract/mail-servers.ts';
import { translate } from '../terminal/texts.ts';
import { parseNumberOption, parseOption } from './parse-option.ts';

/** Which servers a command is about; nothing named: all in use of the client. */
export interface ServerChoice {
  readonly client?: string;
  readonly allClients?: true;
  readonly mailbox?: string;
  /** Name, mailbox or ID. */
  readonly server?: string;
  readonly direction?: MailServer['direction'];
  /** Without those whose last test has passed and still holds. */
  readonly failed?: true;
}

export function directionOption(): Option {
  const choices: readonly MailServer['direction'][] = ['outgoing', 'incoming'];
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

/** Where a server is, and its place among the others. */
export function addServerFields(command: Command): Command {
  return command
    .option('--host <name>', translate('help.host'), parseOption(hostName))
    .option('--port <number>', translate('help.port'), parseNumberOption(port))
    .addOption(
      new Option('--encryption <kind>', translate('help.encryption')).choices(encryption.options),
    )
    .option(
      '--priority <number>',
      translate('servers.help.priority'),
      parseNumberOption(incomingFields.shape.priority),
    );
}

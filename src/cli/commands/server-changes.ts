import { Option, type Command } from 'commander';
import { hostName, mailboxAddress, port, recordName } from '../../contract/identifiers.ts';
import {
  encryption,
  incomingFields,
  outgoingFields,
  type Encryption,
  type MailServer,
  type MailServerFields,
} from '../../contract/mail-servers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { findServer, type WantedServer } from '../session/find-server.ts';
import { parseNumberOption, parseOption } from '../options/parse-option.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { say } from '../terminal/texts.ts';
import { addWantedServer } from './server-views.ts';

interface Wanted extends WantedServer {
  readonly client?: string;
}

interface Changes {
  readonly name?: string;
  readonly username?: string;
  readonly host?: string;
  readonly port?: number;
  readonly encryption?: Encryption;
  readonly priority?: number;
  readonly fromFilter?: string;
  readonly sendAs?: boolean;
}

/** `collega server update|archive|remove`. */
export function addServerChanges(group: Command, run: CommandRunner): void {
  addWantedServer(group.command('update').description(say('servers.help.update')))
    .option('--name <name>', say('clients.help.newName'), parseOption(recordName))
    .option('--username <address>', say('help.username'), parseOption(mailboxAddress))
    .option('--host <name>', say('help.host'), parseOption(hostName))
    .option('--port <number>', say('help.port'), parseNumberOption(port))
    .addOption(
      new Option('--encryption <kind>', say('help.encryption')).choices(encryption.options),
    )
    .option(
      '--priority <number>',
      say('servers.help.priority'),
      parseNumberOption(incomingFields.shape.priority),
    )
    .option('--from-filter <filter>', say('servers.help.fromFilter'))
    .option('--send-as', say('servers.help.sendAs'))
    .option('--no-send-as', say('servers.help.noSendAs'))
    .option('--json', say('help.json'))
    .action((options: Wanted & Changes & { json?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { collega, terminal, signal } = opened;
        const server = await findWanted(opened, options);
        const fields = changeFields(server, options);
        const request = { serverId: server.id, fields };
        const saved = await askCollega(collega, 'mailServers.save', request, signal);
        terminal.note(say('clients.updated', { name: saved.name }));
        if (options.json) terminal.out(JSON.stringify(saved, null, 2));
      }),
    );
  addWantedServer(group.command('archive').description(say('servers.help.archive')))
    .option('--undo', say('clients.help.undo'))
    .action((options: Wanted & { undo?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { id, name } = await findWanted(opened, options);
        const request = { serverIds: [id], active: options.undo === true };
        await askCollega(opened.collega, 'mailServers.setActive', request, opened.signal);
        opened.terminal.note(
          say(options.undo ? 'servers.unarchived' : 'servers.archived', { name }),
        );
      }),
    );
  addWantedServer(group.command('remove').description(say('servers.help.remove')))
    .option('--yes', say('help.yes'))
    .action((options: Wanted & { yes?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { collega, terminal, signal } = opened;
        const { id, name, direction } = await findWanted(opened, options);
        const what = { name, direction: say(`directions.${direction}`) };
        await confirmByTyping(terminal, name, {
          yes: options.yes,
          texts: {
            question: say('servers.removeSure', what),
            needsYes: say('servers.removeNeedsYes', what),
            refused: say('removeNothing'),
          },
        });
        await askCollega(collega, 'mailServers.remove', { serverId: id }, signal);
        terminal.note(say('servers.removed', what));
      }),
    );
}

async function findWanted({ collega, signal }: Opened, wanted: Wanted): Promise<MailServer> {
  const client = await findClient(collega, wanted.client, signal);
  return findServer(collega, client, wanted, signal);
}

/** The server's fields with the changes in them; those that it does not have are wrong use. */
function changeFields(server: MailServer, options: Changes): MailServerFields {
  const { name, username, host, priority, fromFilter, sendAs } = options;
  const changes = { name, username, host, port: options.port, encryption: options.encryption };
  const own = { ...changes, priority, fromFilter, sendAs };
  const wanted = Object.entries(own).filter(([, value]) => value !== undefined);
  if (wanted.length === 0) throw new CommandEnd(exitStatus.wrongUse, say('servers.whichChange'));
  if (server.direction === 'incoming' && (fromFilter ?? sendAs) !== undefined) {
    throw new CommandEnd(exitStatus.wrongUse, say('servers.outgoingAlone'));
  }
  const fields = { ...server, ...Object.fromEntries(wanted) };
  return server.direction === 'outgoing'
    ? outgoingFields.strip().parse(fields)
    : incomingFields.strip().parse(fields);
}

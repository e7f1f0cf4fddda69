import { type Command } from 'commander';
import { fieldsOfServer } from '../../contract/fields-of-server.ts';
import { hostName, mailboxAddress, recordName } from '../../contract/identifiers.ts';
import {
  mailServerFields,
  type Encryption,
  type MailServer,
  type MailServerFields,
} from '../../contract/mail-servers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { findServer, type ServerSelection } from '../session/find-server.ts';
import { parseOption } from '../options/parse-option.ts';
import { addServerFields } from '../options/server-options.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { translate } from '../terminal/texts.ts';
import { addServerSelection } from './server-views.ts';

interface ServerChange extends ServerSelection {
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
  /** A host that may receive the token though its name is not one of Microsoft's. */
  readonly allowHost?: string;
}

/** `collega server update|archive|remove`. */
export function addServerChanges(group: Command, run: CommandRunner): void {
  const update = addServerSelection(addSubcommand(group, 'update'))
    .option('--name <name>', translate('clients.help.newName'), parseOption(recordName))
    .option('--username <address>', translate('help.username'), parseOption(mailboxAddress));
  addServerFields(update)
    .option('--from-filter <filter>', translate('servers.help.fromFilter'))
    .option('--send-as', translate('servers.help.sendAs'))
    .option('--no-send-as', translate('servers.help.noSendAs'))
    .option('--allow-host <name>', translate('servers.help.allowHost'), parseOption(hostName))
    .option('--json', translate('help.json'))
    .action((options: ServerChange & Changes & { json?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { collega, terminal, signal } = opened;
        const server = await findSelected(opened, options);
        const fields = changeFields(server, options);
        const request = { serverId: server.id, fields, seen: fieldsOfServer(server) };
        const saved = await askCollega(collega, 'mailServers.save', request, signal);
        if (options.allowHost !== undefined) {
          const allowed = { serverId: server.id, host: options.allowHost };
          await askCollega(collega, 'connectionTests.allowHost', allowed, signal);
        }
        terminal.note(translate('clients.updated', { name: saved.name }));
        if (options.json) terminal.out(JSON.stringify(saved, null, 2));
      }),
    );
  addServerSelection(addSubcommand(group, 'archive'))
    .option('--undo', translate('clients.help.undo'))
    .option('--json', translate('help.json'))
    .action((options: ServerChange & { undo?: true; json?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { id, name } = await findSelected(opened, options);
        const request = { serverIds: [id], active: options.undo === true };
        await askCollega(opened.collega, 'mailServers.setActive', request, opened.signal);
        const changed = await findSelected(opened, { ...options, server: id });
        opened.terminal.note(
          translate(options.undo ? 'servers.unarchived' : 'servers.archived', { name }),
        );
        if (options.json) opened.terminal.out(JSON.stringify(changed, null, 2));
      }),
    );
  addServerSelection(addSubcommand(group, 'remove'))
    .option('-y, --yes', translate('help.yes'))
    .option('--json', translate('help.json'))
    .action((options: ServerChange & { yes?: true; json?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { collega, terminal, signal } = opened;
        const { id, name, direction } = await findSelected(opened, options);
        const what = { name, direction: translate(`directions.${direction}`) };
        await confirmByTyping(terminal, name, {
          yes: options.yes,
          texts: {
            question: translate('servers.removeSure', what),
            needsYes: translate('servers.removeNeedsYes', what),
            refused: translate('removeNothing'),
          },
        });
        await askCollega(collega, 'mailServers.remove', { serverId: id }, signal);
        terminal.note(translate('servers.removed', what));
        if (options.json) terminal.out(JSON.stringify({ removed: { id, name } }, null, 2));
      }),
    );
}

async function findSelected(
  { collega, signal }: Opened,
  wanted: ServerChange,
): Promise<MailServer> {
  const client = await findClient(collega, wanted.client, signal);
  return findServer(collega, client, wanted, signal);
}

/** The server's fields with the changes in them; those that it does not have are wrong use. */
function changeFields(server: MailServer, options: Changes): MailServerFields {
  const { name, username, host, priority, fromFilter, sendAs } = options;
  const changes = { name, username, host, port: options.port, encryption: options.encryption };
  const own = { ...changes, priority, fromFilter, sendAs };
  const wanted = Object.entries(own).filter(([, value]) => value !== undefined);
  if (wanted.length === 0 && options.allowHost === undefined)
    throw new CommandEnd(exitStatus.wrongUse, translate('servers.whichChange'));
  if (server.direction === 'incoming' && (fromFilter ?? sendAs) !== undefined) {
    throw new CommandEnd(exitStatus.wrongUse, translate('servers.outgoingAlone'));
  }
  return mailServerFields.parse({ ...fieldsOfServer(server), ...Object.fromEntries(wanted) });
}

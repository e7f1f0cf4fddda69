import { type Command } from 'commander';
import { hostName, mailboxAddress, recordName } from '../../contract/identifiers.ts';
import { usualMailHosts, type MailHosts } from '../../contract/mail-hosts.ts';
import { type Encryption, type MailServerFields } from '../../contract/mail-servers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { describeServer } from '../session/find-server.ts';
import { parseOption } from '../options/parse-option.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { addServerFields, directionOption } from '../options/server-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { translate } from '../terminal/texts.ts';
import { addServerChanges } from './server-changes.ts';
import { addServerImport } from './server-import.ts';
import { addServerViews } from './server-views.ts';

interface AddOptions {
  readonly client?: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly username: string;
  readonly name?: string;
  readonly host?: string;
  readonly port?: number;
  readonly encryption?: Encryption;
  readonly priority?: number;
  readonly fromFilter?: string;
  readonly sendAs?: true;
  readonly allowHost?: string;
  readonly again?: true;
  readonly json?: true;
}

/** `collega server …`: mail servers without a window. */
export function defineServer(group: Command, run: CommandRunner): void {
  const add = addSubcommand(group, 'add')
    .addOption(directionOption().makeOptionMandatory())
    .requiredOption('--username <address>', translate('help.username'), parseOption(mailboxAddress))
    .option('-c, --client <name>', translate('help.client'))
    .option('--name <name>', translate('help.serverName'), parseOption(recordName));
  addServerFields(add)
    .option('--from-filter <filter>', translate('help.fromFilter'))
    .option('--send-as', translate('servers.help.sendAs'))
    .option('--allow-host <name>', translate('servers.help.allowHost'), parseOption(hostName))
    .option('--again', translate('servers.help.again'))
    .option('--json', translate('help.json'))
    .action((options: AddOptions, command: Command) =>
      runOpened(run, command, async ({ collega, prepared, terminal, signal }) => {
        if (
          options.direction === 'incoming' &&
          (options.fromFilter ?? options.sendAs) !== undefined
        ) {
          throw new CommandEnd(exitStatus.wrongUse, translate('servers.outgoingAlone'));
        }
        const client = await findClient(collega, options.client, signal);
        const about = { clientId: client.id };
        const servers = await askCollega(collega, 'mailServers.list', about, signal);
        const mailbox = options.username.toLowerCase();
        const same = servers.filter(
          ({ username, direction }) =>
            username.toLowerCase() === mailbox && direction === options.direction,
        );
        // Odoo takes a second one, but a line that was run twice is meant far more often.
        if (same.length > 0 && !options.again) {
          const lines = [translate('servers.thereAlready'), ...same.map(describeServer)];
          throw new CommandEnd(exitStatus.wrongUse, lines.join('\n'));
        }
        const links = await askCollega(collega, 'mailboxLinks.list', about, signal);
        const linked = links.find((link) => link.mailbox === mailbox);
        const usual = usualMailHosts(client.azureApp, linked?.account.personal);
        const home = client.sandbox ? prepared.options.sandbox : null;
        const request = { clientId: client.id, fields: fieldsOf(options, home ?? usual) };
        const server = await askCollega(collega, 'mailServers.create', request, signal);
        if (options.allowHost !== undefined) {
          const allowed = { serverId: server.id, host: options.allowHost };
          await askCollega(collega, 'connectionTests.allowHost', allowed, signal);
        }
        terminal.note(translate('serverAdded', { name: server.name, client: client.name }));
        if (options.json) terminal.out(JSON.stringify(server, null, 2));
      }),
    );
  addServerImport(group, run);
  addServerViews(group, run);
  addServerChanges(group, run);
}

/** The usual host and port unless others are named, and Odoo's FROM filter for Outlook. */
function fieldsOf(options: AddOptions, home: MailHosts): MailServerFields {
  const { direction, username } = options;
  const shared = { name: options.name ?? username, username, active: true };
  return direction === 'outgoing'
    ? {
        ...shared,
        direction,
        host: options.host ?? home.smtp.host,
        port: options.port ?? home.smtp.port,
        encryption: options.encryption ?? 'starttls',
        fromFilter: options.fromFilter ?? username,
        priority: options.priority ?? 10,
        sendAs: options.sendAs ?? false,
      }
    : {
        ...shared,
        direction,
        host: options.host ?? home.imap.host,
        port: options.port ?? home.imap.port,
        encryption: options.encryption ?? 'implicit',
        priority: options.priority ?? 5,
      };
}

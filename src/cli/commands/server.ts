import { Option, type Command } from 'commander';
import { hostName, mailboxAddress, port, recordName } from '../../contract/identifiers.ts';
import { usualMailHosts, type MailHosts } from '../../contract/mail-hosts.ts';
import { type MailServerFields } from '../../contract/mail-servers.ts';
import { askCollega } from '../ask-collega.ts';
import { exitStatus } from '../exit-status.ts';
import { findClient } from '../find-records.ts';
import { openCollega } from '../open-collega.ts';
import { parseNumberOption, parseOption } from '../parse-option.ts';
import { readPlace } from '../place-options.ts';
import { type CommandRunner } from '../run-command.ts';
import { say } from '../texts.ts';

interface AddOptions {
  readonly client?: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly username: string;
  readonly name?: string;
  readonly host?: string;
  readonly port?: number;
  readonly fromFilter?: string;
  readonly json?: true;
}

/** `collega server add|list`: mail servers without a window. */
export function addServerCommands(program: Command, run: CommandRunner): void {
  const group = program.command('server').description(say('help.server-group'));
  group
    .command('add')
    .description(say('help.server-add'))
    .addOption(
      new Option('--direction <direction>', say('help.direction'))
        .choices(['outgoing', 'incoming'])
        .makeOptionMandatory(),
    )
    .requiredOption('--username <address>', say('help.username'), parseOption(mailboxAddress))
    .option('--client <name>', say('help.client'))
    .option('--name <name>', say('help.serverName'), parseOption(recordName))
    .option('--host <name>', say('help.host'), parseOption(hostName))
    .option('--port <number>', say('help.port'), parseNumberOption(port))
    .option('--from-filter <filter>', say('help.fromFilter'))
    .option('--json', say('help.json'))
    .action((options: AddOptions, command: Command) =>
      run(async (terminal, signal) => {
        const { collega, prepared, close } = await openCollega(readPlace(command), terminal);
        try {
          const client = await findClient(collega, options.client, signal);
          const links = await askCollega(
            collega,
            'mailboxLinks.list',
            { clientId: client.id },
            signal,
          );
          const linked = links.find(({ mailbox }) => mailbox === options.username.toLowerCase());
          const usual = usualMailHosts(client.azureApp, linked?.account.personal);
          const home = client.sandbox ? prepared.options.sandbox : null;
          const request = { clientId: client.id, fields: fieldsOf(options, home ?? usual) };
          const server = await askCollega(collega, 'mailServers.create', request, signal);
          terminal.note(say('serverAdded', { name: server.name, client: client.name }));
          if (options.json) terminal.out(JSON.stringify(server, null, 2));
          return exitStatus.passed;
        } finally {
          await close();
        }
      }),
    );
  group
    .command('list')
    .description(say('help.server-list'))
    .option('--client <name>', say('help.client'))
    .option('--json', say('help.json'))
    .action((options: { client?: string; json?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const { collega, close } = await openCollega(readPlace(command), terminal);
        try {
          const client = await findClient(collega, options.client, signal);
          const { id: clientId } = client;
          const servers = await askCollega(collega, 'mailServers.list', { clientId }, signal);
          if (options.json) terminal.out(JSON.stringify(servers, null, 2));
          for (const server of options.json ? [] : servers) {
            const { name, direction, username, host, port: number } = server;
            terminal.out(
              `${name}  ${say(`directions.${direction}`)}  ${username}  ${host}:${number}`,
            );
          }
          return exitStatus.passed;
        } finally {
          await close();
        }
      }),
    );
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
        encryption: 'starttls',
        fromFilter: options.fromFilter ?? username,
        priority: 10,
        sendAs: false,
      }
    : {
        ...shared,
        direction,
        host: options.host ?? home.imap.host,
        port: options.port ?? home.imap.port,
        encryption: 'implicit',
        priority: 5,
      };
}

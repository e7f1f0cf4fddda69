import { Option, type Command } from 'commander';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { findServer, type WantedServer } from '../session/find-server.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { formatTable } from '../terminal/text-table.ts';
import { say } from '../terminal/texts.ts';

interface ListOptions {
  readonly client?: string;
  readonly json?: true;
}

/** Which server is meant: options of every command about one. */
export function addWantedServer(command: Command): Command {
  return command
    .requiredOption('--server <server>', say('servers.help.server'))
    .addOption(
      new Option('--direction <direction>', say('help.direction')).choices([
        'outgoing',
        'incoming',
      ]),
    )
    .option('--client <name>', say('help.client'));
}

/** `collega server list|show`. */
export function addServerViews(group: Command, run: CommandRunner): void {
  group
    .command('list')
    .description(say('help.server-list'))
    .option('--client <name>', say('help.client'))
    .option('--json', say('help.json'))
    .action((options: ListOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const { id: clientId, name } = await findClient(collega, options.client, signal);
        const servers = await askCollega(collega, 'mailServers.list', { clientId }, signal);
        if (options.json) terminal.out(JSON.stringify(servers, null, 2));
        else if (servers.length === 0) terminal.note(say('noServers', { client: name }));
        else terminal.out(formatList(servers, terminal.columns));
      }),
    );
  addWantedServer(group.command('show').description(say('servers.help.show')))
    .option('--json', say('help.json'))
    .action((options: ListOptions & WantedServer, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const client = await findClient(collega, options.client, signal);
        const server = await findServer(collega, client, options, signal);
        const about = { clientId: client.id };
        const links = await askCollega(collega, 'mailboxLinks.list', about, signal);
        const link = links.find(({ mailbox }) => mailbox === server.username.toLowerCase());
        if (options.json) terminal.out(JSON.stringify(server, null, 2));
        else terminal.out(formatServer(server, link));
      }),
    );
}

function formatList(servers: readonly MailServer[], columns: number | null): string {
  const headings = ['server', 'direction', 'mailbox', 'host', 'state'].map((column) =>
    say(`servers.columns.${column}`),
  );
  const rows = servers.map((server) => [
    server.name,
    say(`directions.${server.direction}`),
    server.username,
    `${server.host}:${server.port}`,
    server.active ? sayLastTest(server) : say('clients.archivedMark'),
  ]);
  return formatTable(headings, rows, columns);
}

/** Everything about one server, a line each. */
function formatServer(server: MailServer, link: MailboxLink | undefined): string {
  const facts: [string, string | number][] = [
    ['name', server.name],
    ['direction', say(`directions.${server.direction}`)],
    ['mailbox', server.username],
    ['host', `${server.host}:${server.port}`],
    ['encryption', server.encryption],
    ['priority', server.priority],
    ...(server.direction === 'outgoing'
      ? ([
          ['fromFilter', server.fromFilter],
          ['sendAs', say(server.sendAs ? 'servers.yes' : 'servers.no')],
        ] as [string, string][])
      : []),
    ['state', say(server.active ? 'servers.inUse' : 'clients.archivedMark')],
    ['link', sayLink(link)],
    ['lastTest', sayLastTest(server)],
    ['id', server.id],
  ];
  const named = facts.map(([fact, value]) => [say(`servers.facts.${fact}`), value] as const);
  const width = Math.max(...named.map(([name]) => name.length));
  return named
    .map(([name, value]) => `${name.padEnd(width)}  ${keepOnOneLine(String(value))}`)
    .join('\n');
}

function sayLink(link: MailboxLink | undefined): string {
  if (link === undefined) return say('servers.notLinked');
  const { account, health } = link;
  if (health.state === 'broken') return `${account.username}: ${health.finding.title}`;
  return account.username;
}

function sayLastTest({ lastTest }: MailServer): string {
  if (lastTest === null) return say('servers.neverTested');
  const { outcome, findingCodes } = lastTest;
  const codes = findingCodes.length === 0 ? '' : ` (${findingCodes.join(', ')})`;
  return say(`tests.outcome.${outcome}`) + codes;
}

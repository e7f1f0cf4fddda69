import { type Command } from 'commander';
import { type AzureApp } from '../../contract/azure-app.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { currentTest } from '../../contract/test-basis.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { findServer, type ServerSelection } from '../session/find-server.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { directionOption } from '../options/server-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { formatTable } from '../terminal/text-table.ts';
import { formatMoment, translate } from '../terminal/texts.ts';

interface ListOptions {
  readonly client?: string;
  readonly json?: true;
}

/** Which server is meant: options of every command about one. */
export function addServerSelection(command: Command): Command {
  return command
    .requiredOption('-s, --server <server>', translate('servers.help.server'))
    .addOption(directionOption())
    .option('-c, --client <name>', translate('help.client'));
}

/** `collega server list|show`. */
export function addServerViews(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'list')
    .option('-c, --client <name>', translate('help.client'))
    .option('--json', translate('help.json'))
    .action((options: ListOptions, command: Command) =>
      runOpened(run, command, (opened) => listServers(opened, options), 'no'),
    );
  addServerSelection(addSubcommand(group, 'show'))
    .option('--json', translate('help.json'))
    .action((options: ListOptions & ServerSelection, command: Command) =>
      runOpened(run, command, (opened) => showServer(opened, options), 'no'),
    );
}

async function listServers(
  { collega, terminal, signal }: Opened,
  options: ListOptions,
): Promise<undefined> {
  const { id: clientId, name, azureApp } = await findClient(collega, options.client, signal);
  const servers = await askCollega(collega, 'mailServers.list', { clientId }, signal);
  const links = await askCollega(collega, 'mailboxLinks.list', { clientId }, signal);
  const surroundings = { links, azureApp };
  if (options.json) {
    const described = servers.map((server) => describe(server, surroundings));
    terminal.out(JSON.stringify(described, null, 2));
  } else if (servers.length === 0) terminal.note(translate('noServers', { client: name }));
  else terminal.out(formatList(servers, surroundings, terminal.columns));
}

async function showServer(
  { collega, terminal, signal }: Opened,
  options: ListOptions & ServerSelection,
): Promise<undefined> {
  const client = await findClient(collega, options.client, signal);
  const server = await findServer(collega, client, options, signal);
  const about = { clientId: client.id };
  const links = await askCollega(collega, 'mailboxLinks.list', about, signal);
  const surroundings = { links, azureApp: client.azureApp };
  if (options.json) terminal.out(JSON.stringify(describe(server, surroundings), null, 2));
  else terminal.out(formatServer(server, surroundings));
}

/** For a script: with its link, and whether its last test still says something. */
function describe(server: MailServer, surroundings: TestSurroundings) {
  const link = findLink(server, surroundings);
  const now = { link, azureApp: surroundings.azureApp };
  const outdated = server.lastTest !== null && currentTest(server, now) === null;
  return { ...server, link, outdated };
}

/** What the last test of a server depends on, besides the server. */
interface TestSurroundings {
  readonly links: readonly MailboxLink[];
  readonly azureApp: AzureApp;
}

function formatList(
  servers: readonly MailServer[],
  surroundings: TestSurroundings,
  columns: number | null,
): string {
  const headings = ['server', 'direction', 'mailbox', 'host', 'state'].map((column) =>
    translate(`servers.columns.${column}`),
  );
  const rows = servers.map((server) => [
    server.name,
    translate(`directions.${server.direction}`),
    server.username,
    `${showHost(server.host)}:${server.port}`,
    server.active ? formatLastTest(server, surroundings) : translate('clients.archivedMark'),
  ]);
  return formatTable(headings, rows, columns);
}

/** Everything about one server, a line each. */
function formatServer(server: MailServer, surroundings: TestSurroundings): string {
  const facts: [string, string | number][] = [
    ['name', server.name],
    ['direction', translate(`directions.${server.direction}`)],
    ['mailbox', server.username],
    ['host', `${showHost(server.host)}:${server.port}`],
    ['encryption', server.encryption],
    ['priority', server.priority],
    ...(server.direction === 'outgoing'
      ? ([
          ['fromFilter', server.fromFilter],
          ['sendAs', translate(server.sendAs ? 'servers.yes' : 'servers.no')],
        ] as [string, string][])
      : []),
    ['state', translate(server.active ? 'servers.inUse' : 'clients.archivedMark')],
    ['link', formatLink(findLink(server, surroundings))],
    ['lastTest', formatLastTest(server, surroundings)],
    ['id', server.id],
  ];
  const named = facts.map(([fact, value]) => [translate(`servers.facts.${fact}`), value] as const);
  const width = Math.max(...named.map(([name]) => name.length));
  return named
    .map(([name, value]) => `${name.padEnd(width)}  ${keepOnOneLine(String(value))}`)
    .join('\n');
}

function findLink(server: MailServer, { links }: TestSurroundings): MailboxLink | null {
  return links.find(({ mailbox }) => mailbox === server.username.toLowerCase()) ?? null;
}

function formatLink(link: MailboxLink | null): string {
  if (link === null) return translate('servers.notLinked');
  const { account, health, kind, refreshedAt } = link;
  if (health.state === 'broken') return `${account.username}: ${health.finding.title}`;
  const values = { account: account.username, time: formatMoment(new Date(refreshedAt)) };
  return translate(kind === 'owner' ? 'servers.linkedAs' : 'servers.linkedAsDelegate', values);
}

function formatLastTest(server: MailServer, surroundings: TestSurroundings): string {
  const { lastTest } = server;
  if (lastTest === null) return translate('servers.neverTested');
  const { outcome, findingCodes, startedAt } = lastTest;
  const codes = findingCodes.length === 0 ? '' : ` (${findingCodes.join(', ')})`;
  const result = translate(`tests.outcome.${outcome}`) + codes;
  const text = translate('servers.testedAt', { result, time: formatMoment(new Date(startedAt)) });
  const now = { link: findLink(server, surroundings), azureApp: surroundings.azureApp };
  return currentTest(server, now) === null ? translate('servers.outdated', { result: text }) : text;
}

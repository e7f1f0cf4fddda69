import { type Command } from 'commander';
import { type Client, type ClientHealth } from '../../contract/clients.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTable } from '../terminal/text-table.ts';
import { formatDate, translate } from '../terminal/texts.ts';

interface ShowOptions {
  readonly client?: string;
  readonly json?: true;
}

/** `collega client list|show`: how each client fares, and which secret expires first. */
export function addClientViews(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'list')
    .option('--json', translate('help.json'))
    .action((options: { json?: true }, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const clients = await askCollega(collega, 'clients.list', {}, signal);
        if (options.json) {
          terminal.out(JSON.stringify(clients, null, 2));
          return;
        }
        if (clients.length === 0) {
          terminal.note(translate('noClients'));
          return;
        }
        const health = await askCollega(collega, 'clients.health', {}, signal);
        terminal.out(formatClients(clients, health, terminal.columns));
      }),
    );
  addSubcommand(group, 'show')
    .option('-c, --client <name>', translate('help.client'))
    .option('--json', translate('help.json'))
    .action((options: ShowOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const client = await findClient(collega, options.client, signal);
        const health = await askCollega(collega, 'clients.health', {}, signal);
        const own = health.find(({ clientId }) => clientId === client.id);
        if (options.json) terminal.out(JSON.stringify({ ...client, health: own ?? null }, null, 2));
        else terminal.out(formatClient(client, own));
      }),
    );
}

function formatClients(
  clients: readonly Client[],
  health: readonly ClientHealth[],
  columns: number | null,
): string {
  const headings = ['name', 'odoo', 'expires', 'servers', 'passed', 'failed'].map((column) =>
    translate(`clients.columns.${column}`),
  );
  const rows = clients.map((client) => {
    const own = health.find(({ clientId }) => clientId === client.id);
    return [
      client.archived ? `${client.name} (${translate('clients.archivedMark')})` : client.name,
      client.azureApp.odooUrl,
      formatDate(client.azureApp.secretExpiresOn),
      String(own?.servers ?? 0),
      own === undefined ? '-' : String(own.tests.passed + own.tests.warning),
      own === undefined ? '-' : String(own.tests.failed),
    ];
  });
  return formatTable(headings, rows, columns);
}

/** Everything about one client, a line each; no secret is in it. */
function formatClient(client: Client, health: ClientHealth | undefined): string {
  const { azureApp, senderSettings } = client;
  const { authority } = azureApp;
  const facts: [string, string][] = [
    ['name', client.name],
    ['state', translate(client.archived ? 'clients.archivedMark' : 'servers.inUse')],
    ['odoo', azureApp.odooUrl],
    ['odooVersion', senderSettings.odooVersion],
    ['applicationId', azureApp.applicationId],
    ['authority', authority.kind === 'tenant' ? authority.tenant : authority.kind],
    ['cloud', azureApp.cloud],
    ['redirectUri', azureApp.redirectUri],
    ['expires', formatDate(azureApp.secretExpiresOn)],
    ...(health === undefined ? [] : healthFacts(health)),
    ['id', client.id],
  ];
  const named = facts.map(([fact, value]) => [translate(`clients.facts.${fact}`), value] as const);
  const width = Math.max(...named.map(([name]) => name.length));
  return named.map(([name, value]) => `${name.padEnd(width)}  ${keepOnOneLine(value)}`).join('\n');
}

function healthFacts({ servers, links, tests }: ClientHealth): [string, string][] {
  return [
    ['servers', String(servers)],
    ['links', translate('clients.linksOf', links)],
    ['tests', translate('clients.testsOf', tests)],
  ];
}

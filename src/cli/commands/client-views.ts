import { Option, type Command } from 'commander';
import { type Client, type ClientHealth } from '../../contract/clients.ts';
import { sortClients, type ClientSortKey } from '../../contract/sort-clients.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { formatClient, formatClients, type CountedClient } from '../output/format-clients.ts';
import { translate } from '../terminal/texts.ts';

interface ListOptions {
  readonly sort?: (typeof sortKeys)[number];
  readonly json?: true;
}

interface ShowOptions {
  readonly client?: string;
  readonly json?: true;
}

/** `collega client list|show`: how each client fares, and who is first in need. */
export function addClientViews(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'list')
    .addOption(new Option('--sort <kind>', translate('clients.help.sort')).choices(sortKeys))
    .option('--json', translate('help.json'))
    .action((options: ListOptions, command: Command) =>
      runOpened(run, command, (opened) => listClients(opened, options), 'no'),
    );
  addSubcommand(group, 'show')
    .option('-c, --client <name>', translate('help.client'))
    .option('--json', translate('help.json'))
    .action((options: ShowOptions, command: Command) =>
      runOpened(run, command, (opened) => showClient(opened, options), 'no'),
    );
}

const sortKeys = ['name', 'expiry', 'health', 'app'] as const;
const orders: Readonly<Record<(typeof sortKeys)[number], ClientSortKey>> = {
  name: 'name',
  expiry: 'secret',
  health: 'health',
  app: 'app',
};

async function listClients(opened: Opened, { sort, json }: ListOptions): Promise<undefined> {
  const { collega, terminal, signal } = opened;
  const clients = await askCollega(collega, 'clients.list', {}, signal);
  const counted = order(await countClients(opened, clients), sort);
  if (json) terminal.out(JSON.stringify(counted, null, 2));
  else if (clients.length === 0) terminal.note(translate('noClients'));
  else terminal.out(formatClients(counted, terminal.columns, sort === 'app'));
}

async function showClient(opened: Opened, { client, json }: ShowOptions): Promise<undefined> {
  const { collega, terminal, signal } = opened;
  const found = await findClient(collega, client, signal);
  const [counted] = await countClients(opened, [found]);
  if (counted === undefined) return;
  terminal.out(json ? JSON.stringify(counted, null, 2) : formatClient(counted));
}

async function countClients(
  { collega, signal }: Opened,
  clients: readonly Client[],
): Promise<CountedClient[]> {
  const all: ClientHealth[] = await askCollega(collega, 'clients.health', {}, signal);
  const byClient = new Map(all.map((health) => [health.clientId, health]));
  return clients.map((client) => ({ ...client, health: byClient.get(client.id) ?? null }));
}

/** As they were made, unless an order is asked for. */
function order(
  clients: readonly CountedClient[],
  sort: ListOptions['sort'],
): readonly CountedClient[] {
  if (sort === undefined) return clients;
  const counted = clients.map((client) => ({ client, health: client.health }));
  const sorted = sortClients(counted, { key: orders[sort], descending: false });
  return sorted.map(({ client }) => client);
}

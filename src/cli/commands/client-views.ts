import { Option, type Command } from 'commander';
import { type Client, type ClientHealth } from '../../contract/clients.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { formatClient, formatClients, type CountedClient } from '../output/format-clients.ts';
import { translate } from '../terminal/texts.ts';

interface ListOptions {
  readonly sort?: 'name' | 'expiry';
  readonly json?: true;
}

interface ShowOptions {
  readonly client?: string;
  readonly json?: true;
}

/** `collega client list|show`: how each client fares, and which secret expires first. */
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

const sortKeys = ['name', 'expiry'] as const;

async function listClients(opened: Opened, { sort, json }: ListOptions): Promise<undefined> {
  const { collega, terminal, signal } = opened;
  const clients = await askCollega(collega, 'clients.list', {}, signal);
  const counted = sortClients(await countClients(opened, clients), sort);
  if (json) terminal.out(JSON.stringify(counted, null, 2));
  else if (clients.length === 0) terminal.note(translate('noClients'));
  else terminal.out(formatClients(counted, terminal.columns));
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

/** As they were made; by name; or the secret first that ends first, and those without a day last. */
function sortClients(
  clients: readonly CountedClient[],
  key: ListOptions['sort'],
): readonly CountedClient[] {
  if (key === undefined) return clients;
  const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const dayOf = ({ azureApp }: Client): string => azureApp.secretExpiresOn ?? 'none';
  return clients.toSorted(
    (one, other) =>
      (key === 'expiry' ? dayOf(one).localeCompare(dayOf(other), 'en') : 0) ||
      names.compare(one.name, other.name),
  );
}

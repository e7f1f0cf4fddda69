import { type Command } from 'commander';
import {
  formatConnection,
  formatDifferences,
  formatSenders,
  formatSnapshot,
} from '../output/format-odoo.ts';
import { endByTrouble, printOdoo, type OdooOptions } from '../output/print-odoo.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { chooseHowToKeep } from '../session/keep-secrets.ts';
import { readOdoo } from '../session/read-odoo.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { addOdooAdopt } from './odoo-adopt.ts';
import { addOdooMails } from './odoo-mails.ts';
import { addOdooTest } from './odoo-test.ts';
import { addOdooPlan } from './odoo-plan.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { takeSecret } from '../terminal/take-secret.ts';

/** `collega odoo …`: a client's Odoo over its external API. */
export function defineOdoo(group: Command, run: CommandRunner): void {
  const add = (name: string): Command =>
    addSubcommand(group, name)
      .option('-c, --client <name>', translate('help.client'))
      .option('--json', translate('help.json'));

  add('connect')
    .requiredOption('--url <address>', translate('odoo.help.url'))
    .option('--database <name>', translate('odoo.help.database'))
    .requiredOption('--login <login>', translate('odoo.help.login'))
    .action((options: ConnectOptions, command: Command) =>
      runOpened(run, command, (opened) => connect(opened, options)),
    );
  add('read').action((options: OdooOptions, command: Command) =>
    runOpened(run, command, async (opened) => {
      const client = await findClient(opened.collega, options.client, opened.signal);
      const snapshot = await readOdoo(opened, client, options);
      const columns = opened.terminal.columns;
      printOdoo(opened.terminal, options, snapshot, () => formatSnapshot(snapshot, columns));
      return undefined;
    }),
  );
  add('compare')
    .option('--fresh', translate('odoo.help.fresh'))
    .action((options: OdooOptions & { readonly fresh?: true }, command: Command) =>
      runOpened(
        run,
        command,
        (opened) => compare(opened, options),
        // The key of Odoo is sealed; what was read of it is not.
        options.fresh ? 'ask' : 'no',
      ),
    );
  addOdooAdopt(add, run);
  addOdooMails(add, run);
  addOdooPlan(add, run);
  addOdooTest(add, run);
  add('disconnect').action((options: OdooOptions, command: Command) =>
    runOpened(run, command, async ({ collega, terminal, signal }) => {
      const client = await findClient(collega, options.client, signal);
      await askCollega(collega, 'odoo.disconnect', { clientId: client.id }, signal);
      printOdoo(terminal, options, null, () =>
        translate('odoo.disconnected', { client: client.name }),
      );
      return undefined;
    }),
  );
}

interface ConnectOptions extends OdooOptions {
  readonly url: string;
  readonly database?: string;
  readonly login: string;
}

async function compare(
  opened: Opened,
  options: OdooOptions & { readonly fresh?: true },
): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const client = await findClient(collega, options.client, signal);
  if (options.fresh) await readOdoo(opened, client, options);
  const compared = await askCollega(collega, 'odoo.compare', { clientId: client.id }, signal);
  if (compared === null) throw new CommandEnd(exitStatus.wrongUse, translate('odoo.notRead'));
  const { differences, readAt, senders } = compared;
  printOdoo(terminal, options, compared, () =>
    [formatDifferences(differences, readAt), ...formatSenders(senders)].join('\n'),
  );
  const found = [...differences, ...senders].some(({ severity }) => severity === 'error');
  return found ? exitStatus.checkFailed : exitStatus.passed;
}

async function connect({ collega, terminal, signal }: Opened, options: ConnectOptions) {
  const client = await findClient(collega, options.client, signal);
  const key = await readKey(terminal);
  if (!(await chooseHowToKeep(collega, terminal, signal))) {
    throw new CommandEnd(exitStatus.wrongUse, translate('odoo.keyNeedsPassphrase'));
  }
  const { url, login } = options;
  const asked = { clientId: client.id, url, database: options.database ?? null, login, key };
  const result = await askCollega(collega, 'odoo.connect', asked, signal);
  if (result.outcome === 'failed') return endByTrouble(result.trouble, options, terminal);
  const { connection } = result;
  printOdoo(terminal, options, connection, () => formatConnection(client.name, connection));
  return connection.rights === 'limited' ? exitStatus.checkFailed : exitStatus.passed;
}

/** From the environment, standard input or the keyboard; never from the arguments. */
async function readKey(terminal: Terminal): Promise<string> {
  const given =
    takeSecret('COLLEGA_ODOO_KEY') ??
    (await terminal.readInput()) ??
    (await terminal.ask(translate('odoo.askKey'), { hidden: true }));
  const key = (given ?? '').trim();
  if (key === '') throw new CommandEnd(exitStatus.wrongUse, translate('odoo.keyNeeded'));
  return key;
}

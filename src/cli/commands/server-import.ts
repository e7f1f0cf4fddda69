import { type Command } from 'commander';
import { maxListLength, type BulkPlan } from '../../contract/bulk-servers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { directionOption } from '../options/server-options.ts';
import { formatBulkPlan } from '../output/format-bulk-plan.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { readNamedFile } from '../terminal/named-files.ts';
import { translate } from '../terminal/texts.ts';

interface ImportOptions {
  readonly client?: string;
  readonly direction?: 'outgoing' | 'incoming';
  readonly yes?: true;
  /** Of a question it hides nothing: what is asked about is printed. */
  readonly quiet?: boolean;
  readonly json?: true;
}

/** A character of UTF-8 has four bytes at most. */
const maxListBytes = 4 * maxListLength;

/** `collega server import`: many servers from a list, after a preview. */
export function addServerImport(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'import')
    .argument('<file>', translate('servers.help.list'))
    .option('-c, --client <name>', translate('help.client'))
    .addOption(directionOption())
    .option('-y, --yes', translate('help.yes'))
    .option('--json', translate('help.json'))
    .action((path: string, options: ImportOptions, command: Command) =>
      runOpened(run, command, (opened) => {
        const quiet = command.optsWithGlobals<{ quiet?: true }>().quiet === true;
        return importServers(opened, path, { ...options, quiet });
      }),
    );
}

/** What is there already is kept, and a line that cannot be read is left out and named. */
async function importServers(
  { collega, terminal, signal }: Opened,
  path: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  const { id: clientId, name } = await findClient(collega, options.client, signal);
  const request = {
    clientId,
    text: await readList(path),
    directions: options.direction ?? ('both' as const),
  };
  const plan = await askCollega(collega, 'mailServers.planMany', request, signal);
  const count = countNew(plan);
  if (plan.servers.length + plan.problems.length === 0) {
    throw new CommandEnd(exitStatus.wrongUse, translate('servers.listEmpty', { path }));
  }
  const asks = count > 0 && options.yes !== true;
  if (!options.json && (asks || options.quiet !== true))
    terminal.out(formatBulkPlan(plan, terminal.columns));
  if (count > 0) {
    await confirmByTyping(terminal, String(count), {
      yes: options.yes,
      texts: {
        question: translate('servers.importSure', { count, client: name }),
        needsYes: translate('servers.importNeedsYes', { count }),
        refused: translate('servers.importNothing'),
      },
    });
    await askCollega(collega, 'mailServers.createMany', request, signal);
  }
  terminal.note(translate('servers.imported', { count, client: name }));
  if (options.json) terminal.out(JSON.stringify(plan, null, 2));
  return plan.problems.length === 0 ? exitStatus.passed : exitStatus.checkFailed;
}

function countNew({ servers }: BulkPlan): number {
  return servers.filter(({ exists }) => !exists).length;
}

async function readList(path: string): Promise<string> {
  const content = await readNamedFile(path, maxListBytes);
  if (content === null || content.length > maxListLength) {
    throw new CommandEnd(exitStatus.wrongUse, translate('files.tooLarge', { path }));
  }
  return content;
}

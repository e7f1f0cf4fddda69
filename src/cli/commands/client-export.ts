import { type Command } from 'commander';
import { addSubcommand } from '../options/add-subcommand.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { writeNamedFile } from '../terminal/named-files.ts';
import { translate } from '../terminal/texts.ts';

interface ExportOptions {
  readonly client?: string;
  readonly out: string;
  readonly force?: true;
}

/** `collega client export`: a client handed on without its secret and tokens. */
export function addClientExport(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'export')
    .option('-c, --client <name>', translate('help.client'))
    .option('-o, --out <file>', translate('help.out'), '-')
    .option('--force', translate('help.force'))
    .action((options: ExportOptions, command: Command) =>
      runOpened(run, command, (opened) => exportClient(opened, options), 'no'),
    );
}

async function exportClient(
  { collega, terminal, signal }: Opened,
  { client, out, force }: ExportOptions,
): Promise<undefined> {
  const { id: clientId } = await findClient(collega, client, signal);
  const { content } = await askCollega(collega, 'clientFiles.create', { clientId }, signal);
  if (out === '-') {
    terminal.out(content.trimEnd());
    return;
  }
  writeNamedFile(out, content, force === true);
  terminal.note(translate('clients.exported', { path: out }));
}

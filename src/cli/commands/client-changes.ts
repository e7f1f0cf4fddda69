import { type Command } from 'commander';
import { recordName } from '../../contract/identifiers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { parseOption } from '../options/parse-option.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { printCommandsFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { translate } from '../terminal/texts.ts';

interface NamedOptions {
  readonly client: string;
  readonly name: string;
  readonly json?: true;
}

interface ArchiveOptions {
  readonly client: string;
  readonly undo?: true;
  readonly json?: true;
}

/** `collega client rename|duplicate|archive`: what changes a client as a whole. */
export function addClientChanges(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'rename')
    .requiredOption('-c, --client <name>', translate('help.clientName'))
    .requiredOption('--name <name>', translate('clients.help.newName'), parseOption(recordName))
    .option('--json', translate('help.json'))
    .action(({ client, name, json }: NamedOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const found = await findClient(collega, client, signal);
        const asked = { clientId: found.id, name };
        const renamed = await askCollega(collega, 'clients.rename', asked, signal);
        printCommandsFor(quoteForShell(name));
        terminal.note(translate('clients.renamed', { before: found.name, name }));
        if (json) terminal.out(JSON.stringify(renamed, null, 2));
      }),
    );
  addSubcommand(group, 'duplicate')
    .requiredOption('-c, --client <name>', translate('help.clientName'))
    .requiredOption('--name <name>', translate('clients.help.newName'), parseOption(recordName))
    .option('--json', translate('help.json'))
    .action(({ client, name, json }: NamedOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const found = await findClient(collega, client, signal);
        const asked = { clientId: found.id, name };
        const created = await askCollega(collega, 'clients.duplicate', asked, signal);
        terminal.note(translate('clients.duplicated', { name, quotedName: quoteForShell(name) }));
        if (json) terminal.out(JSON.stringify(created, null, 2));
      }),
    );
  addSubcommand(group, 'archive')
    .requiredOption('-c, --client <name>', translate('help.clientName'))
    .option('--undo', translate('clients.help.undo'))
    .option('--json', translate('help.json'))
    .action(({ client, undo, json }: ArchiveOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const { id: clientId, name } = await findClient(collega, client, signal);
        const asked = { clientId, archived: undo !== true };
        const changed = await askCollega(collega, 'clients.setArchived', asked, signal);
        terminal.note(translate(undo ? 'clients.unarchived' : 'clients.archived', { name }));
        if (json) terminal.out(JSON.stringify(changed, null, 2));
      }),
    );
}

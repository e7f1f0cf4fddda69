import { type Command } from 'commander';
import { recordName } from '../../contract/identifiers.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { parseOption } from '../options/parse-option.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { say } from '../terminal/texts.ts';

interface NamedOptions {
  readonly client: string;
  readonly name: string;
  readonly json?: true;
}

/** `collega client rename|duplicate|archive`: what changes a client as a whole. */
export function addClientChanges(group: Command, run: CommandRunner): void {
  group
    .command('rename')
    .description(say('clients.help.rename'))
    .requiredOption('--client <name>', say('help.clientName'))
    .requiredOption('--name <name>', say('clients.help.newName'), parseOption(recordName))
    .action(({ client, name }: NamedOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const found = await findClient(collega, client, signal);
        await askCollega(collega, 'clients.rename', { clientId: found.id, name }, signal);
        terminal.note(say('clients.renamed', { before: found.name, name }));
      }),
    );
  group
    .command('duplicate')
    .description(say('clients.help.duplicate'))
    .requiredOption('--client <name>', say('help.clientName'))
    .requiredOption('--name <name>', say('clients.help.newName'), parseOption(recordName))
    .option('--json', say('help.json'))
    .action(({ client, name, json }: NamedOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const found = await findClient(collega, client, signal);
        const asked = { clientId: found.id, name };
        const created = await askCollega(collega, 'clients.duplicate', asked, signal);
        terminal.note(say('clients.duplicated', { name }));
        if (json) terminal.out(JSON.stringify(created, null, 2));
      }),
    );
  group
    .command('archive')
    .description(say('clients.help.archive'))
    .requiredOption('--client <name>', say('help.clientName'))
    .option('--undo', say('clients.help.undo'))
    .action(({ client, undo }: { client: string; undo?: true }, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const { id: clientId, name } = await findClient(collega, client, signal);
        const asked = { clientId, archived: undo !== true };
        await askCollega(collega, 'clients.setArchived', asked, signal);
        terminal.note(say(undo ? 'clients.unarchived' : 'clients.archived', { name }));
      }),
    );
}

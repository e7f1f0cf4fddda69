import { type Command } from 'commander';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { maxClientFileLength } from '../../contract/client-files.ts';
import { askCollega } from '../ask-collega.ts';
import { CommandEnd, exitStatus } from '../exit-status.ts';
import { findClient } from '../find-records.ts';
import { type CommandRunner } from '../run-command.ts';
import { runOpened } from '../run-opened.ts';
import { describeFailure, say } from '../texts.ts';

interface ExportOptions {
  readonly client?: string;
  readonly out: string;
}

/** `collega client export|import`: a client handed on without its secret and tokens. */
export function addClientFiles(group: Command, run: CommandRunner): void {
  group
    .command('export')
    .description(say('clients.help.export'))
    .option('--client <name>', say('help.client'))
    .option('--out <file>', say('help.out'), '-')
    .action((options: ExportOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const { id: clientId } = await findClient(collega, options.client, signal);
        const { content } = await askCollega(collega, 'clientFiles.create', { clientId }, signal);
        if (options.out === '-') {
          terminal.out(content.trimEnd());
          return;
        }
        writeFile(options.out, content);
        terminal.note(say('clients.exported', { path: options.out }));
      }),
    );
  group
    .command('import')
    .description(say('clients.help.import'))
    .argument('<file>', say('clients.help.file'))
    .option('--json', say('help.json'))
    .action((path: string, { json }: { json?: true }, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const content = readFile(path);
        const imported = await askCollega(collega, 'clientFiles.import', { content }, signal);
        const { client, nameInFile, servers } = imported;
        const renamed = client.name !== nameInFile;
        const facts = { name: client.name, nameInFile, servers };
        terminal.note(say(renamed ? 'clients.importedAs' : 'clients.imported', facts));
        if (json) terminal.out(JSON.stringify(imported, null, 2));
      }),
    );
}

function readFile(path: string): string {
  try {
    // Asked first: what is no client may be far too large to read.
    if (path === '-' || statSync(path).size <= maxClientFileLength) {
      const content = readFileSync(path === '-' ? 0 : path, 'utf8');
      if (content.length <= maxClientFileLength) return content;
    }
  } catch (error) {
    throw wrongFile(path, error instanceof Error ? error.message : String(error));
  }
  const kind = 'client-file-unreadable';
  throw wrongFile(path, describeFailure({ kind, reason: 'too-large', problems: [] }));
}

function writeFile(path: string, content: string): void {
  try {
    writeFileSync(path, content, { mode: 0o600 });
  } catch (error) {
    throw wrongFile('--out', error instanceof Error ? error.message : String(error));
  }
}

function wrongFile(what: string, why: string): CommandEnd {
  return new CommandEnd(exitStatus.wrongUse, `${what}: ${why}`);
}

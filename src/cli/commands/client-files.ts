import { type Command } from 'commander';
import { maxClientFileLength } from '../../contract/client-files.ts';
import { type CallValue } from '../../contract/index.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { askCollega, endByFailure, tryCollega } from '../session/ask-collega.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { readNamedFile, writeNamedFile } from '../terminal/named-files.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { translate } from '../terminal/texts.ts';
import { describeFailure } from '../terminal/window-texts.ts';

interface ExportOptions {
  readonly client?: string;
  readonly out: string;
  readonly force?: true;
}

/** A character of UTF-8 has four bytes at most. */
const maxClientFileBytes = 4 * maxClientFileLength;

/** `collega client export|import`: a client handed on without its secret and tokens. */
export function addClientFiles(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'export')
    .option('-c, --client <name>', translate('help.client'))
    .option('-o, --out <file>', translate('help.out'), '-')
    .option('--force', translate('help.force'))
    .action((options: ExportOptions, command: Command) =>
      runOpened(run, command, (opened) => exportClient(opened, options), 'no'),
    );
  addSubcommand(group, 'import')
    .argument('<file>', translate('clients.help.file'))
    .option('-y, --yes', translate('clients.help.importYes'))
    .option('--json', translate('help.json'))
    .action((path: string, { json, yes }: { json?: true; yes?: true }, command: Command) =>
      runOpened(run, command, async (opened) => {
        const { terminal } = opened;
        const imported = await importConfirmed(opened, await readClientFile(path), yes);
        const { client, nameInFile, servers } = imported;
        const renamed = client.name !== nameInFile;
        const facts = {
          name: keepOnOneLine(client.name),
          quotedName: quoteForShell(client.name),
          nameInFile: keepOnOneLine(nameInFile),
          servers,
        };
        terminal.note(translate(renamed ? 'clients.importedAs' : 'clients.imported', facts));
        if (json) terminal.out(JSON.stringify(imported, null, 2));
      }),
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

/** Names each host that is not Microsoft's and asks once for all of them; `--yes` answers. */
async function importConfirmed(
  { collega, terminal, signal }: Opened,
  content: string,
  yes: true | undefined,
): Promise<CallValue<'clientFiles.import'>> {
  const first = await tryCollega(collega, 'clientFiles.import', { content }, signal);
  if (first.ok) return first.value;
  if (first.failure.kind !== 'foreign-hosts') return endByFailure(first.failure);
  const { hosts } = first.failure;
  terminal.note(translate('clients.foreignHosts'));
  for (const { host, servers } of hosts) {
    terminal.note(translate('clients.foreignHost', { host: showHost(host), servers }));
  }
  await confirmByTyping(terminal, translate('clients.foreignHostsAnswer'), {
    yes,
    texts: {
      question: translate('clients.foreignHostsSure'),
      needsYes: translate('clients.foreignHostsNeedYes'),
      refused: translate('clients.nothingImported'),
    },
  });
  const confirmedHosts = hosts.map(({ host }) => host);
  return askCollega(collega, 'clientFiles.import', { content, confirmedHosts }, signal);
}

async function readClientFile(path: string): Promise<string> {
  const content = await readNamedFile(path, maxClientFileBytes);
  if (content !== null && content.length <= maxClientFileLength) return content;
  const kind = 'client-file-unreadable';
  const why = describeFailure({ kind, reason: 'too-large', problems: [] });
  throw new CommandEnd(exitStatus.wrongUse, `${path}: ${why}`);
}

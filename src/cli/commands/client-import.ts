import { type Command } from 'commander';
import { maxClientFileLength } from '../../contract/client-files.ts';
import { type CallValue } from '../../contract/index.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { askCollega, endByFailure, tryCollega } from '../session/ask-collega.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { readNamedFile } from '../terminal/named-files.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { translate } from '../terminal/texts.ts';
import { describeFailure } from '../terminal/window-texts.ts';

interface ImportOptions {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

type Imported = CallValue<'clientFiles.import'>;
type Preview = CallValue<'clientFiles.preview'>;
/** Of one file among several: what it made, or would make; or why nothing. */
type Outcome = { readonly file: string } & (Imported | Preview | { readonly problem: string });

/** A character of UTF-8 has four bytes at most. */
const maxClientFileBytes = 4 * maxClientFileLength;

/** `collega client import`: a new client of each file, without its secret and tokens. */
export function addClientImport(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'import')
    .argument('<file...>', translate('clients.help.file'))
    .option('-y, --yes', translate('clients.help.importYes'))
    .option('--dry-run', translate('clients.help.dryRun'))
    .option('--json', translate('help.json'))
    .action((paths: string[], options: ImportOptions, command: Command) =>
      runOpened(run, command, (opened) =>
        paths.length === 1
          ? importAlone(opened, paths[0] ?? '', options)
          : importEach(opened, paths, options),
      ),
    );
}

async function importAlone(
  opened: Opened,
  path: string,
  options: ImportOptions,
): Promise<undefined> {
  const made = await takeFile(opened, path, options);
  if (options.json) opened.terminal.out(JSON.stringify(made, null, 2));
}

/** A file that is refused stops no other: it is named, and not all of the files were imported. */
async function importEach(
  opened: Opened,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitStatus> {
  const { terminal } = opened;
  const outcomes: Outcome[] = [];
  for (const file of paths) {
    try {
      outcomes.push({ file, ...(await takeFile(opened, file, options)) });
    } catch (error) {
      if (!(error instanceof CommandEnd) || error.status !== exitStatus.wrongUse) throw error;
      // What cannot be read names its file itself.
      const named = error.message.includes(file) ? error.message : `${file}: ${error.message}`;
      terminal.note(named);
      outcomes.push({ file, problem: error.message });
    }
  }
  const refused = outcomes.filter((outcome) => 'problem' in outcome).length;
  const counts = { count: outcomes.length - refused, all: outcomes.length };
  terminal.note(translate(options.dryRun ? 'clients.filesRight' : 'clients.filesImported', counts));
  if (options.json) terminal.out(JSON.stringify(outcomes, null, 2));
  return refused === 0 ? exitStatus.passed : exitStatus.checkFailed;
}

async function takeFile(
  opened: Opened,
  path: string,
  { yes, dryRun }: ImportOptions,
): Promise<Imported | Preview> {
  const content = await readClientFile(path);
  if (dryRun) return showFile(opened, path, content);
  const imported = await importConfirmed(opened, path, content, yes);
  const { client, nameInFile, servers } = imported;
  const facts = {
    name: keepOnOneLine(client.name),
    quotedName: quoteForShell(client.name),
    nameInFile: keepOnOneLine(nameInFile),
    count: servers,
  };
  const text = client.name === nameInFile ? 'clients.imported' : 'clients.importedAs';
  opened.terminal.note(translate(text, facts));
  return imported;
}

/** What the file would make; nothing of it is kept. */
async function showFile(
  { collega, terminal, signal }: Opened,
  path: string,
  content: string,
): Promise<Preview> {
  const preview = await askCollega(collega, 'clientFiles.preview', { content }, signal);
  const { name, outgoing, incoming, hosts } = preview;
  const mailHosts = hosts.map(({ host }) => showHost(host)).join(', ');
  const facts = { path, name: keepOnOneLine(name), outgoing, incoming };
  terminal.note(translate('clients.wouldImport', { ...facts, hosts: mailHosts }));
  return preview;
}

/** Names each host that is not Microsoft's and asks once for all of them; `--yes` answers. */
async function importConfirmed(
  { collega, terminal, signal }: Opened,
  path: string,
  content: string,
  yes: true | undefined,
): Promise<Imported> {
  const first = await tryCollega(collega, 'clientFiles.import', { content }, signal);
  if (first.ok) return first.value;
  if (first.failure.kind !== 'foreign-hosts') return endByFailure(first.failure);
  const { hosts } = first.failure;
  terminal.note(translate('clients.foreignHosts', { path }));
  for (const { host, servers } of hosts) {
    terminal.note(translate('clients.foreignHost', { host: showHost(host), count: servers }));
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

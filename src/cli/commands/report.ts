import { Option, type Command } from 'commander';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { maxReportLength, type ReportBundle } from '../../contract/reports.ts';
import { language, type Language } from '../../contract/settings.ts';
import { fail, FailureError } from '../../services/failure-error.ts';
import { renderReport } from '../../services/reports/create-report.ts';
import { openReport } from '../../services/reports/open-report.ts';
import { translateReport } from '../../services/reports/own-findings.ts';
import { askCollega } from '../ask-collega.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../exit-status.ts';
import { findClient, findServers } from '../find-records.ts';
import { openCollega } from '../open-collega.ts';
import { systemLanguage } from '../prepare-collega.ts';
import { parseOption } from '../parse-option.ts';
import { readPlace } from '../place-options.ts';
import { type CommandRunner } from '../run-command.ts';
import { type Terminal } from '../terminal.ts';
import { describeFailure, say } from '../texts.ts';

interface ReportOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly format: 'html' | 'json' | 'text';
  readonly out: string;
  readonly mask?: true;
  readonly log?: true;
  readonly language: Language;
  readonly open?: string;
  readonly json?: true;
}

/** `collega report`: the last tests of a client or a mailbox, to send; `--open` shows one received. */
export function addReportCommand(program: Command, run: CommandRunner): void {
  program
    .command('report')
    .description(say('help.report'))
    .option('--client <name>', say('help.client'))
    .option('--mailbox <address>', say('help.mailbox'), parseOption(mailboxAddress))
    .addOption(
      new Option('--format <format>', say('help.format'))
        .choices(['html', 'json', 'text'])
        .default('text'),
    )
    .option('--out <file>', say('help.out'), '-')
    .option('--mask', say('help.mask'))
    .option('--log', say('help.log'))
    .addOption(
      new Option('--language <language>', say('help.language'))
        .choices([...language.options])
        .default(systemLanguage()),
    )
    .option('--open <file>', say('help.open'))
    .option('--json', say('help.json'))
    .action((options: ReportOptions, command: Command) =>
      run((terminal, signal) =>
        options.open === undefined
          ? makeReport(options, command, terminal, signal)
          : Promise.resolve(showReport(options.open, options, terminal)),
      ),
    );
}

async function makeReport(
  options: ReportOptions,
  command: Command,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitStatus> {
  const { collega, close } = await openCollega(readPlace(command), terminal);
  try {
    const client = await findClient(collega, options.client, signal);
    const servers = await findServers(collega, client, options.mailbox, signal);
    const report = await askCollega(
      collega,
      'reports.create',
      {
        clientId: client.id,
        serverIds: servers.map(({ id }) => id),
        language: options.language,
        maskMailboxes: options.mask ?? false,
        includeLog: options.log ?? false,
      },
      signal,
    );
    write(report[options.json ? 'json' : options.format], options.out, terminal);
    return exitStatus.passed;
  } finally {
    await close();
  }
}

/** Needs no records and no vault: whoever helps may have neither. */
function showReport(path: string, options: ReportOptions, terminal: Terminal): ExitStatus {
  const bundle = translateReport(readReport(path), options.language);
  terminal.note(say('foreignReport', { path }));
  write(renderReport(bundle)[options.json ? 'json' : options.format], options.out, terminal);
  return exitStatus.passed;
}

function readReport(path: string): ReportBundle {
  try {
    // Asked first: what is no report may be far too large to read.
    if (path !== '-' && statSync(path).size > maxReportLength) {
      fail({ kind: 'report-unreadable', reason: 'too-large', field: '' });
    }
    return openReport(readFileSync(path === '-' ? 0 : path, 'utf8'));
  } catch (error) {
    if (error instanceof FailureError) {
      throw new CommandEnd(exitStatus.wrongUse, `${path}: ${describeFailure(error.failure)}`);
    }
    throw wrongFile('--open', error);
  }
}

function write(content: string, path: string, terminal: Terminal): void {
  if (path === '-') {
    terminal.out(content.trimEnd());
    return;
  }
  try {
    writeFileSync(path, content, { mode: 0o600 });
  } catch (error) {
    throw wrongFile('--out', error);
  }
  terminal.note(say('reportWritten', { path }));
}

function wrongFile(option: string, error: unknown): CommandEnd {
  const reason = error instanceof Error ? error.message : String(error);
  return new CommandEnd(exitStatus.wrongUse, `${option}: ${reason}`);
}

import { randomUUID } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { extname } from 'node:path';
import { mailboxNames, type MailboxNames } from '../../contract/mailbox-names.ts';
import {
  maxReportLength,
  type OpenedFile,
  type ReportFormat,
  type ReportRequest,
} from '../../contract/reports.ts';
import { type ReportMask } from '../../contract/report-mask.ts';
import { type Language } from '../../contract/settings.ts';
import { type Collega } from '../../services/collega.ts';
import { fail, FailureError } from '../../services/failure-error.ts';
import { renderExplanation } from '../../services/reports/explanation/render-explanation.ts';
import { renderReport } from '../../services/reports/create-report.ts';
import { openFile } from '../../services/reports/open-report.ts';
import { writeJson } from '../../services/reports/visible-text.ts';
import { formatSenders, formatSnapshot } from '../output/format-odoo.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { selectServers } from '../session/select-servers.ts';
import { readNamedFile, writeNamedFile } from '../terminal/named-files.ts';
import { languageOption } from '../options/language-option.ts';
import { maskOption } from '../options/mask-option.ts';
import { addServerChoice, type ServerChoice } from '../options/server-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { BusyLines } from '../terminal/busy-lines.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { describeFailure } from '../terminal/window-texts.ts';

interface ReportOptions extends Omit<ServerChoice, 'allClients'> {
  readonly format?: ReportFormat;
  readonly out: string;
  readonly force?: true;
  readonly mask?: Exclude<ReportMask, 'none'>;
  readonly log?: true;
  /** Neither given: with a report on the whole client. */
  readonly odoo?: boolean;
  readonly language: Language;
  readonly open?: string;
  readonly name: MailboxNames;
  readonly json?: true;
}

/** Most characters of a report are ASCII. */
const maxReportBytes = maxReportLength;

/** `collega report`: the last tests of a client or a mailbox, to send; `--open` shows one received. */
export function defineReport(report: Command, run: CommandRunner): void {
  addServerChoice(report)
    .option('--failed', translate('help.failed'))
    .addOption(
      new Option('--format <format>', translate('help.format'))
        .choices(['html', 'json', 'text'])
        .default(undefined, translate('help.formatDefault')),
    )
    .option('-o, --out <file>', translate('help.out'), '-')
    .option('--force', translate('help.force'))
    .addOption(maskOption())
    .option('--log', translate('help.log'))
    .option('--odoo', translate('help.reportOdoo'))
    .option('--no-odoo', translate('help.reportNoOdoo'))
    .addOption(languageOption('help.language'))
    .option('--open <file>', translate('help.open'))
    .option('--name <mailbox=address>', translate('help.reportName'), addName, {})
    .option('--json', translate('help.json'))
    .action((options: ReportOptions, command: Command) =>
      options.open === undefined
        ? runOpened(run, command, (opened) => makeReport(options, opened))
        : run((terminal) => showReport(options.open ?? '-', options, terminal)),
    );
}

async function makeReport(
  options: ReportOptions,
  { collega, terminal, signal }: Opened,
): Promise<undefined> {
  if (Object.keys(options.name).length > 0) {
    throw new CommandEnd(
      exitStatus.wrongUse,
      translate('usage.optionNeeds', { option: '--name', needs: '--open' }),
    );
  }
  const client = await findClient(collega, options.client, signal);
  const [chosen] = await selectServers(collega, options, signal);
  if (chosen === undefined)
    throw new CommandEnd(exitStatus.passed, translate('tests.noneToReport'));
  const wanted: ReportRequest = {
    clientId: client.id,
    serverIds: chosen.servers.map(({ id }) => id),
    language: options.language,
    mask: options.mask ?? 'none',
    includeLog: options.log ?? false,
    includeOdoo: options.odoo ?? isWholeClient(options),
  };
  const format = formatOf(options);
  const report = await printProgress(collega, terminal, chosen.servers.length, (runId) =>
    askCollega(collega, 'reports.create', { ...wanted, runId, formats: [format] }, signal),
  );
  write(report[format], options, terminal);
  if (options.mask !== undefined) terminal.note(translate('nameMayStay'));
}

/** A report of hundreds of servers takes seconds: says how far it is. */
async function printProgress<Made>(
  collega: Collega,
  terminal: Terminal,
  total: number,
  make: (runId: string) => Promise<Made>,
): Promise<Made> {
  const runId = randomUUID();
  let done = 0;
  const stopEvents = collega.onEvent((name, payload) => {
    if (name !== 'reports.progress' || !('runId' in payload) || !('done' in payload)) return;
    if (payload.runId === runId) done = payload.done;
  });
  const busy = new BusyLines(terminal);
  busy.start(runId, () => translate('makingReport', { done, total }));
  try {
    return await make(runId);
  } finally {
    busy.stopAll();
    stopEvents();
  }
}

/** `mailbox-1=anna@contoso.com`, beside those given before. */
function addName(text: string, before: MailboxNames): MailboxNames {
  const [label = '', ...address] = text.split('=');
  const parsed = mailboxNames.safeParse({ [label]: address.join('=') });
  if (!parsed.success) throw new InvalidArgumentError(translate('formats.mailboxName'));
  return { ...before, ...parsed.data };
}

function isWholeClient({ mailbox, server, direction, failed }: ReportOptions): boolean {
  return [mailbox, server, direction, failed].every((choice) => choice === undefined);
}

/** As said; else as the file's name ends: a text in r.html would be shown without its lines. */
function formatOf({ json, format, out }: ReportOptions): ReportFormat {
  if (json) return 'json';
  if (format !== undefined) return format;
  const extension = extname(out).toLowerCase();
  if (extension === '.html' || extension === '.htm') return 'html';
  return extension === '.json' ? 'json' : 'text';
}

/** Needs no records and no vault: the reader of a report may have neither. */
async function showReport(
  path: string,
  options: ReportOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const opened = await readReport(path, options);
  terminal.note(translate('foreignReport', { path }));
  if (opened.kind === 'report') {
    write(renderReport(opened.bundle)[formatOf(options)], options, terminal);
  } else if (opened.kind === 'explanation') {
    write(renderExplanation(opened.explanation)[formatOf(options)], options, terminal);
  } else {
    write(formatOpenedSnapshot(opened, options, terminal), options, terminal);
  }
  return exitStatus.passed;
}

function formatOpenedSnapshot(
  { snapshot, senders }: Extract<OpenedFile, { readonly kind: 'odoo-snapshot' }>,
  options: ReportOptions,
  terminal: Terminal,
): string {
  switch (formatOf(options)) {
    case 'json':
      return writeJson(snapshot);
    case 'html':
      throw new CommandEnd(exitStatus.wrongUse, translate('snapshotNotHtml'));
    case 'text':
      return [formatSnapshot(snapshot, terminal.columns), ...formatSenders(senders)].join('\n');
  }
}

async function readReport(path: string, { language, name }: ReportOptions): Promise<OpenedFile> {
  try {
    const content = await readNamedFile(path, maxReportBytes);
    if (content === null) fail({ kind: 'report-unreadable', reason: 'too-large', field: '' });
    refuseUnknownNames(content, name, path);
    return openFile(content, language, name);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    throw new CommandEnd(exitStatus.wrongUse, `${path}: ${describeFailure(error.failure)}`);
  }
}

/** Without it a mistyped mask would leave the commands as they are, with no word about it. */
function refuseUnknownNames(content: string, names: MailboxNames, path: string): void {
  const labels = [...new Set(content.match(/\bmailbox-\d{1,5}(?=@)/g))];
  const unknown = Object.keys(names).filter(
    (label) => label !== 'mailbox' && !labels.includes(label),
  );
  if (unknown.length === 0) return;
  const shown = labels.slice(0, shownLabels);
  if (labels.length > shown.length) shown.push('…');
  const values = { path, names: unknown.join(', '), labels: shown.join(', ') };
  throw new CommandEnd(
    exitStatus.wrongUse,
    translate(labels.length === 0 ? 'reportNothingMasked' : 'reportNoSuchMask', values),
  );
}

const shownLabels = 10;

function write(content: string, { out, force }: ReportOptions, terminal: Terminal): void {
  if (out === '-') {
    terminal.out(content.trimEnd());
    return;
  }
  writeNamedFile(out, content, force === true);
  terminal.note(translate('reportWritten', { path: out }));
}

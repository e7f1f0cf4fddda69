import { Option, type Command } from 'commander';
import { groupCauses } from '../../contract/group-causes.ts';
import { type Language } from '../../contract/settings.ts';
import { summariseCauses } from '../output/summarise-causes.ts';
import { summariseTests, sumTests } from '../output/summarise-tests.ts';
import { hasPassed, type TestedServer } from '../output/tested-server.ts';
import { parseNumberOption, timeoutSeconds } from '../options/parse-option.ts';
import { languageOption } from '../options/language-option.ts';
import { addServerChoice, type ServerChoice } from '../options/server-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { selectServers, type ChosenServers } from '../session/select-servers.ts';
import { testServers } from '../session/test-servers.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { type Client } from '../../contract/clients.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';

interface TestOptions extends ServerChoice {
  readonly send?: true;
  readonly network?: true;
  readonly summary?: true;
  readonly message?: true;
  readonly language: Language;
  readonly timeout: number;
  readonly json?: true;
}

/** `collega test`: tests the servers of a client or of all, both directions side by side. */
export function defineTest(test: Command, run: CommandRunner): void {
  addServerChoice(test)
    .addOption(new Option('--all-clients', translate('help.allClients')).conflicts('client'))
    .option('--failed', translate('help.failed'))
    .addOption(new Option('--send', translate('help.send')).conflicts('network'))
    .option('--network', translate('help.networkOnly'))
    .option(
      '--timeout <seconds>',
      translate('help.timeout'),
      parseNumberOption(timeoutSeconds, 'timeout'),
      30,
    )
    .option('--summary', translate('help.summary'))
    .addOption(new Option('--message', translate('help.message')).conflicts('summary'))
    .addOption(languageOption('help.messageLanguage'))
    .option('--json', translate('help.jsonShape', { shape: translate('shapes.tests') }))
    .addHelpText('after', `\n${translate('tests.helpAfter')}`)
    .action((options: TestOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const chosen = await selectServers(collega, options, signal);
        // What a test says is its progress; with --quiet its status tells, or what was asked for.
        const quiet = command.optsWithGlobals<{ quiet?: true }>().quiet === true;
        const told = !options.json && !options.message && (!quiet || options.summary === true);
        const printed = told ? terminal.out : terminal.note;
        const write = options.summary || options.message ? (): void => undefined : printed;
        const servers = chosen.flatMap((each) => each.servers);
        if (servers.length === 0) terminal.note(translate('tests.noneFailed'));
        const tested = await testServers(collega, servers, { terminal, write }, signal, {
          sendMessage: options.send ?? false,
          networkOnly: options.network ?? false,
          timeoutMs: Math.round(options.timeout * 1_000),
        });
        if (options.message) await printMessages(terminal, servers.length, tested, options);
        else if (options.summary) {
          printed([summariseCauses(tested), sumTests(servers, tested)].join('\n\n').trimStart());
        } else if (servers.length > 1) {
          printed(summariseTests(servers, tested, terminal.columns));
        }
        if (!options.message) {
          printWhatToLink(
            terminal,
            chosen.map(({ client }) => client),
            tested,
          );
        }
        if (options.json && !options.message)
          printJson(terminal, chosen, tested, options.allClients === true);
        const passed = tested.filter(({ report }) => hasPassed(report)).length;
        return passed === servers.length ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

/** For each person who must act: what stops the servers, each cause once. */
async function printMessages(
  terminal: Terminal,
  chosen: number,
  tested: readonly TestedServer[],
  { language, network, json }: TestOptions,
): Promise<void> {
  const { printLetters } = await import('../output/print-letters.ts');
  const causes = groupCauses(
    tested.map(({ server, report }) => ({ subject: server, findings: report.findings })),
  );
  const findings = causes.flatMap((cause) => cause.findings);
  const testedAt = tested[0]?.report.startedAt ?? null;
  const ended = tested.filter(({ report }) => report.outcome !== 'cancelled').length;
  if (ended < chosen) {
    terminal.warn(translate('tests.messageLacks', { count: chosen - ended }));
  } else if (findings.length === 0) {
    terminal.note(translate(network ? 'tests.nothingOnTheWay' : 'tests.nothingToTell'));
  }
  printLetters(terminal, findings, { language, json: json === true, testedAt });
}

/** The reports in the order of the servers; of all clients, under their clients' names. */
function printJson(
  terminal: Terminal,
  chosen: readonly ChosenServers[],
  tested: readonly TestedServer[],
  byClient: boolean,
): void {
  const groups = chosen.map(({ client, servers }) => {
    const ids = new Set(servers.map(({ id }) => id));
    const own = tested.filter(({ server }) => ids.has(server.id));
    return { client: client.name, reports: own.map(({ report }) => report) };
  });
  const content = byClient ? groups : groups.flatMap(({ reports }) => reports);
  terminal.out(JSON.stringify(content, null, 2));
}

/** More commands would push the results out of sight. */
const namedMailboxes = 5;

/** The whole command for each mailbox that was tested and is not linked. */
export function printWhatToLink(
  terminal: Terminal,
  clients: readonly Client[],
  tested: readonly TestedServer[],
): void {
  const lines = tested
    .filter(({ report }) => report.findings.some(({ code }) => code === 'mailbox-not-linked'))
    .map(({ server }) => {
      const name = clients.find(({ id }) => id === server.clientId)?.name ?? '';
      const words = ['--client', quoteForShell(name), '--mailbox', quoteForShell(server.username)];
      return `  collega link ${words.join(' ')}`;
    });
  const commands = [...new Set(lines)];
  if (commands.length === 0) return;
  const more = commands.length - namedMailboxes;
  terminal.note(translate('tests.linkFirst'));
  commands.slice(0, namedMailboxes).forEach(terminal.note);
  if (more > 0) terminal.note(`  ${translate('tests.moreToLink', { count: more })}`);
}

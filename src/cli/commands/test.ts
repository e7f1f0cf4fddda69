import { Option, type Command } from 'commander';
import { groupCauses } from '../../contract/group-causes.ts';
import { type Language } from '../../contract/settings.ts';
import { summariseCauses } from '../output/summarise-causes.ts';
import { summariseTests, sumTests } from '../output/summarise-tests.ts';
import { findingsOf, isProven, type TestedServer } from '../output/tested-server.ts';
import { parseNumberOption, timeoutSeconds } from '../options/parse-option.ts';
import { languageOption, refuseIdleLanguage } from '../options/language-option.ts';
import { addServerChoice, type ServerChoice } from '../options/server-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import {
  listWithoutServers,
  selectServers,
  type ChosenServers,
} from '../session/select-servers.ts';
import { testServers } from '../session/test-servers.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { type Collega } from '../../services/collega.ts';
import { type Client } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { completeCommands } from '../terminal/printed-commands.ts';
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
        refuseIdleLanguage(command, '--message', options.message === true);
        const chosen = await selectServers(collega, options, signal);
        // What a test says is its progress; with --quiet its status tells, or what was asked for.
        const quiet = command.optsWithGlobals<{ quiet?: true }>().quiet === true;
        const told = !options.json && !options.message && (!quiet || options.summary === true);
        const printed = told ? terminal.out : terminal.note;
        const write = options.summary || options.message ? (): void => undefined : printed;
        const servers = chosen.flatMap((each) => each.servers);
        if (
          options.send &&
          servers.length > 0 &&
          servers.every((each) => each.direction === 'incoming')
        )
          throw new CommandEnd(exitStatus.wrongUse, translate('tests.nothingToSend'));
        const empty = await nameClientsWithoutServers(collega, options, terminal, signal);
        if (servers.length === 0) terminal.note(translate('tests.noneFailed'));
        const clientOf = nameClients(chosen, options);
        const printing = { terminal, write, clientOf };
        const tested = await testServers(collega, servers, printing, signal, {
          sendMessage: options.send ?? false,
          networkOnly: options.network ?? false,
          timeoutMs: Math.round(options.timeout * 1_000),
        });
        if (options.message) await printMessages(terminal, servers.length, tested, options);
        else if (options.summary) {
          printed(
            [summariseCauses(tested, clientOf), sumTests(servers, tested)].join('\n\n').trimStart(),
          );
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
          printJson(terminal, chosen, tested, options.allClients === true ? empty : null);
        const passed = tested.filter(isProven).length;
        return passed === servers.length && empty.length === 0
          ? exitStatus.passed
          : exitStatus.checkFailed;
      }),
    );
}

/** Clients of which nothing could be tested: they have not passed. Answers their names. */
async function nameClientsWithoutServers(
  collega: Collega,
  { allClients, mailbox, server }: TestOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly string[]> {
  // Of those that have a mailbox of that name, no other is asked for.
  if (allClients !== true || mailbox !== undefined || server !== undefined) return [];
  const names = (await listWithoutServers(collega, signal)).map(({ name }) => name);
  if (names.length > 0) {
    const count = names.length;
    terminal.warn(translate('tests.withoutServers', { count, names: names.join(', ') }));
  }
  return names;
}

/** Of all clients, a printed command must name the one that it is about. */
function nameClients(
  chosen: readonly ChosenServers[],
  { allClients }: TestOptions,
): (server: MailServer) => string | null {
  if (allClients !== true) return () => null;
  const names = new Map(chosen.map(({ client }) => [client.id, quoteForShell(client.name)]));
  return ({ clientId }) => names.get(clientId) ?? null;
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
    tested.map((each) => ({ subject: each.server, findings: findingsOf(each) })),
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

/** The reports in the order of the servers; of all clients, under their names, `empty` ones too. */
function printJson(
  terminal: Terminal,
  chosen: readonly ChosenServers[],
  tested: readonly TestedServer[],
  empty: readonly string[] | null,
): void {
  const groups = chosen.map(({ client, servers }) => {
    const ids = new Set(servers.map(({ id }) => id));
    const own = tested.filter(({ server }) => ids.has(server.id));
    return { client: client.name, reports: own.map(({ report }) => report) };
  });
  const content =
    empty === null
      ? groups.flatMap(({ reports }) => reports)
      : [...groups, ...empty.map((client) => ({ client, reports: [] }))];
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
      return completeCommands(`  collega link ${words.join(' ')}`);
    });
  const commands = [...new Set(lines)];
  if (commands.length === 0) return;
  const more = commands.length - namedMailboxes;
  terminal.note(translate('tests.linkFirst'));
  commands.slice(0, namedMailboxes).forEach(terminal.note);
  if (more > 0) terminal.note(`  ${translate('tests.moreToLink', { count: more })}`);
}

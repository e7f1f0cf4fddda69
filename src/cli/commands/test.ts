import { type Command } from 'commander';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { findClient, findServers } from '../session/find-records.ts';
import { parseNumberOption, parseOption, timeoutSeconds } from '../options/parse-option.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { summariseTests } from '../output/summarise-tests.ts';
import { testServers } from '../session/test-servers.ts';
import { hasPassed } from '../output/tested-server.ts';
import { translate } from '../terminal/texts.ts';

interface TestOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly send?: true;
  readonly timeout: number;
  readonly json?: true;
}

/** `collega test`: tests a client's servers, or one mailbox's, both directions side by side. */
export function defineTest(test: Command, run: CommandRunner): void {
  test
    .option('--client <name>', translate('help.client'))
    .option('--mailbox <address>', translate('help.mailbox'), parseOption(mailboxAddress))
    .option('--send', translate('help.send'))
    .option(
      '--timeout <seconds>',
      translate('help.timeout'),
      parseNumberOption(timeoutSeconds, 'timeout'),
      30,
    )
    .option('--json', translate('help.json'))
    .addHelpText('after', `\n${translate('tests.helpAfter')}`)
    .action((options: TestOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const client = await findClient(collega, options.client, signal);
        const servers = await findServers(collega, client, options.mailbox, signal);
        const write = options.json ? terminal.note : terminal.out;
        const tested = await testServers(collega, servers, { terminal, write }, signal, {
          sendMessage: options.send ?? false,
          timeoutMs: Math.round(options.timeout * 1_000),
        });
        if (servers.length > 1) write(summariseTests(servers, tested, terminal.columns));
        if (options.json) {
          const reports = tested.map(({ report }) => report);
          terminal.out(JSON.stringify(reports, null, 2));
        }
        const passed = tested.filter(({ report }) => hasPassed(report)).length;
        return passed === servers.length ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

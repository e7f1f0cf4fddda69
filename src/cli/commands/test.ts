import { type Command } from 'commander';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { exitStatus } from '../exit-status.ts';
import { findClient, findServers } from '../find-records.ts';
import { openCollega } from '../open-collega.ts';
import { parseNumberOption, parseOption, timeoutSeconds } from '../parse-option.ts';
import { readPlace } from '../place-options.ts';
import { type CommandRunner } from '../run-command.ts';
import { hasPassed, noteVerdicts, testServers } from '../test-servers.ts';
import { say } from '../texts.ts';

interface TestOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly send?: true;
  readonly timeout: number;
  readonly json?: true;
}

/** `collega test`: tests a client's servers, or one mailbox's, both directions side by side. */
export function addTestCommand(program: Command, run: CommandRunner): void {
  program
    .command('test')
    .description(say('help.test'))
    .option('--client <name>', say('help.client'))
    .option('--mailbox <address>', say('help.mailbox'), parseOption(mailboxAddress))
    .option('--send', say('help.send'))
    .option('--timeout <seconds>', say('help.timeout'), parseNumberOption(timeoutSeconds), 30)
    .option('--json', say('help.json'))
    .action((options: TestOptions, command: Command) =>
      run(async (terminal, signal) => {
        const { collega, close } = await openCollega(readPlace(command), terminal);
        try {
          const client = await findClient(collega, options.client, signal);
          const servers = await findServers(collega, client, options.mailbox, signal);
          const tested = await testServers(collega, terminal, servers, signal, {
            sendMessage: options.send ?? false,
            timeoutMs: Math.round(options.timeout * 1_000),
          });
          noteVerdicts(tested, terminal);
          if (options.json) {
            const reports = tested.map(({ report }) => report);
            terminal.out(JSON.stringify(reports, null, 2));
          }
          const passed = tested.every(({ report }) => hasPassed(report));
          return passed ? exitStatus.passed : exitStatus.checkFailed;
        } finally {
          await close();
        }
      }),
    );
}

import { type Command } from 'commander';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient, findServers } from '../session/find-records.ts';
import { linkMailbox } from '../session/link-mailbox.ts';
import { chooseHowToKeep } from '../session/keep-secrets.ts';
import { parseOption } from '../options/parse-option.ts';
import { refuseRealClient } from '../session/refuse-real-client.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { translate } from '../terminal/texts.ts';

interface LinkOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly keepAsDelegate?: true;
  readonly browser?: true;
  readonly json?: true;
}

/** `collega link`: signs in for one mailbox of one client and keeps its tokens. */
export function defineLink(link: Command, run: CommandRunner): void {
  link
    .option('-c, --client <name>', translate('help.client'))
    .option('-m, --mailbox <address>', translate('help.mailbox'), parseOption(mailboxAddress))
    .option('--keep-as-delegate', translate('help.keepAsDelegate'))
    .option('--browser', translate('help.browserWay'))
    .option('--json', translate('help.json'))
    .action((options: LinkOptions, command: Command) =>
      runOpened(run, command, async ({ collega, prepared, terminal, signal }) => {
        const client = await findClient(collega, options.client, signal);
        const inBrowser = options.browser ?? false;
        refuseRealClient(client, { practising: prepared.sandbox !== null, inBrowser });
        const [server] = await findServers(collega, client, options.mailbox, signal);
        const mailbox = options.mailbox ?? server?.username ?? '';
        const keepAsDelegate = options.keepAsDelegate ?? false;
        // Said before the sign-in, which would otherwise be for nothing.
        if (!(await chooseHowToKeep(collega, terminal, signal))) {
          throw new CommandEnd(exitStatus.wrongUse, translate('tokensNeedPassphrase'));
        }
        terminal.note(translate('linking', { mailbox, client: client.name }));
        const wanted = { client, mailbox, keepAsDelegate, inBrowser };
        const outcome = await linkMailbox(collega, terminal, wanted, signal);
        if (options.json) terminal.out(JSON.stringify(outcome, null, 2));
        return outcome.outcome === 'linked' ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

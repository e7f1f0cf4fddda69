import { type Command } from 'commander';
import { mailboxAddress } from '../../contract/identifiers.ts';
import { type Forgotten } from '../../contract/vault.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from '../session/ask-collega.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { parseOption } from '../options/parse-option.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { formatOpener } from '../terminal/window-texts.ts';

interface ForgetOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly everything?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** `collega vault forget`: one mailbox, or everything; says what that can mean. */
export function addVaultForgetCommand(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'forget')
    .option('-m, --mailbox <address>', translate('help.forgetMailbox'), parseOption(mailboxAddress))
    .option('-c, --client <name>', translate('help.forgetClient'))
    .option('--everything', translate('help.forgetEverything'))
    .option('-y, --yes', translate('help.yes'))
    .option('--json', translate('help.json'))
    .action((options: ForgetOptions, command: Command) =>
      runOpened(run, command, async ({ collega, prepared, terminal, signal }) => {
        const { client, mailbox, everything } = options;
        const wanted = [mailbox, everything].filter((each) => each !== undefined);
        if (wanted.length !== 1) throw new CommandEnd(exitStatus.wrongUse, translate('forgetWhat'));
        await confirm(terminal, options, prepared.options.dataFolder);
        const forgotten =
          mailbox === undefined
            ? await forgetEverything(collega, terminal, signal)
            : await forgetMailbox(collega, terminal, { client, mailbox }, signal);
        terminal.note(translate('forgetHonest'));
        if (options.json) terminal.out(JSON.stringify({ forgotten }, null, 2));
      }),
    );
}

async function confirm(terminal: Terminal, options: ForgetOptions, folder: string): Promise<void> {
  const what = options.mailbox ?? folder;
  await confirmByTyping(terminal, what, {
    yes: options.yes,
    texts: {
      question: translate('forgetSure', { what }),
      needsYes: translate('forgetNeedsYes'),
      refused: translate('forgetNothing'),
    },
  });
}

async function forgetMailbox(
  collega: Collega,
  terminal: Terminal,
  wanted: { readonly client: string | undefined; readonly mailbox: string },
  signal: AbortSignal,
): Promise<{ readonly mailbox: string }> {
  const { id: clientId } = await findClient(collega, wanted.client, signal);
  const links = await askCollega(collega, 'mailboxLinks.list', { clientId }, signal);
  const link = links.find(({ mailbox }) => mailbox === wanted.mailbox.toLowerCase());
  const { mailbox } = wanted;
  if (link === undefined) {
    throw new CommandEnd(exitStatus.wrongUse, translate('notLinked', { mailbox }));
  }
  await askCollega(collega, 'mailboxLinks.disconnect', { linkId: link.id }, signal);
  terminal.note(translate('mailboxForgotten', { mailbox }));
  return { mailbox };
}

async function forgetEverything(
  collega: Collega,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Forgotten> {
  const done = await askCollega(collega, 'vault.forgetEverything', { confirm: true }, signal);
  for (const line of describeForgotten(done)) terminal.note(line);
  return done;
}

function describeForgotten({ files, keys }: Forgotten): string[] {
  const overwritten = files.filter((file) => file.removed && file.overwritten).length;
  return [
    translate('filesOverwritten', { count: overwritten }),
    ...files
      .filter((file) => !file.removed || !file.overwritten)
      .map(({ path, removed }) => translate(removed ? 'fileOnlyRemoved' : 'fileLeft', { path })),
    ...keys.map(({ opener, removed }) =>
      translate(removed ? 'keyRemoved' : 'keyLeft', { opener: formatOpener(opener) }),
    ),
  ];
}
